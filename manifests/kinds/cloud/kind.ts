import { crossFilePolicyFindings, withNewMatchGroups } from '../governance';
import type {
  Explanation,
  Hint,
  Lens,
  Link,
  Manifest,
  ManifestKind,
  ManifestOptions,
  OutlineItem,
  Part,
  Suggestion,
} from '../../engine/manifest';
import type { Finding } from '../../engine/rules/rule';
import type { NameSource, NameUse } from '../../engine/names';
import { FileNames } from '../../engine/rules/file-names';
import { runRules, sortFindings } from '../../engine/rules/run';
import { cutDocuments } from '../../../parser/documents';
import { LineIndex } from '../../../parser/line-index';
import { Memo } from '../../../parser/memo';
import { Pieces } from '../../engine/parts/pieces';
import type { Placed } from '../../engine/parts/pieces';
import { looksLikeJson, parse } from '../../../parser/parse';
import { shiftFinding, shiftHint, shiftName, shiftOutline, shiftPlaced } from '../../engine/parts/shift';
import { completionInDocument } from './completion';
import { CloudDocument } from './document';
import { AnalyzedDocument } from './analyzed-document';
import { newMatchGroup } from './new-match-group';
import { isCloud } from './recognise';
import { fileRules, namesRules } from './rules';
import { policyInteractions } from './interactions';

/** Resources of ServiceStage, engines, registries, configuration centers and Nacos, several documents to a file. */
export const cloudKind: ManifestKind = {
  id: 'cloud-manifest',
  matches: isCloud,
  open: (text, options, previous) =>
    new CloudManifest(text, options, previous instanceof CloudManifest ? previous : undefined),
};

class CloudManifest implements Manifest {
  readonly kind = 'cloud-manifest';
  private readonly memo: Memo<AnalyzedDocument>;
  private readonly documents: Pieces<AnalyzedDocument>;
  private index: LineIndex | undefined;
  private found: readonly Finding[] | undefined;
  private named: readonly NameUse[] | undefined;

  constructor(
    readonly text: string,
    private readonly options: ManifestOptions,
    previous: CloudManifest | undefined,
  ) {
    const isSame = previous?.options.fileName === options.fileName;
    this.memo = Memo.after(isSame ? previous?.memo : undefined);
    this.documents = new Pieces(looksLikeJson(text) ? [this.json()] : this.yaml());
  }

  get lines(): LineIndex {
    this.index ??= new LineIndex(this.text);
    return this.index;
  }

  findings(): readonly Finding[] {
    this.found ??= sortFindings([
      ...this.documents.answers((known) => known.findings, shiftFinding),
      ...runRules(fileRules, this.documents.placed),
      ...policyInteractions(this.documents.placed),
    ]);
    return this.found;
  }

  crossFileFindings(known: NameSource): readonly Finding[] {
    const names = new FileNames(this.names(), known);
    const policies = withNewMatchGroups(crossFilePolicyFindings(names), ({ start }) => {
      const policy = this.documents.placed.findLast((document) => document.start <= start);
      return policy && newMatchGroup(policy.known.document, this.text);
    });
    return sortFindings([...runRules(namesRules, names), ...policies]);
  }

  complete(offset: number, names?: NameSource): readonly Suggestion[] {
    const around = { uses: () => this.names(), known: names };
    const complete = ({ document }: AnalyzedDocument, at: number) =>
      completionInDocument(document, at, around);
    return this.documents.answersAt(offset, complete, shiftPlaced);
  }

  explain(offset: number): Explanation | undefined {
    return this.documents.answerAt(offset, (known, at) => known.explain(at), shiftPlaced);
  }

  parts(): readonly Part[] {
    return this.documents.placed.map(({ start, known: { document } }) => ({
      start,
      text: document.text,
      root: document.root,
    }));
  }

  names(): readonly NameUse[] {
    this.named ??= this.documents.answers((known) => known.names, shiftName);
    return this.named;
  }

  outline(): readonly OutlineItem[] {
    return this.documents.answers((known) => known.outline, shiftOutline);
  }

  hints(): readonly Hint[] {
    return this.documents.answers((known) => known.hints, shiftHint);
  }

  links(): readonly Link[] {
    return this.documents.answers((known) => known.links, shiftPlaced);
  }

  /** There are no commands for these files yet. */
  lenses(): readonly Lens[] {
    return [];
  }

  private yaml(): readonly Placed<AnalyzedDocument>[] {
    return cutDocuments(this.text).map(({ start, end }) => ({
      start,
      known: this.known(this.text.slice(start, end), (text) => parse(text, 'yaml-1.2')),
    }));
  }

  private json(): Placed<AnalyzedDocument> {
    return { start: 0, known: this.known(this.text, (text) => parse(text, 'json')) };
  }

  private known(text: string, read: (text: string) => CloudDocument['reading']): AnalyzedDocument {
    return this.memo.get(
      text,
      () => new AnalyzedDocument(new CloudDocument(text, read(text), this.options.fileName)),
    );
  }
}
