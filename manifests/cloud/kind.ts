import { findingsAmongPolicies } from '../governance/policy';
import type {
  Explanation,
  Finding,
  Hint,
  Lens,
  Link,
  Manifest,
  ManifestKind,
  ManifestOptions,
  OutlineItem,
  Part,
  Suggestion,
} from '../manifest';
import type { NameSource, NameUse } from '../names';
import { runRules, sortFindings } from '../rules/run';
import { cutDocuments } from '../source/documents';
import { LineIndex } from '../source/line-index';
import { Memo } from '../source/memo';
import { readDocument } from '../source/read-document';
import { looksLikeJson, readJson } from '../source/read-json';
import { typePlainScalar } from '../source/scalar-type';
import { shiftFinding, shiftHint, shiftName, shiftOutline, shiftPlaced } from '../source/shift';
import { completeInDocument } from './completion';
import { CloudDocument } from './document';
import { KnownDocument } from './known-document';
import { isCloud } from './recognise';
import { fileRules, namesRules } from './rules';

/** Resources of ServiceStage, engines, registries, configuration centers and Nacos, several documents to a file. */
export const cloudKind: ManifestKind = {
  id: 'cloud-manifest',
  matches: isCloud,
  open: (text, options, previous) =>
    new CloudManifest(text, options, previous instanceof CloudManifest ? previous : undefined),
};

/** A document and where it begins. */
interface Placed {
  readonly start: number;
  readonly known: KnownDocument;
}

class CloudManifest implements Manifest {
  readonly kind = 'cloud-manifest';
  private readonly memo: Memo<KnownDocument>;
  private readonly documents: readonly Placed[];
  private index: LineIndex | undefined;
  private found: readonly Finding[] | undefined;

  constructor(
    readonly text: string,
    private readonly options: ManifestOptions,
    previous: CloudManifest | undefined,
  ) {
    const isSame = previous?.options.fileName === options.fileName;
    this.memo = Memo.after(isSame ? previous?.memo : undefined);
    this.documents = looksLikeJson(text) ? [this.json()] : this.yaml();
  }

  get lines(): LineIndex {
    this.index ??= new LineIndex(this.text);
    return this.index;
  }

  findings(): readonly Finding[] {
    this.found ??= sortFindings([
      ...this.inEach((known) => known.findings, shiftFinding),
      ...runRules(
        fileRules,
        this.documents.map(({ start, known }) => ({ start, document: known.document })),
      ),
    ]);
    return this.found;
  }

  findingsAmong(known: NameSource): readonly Finding[] {
    const uses = this.names();
    return sortFindings([...runRules(namesRules, { uses, known }), ...findingsAmongPolicies(uses, known)]);
  }

  complete(offset: number, names?: NameSource): readonly Suggestion[] {
    const { start, known } = this.at(offset) ?? {};
    if (start === undefined || known === undefined) return [];
    const around = { uses: () => this.names(), known: names };
    return completeInDocument(known.document, offset - start, around).map((one) => shiftPlaced(one, start));
  }

  explain(offset: number): Explanation | undefined {
    const { start, known } = this.at(offset) ?? {};
    if (start === undefined || known === undefined) return undefined;
    const found = known.explain(offset - start);
    return found && shiftPlaced(found, start);
  }

  parts(): readonly Part[] {
    return this.documents.map(({ start, known: { document } }) => ({
      start,
      text: document.text,
      root: document.root,
    }));
  }

  names(): readonly NameUse[] {
    return this.inEach((known) => known.names, shiftName);
  }

  outline(): readonly OutlineItem[] {
    return this.inEach((known) => known.outline, shiftOutline);
  }

  hints(): readonly Hint[] {
    return this.inEach((known) => known.hints, shiftHint);
  }

  links(): readonly Link[] {
    return this.inEach((known) => known.links, shiftPlaced);
  }

  /** Nothing can be run from here yet. */
  lenses(): readonly Lens[] {
    return [];
  }

  private inEach<T>(of: (known: KnownDocument) => readonly T[], shift: (one: T, by: number) => T): T[] {
    return this.documents.flatMap(({ start, known }) => of(known).map((one) => shift(one, start)));
  }

  private at(offset: number): Placed | undefined {
    return this.documents.findLast(({ start }) => start <= offset);
  }

  private yaml(): readonly Placed[] {
    return cutDocuments(this.text).map(({ start, end }) => ({
      start,
      known: this.known(this.text.slice(start, end), (text) => readDocument(text, typePlainScalar)),
    }));
  }

  private json(): Placed {
    return { start: 0, known: this.known(this.text, readJson) };
  }

  private known(text: string, read: (text: string) => CloudDocument['reading']): KnownDocument {
    return this.memo.get(
      text,
      () => new KnownDocument(new CloudDocument(text, read(text), this.options.fileName)),
    );
  }
}
