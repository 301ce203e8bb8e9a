import { crossFilePolicyFindings } from '../governance';
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
  Reader,
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
import { shiftFinding, shiftHint, shiftName, shiftOutline, shiftPlaced } from '../../engine/parts/shift';
import { completionInDocument } from './completion';
import { readerInWords } from './describe';
import { hoverInDocument } from './hover';
import { AnalyzedDocument } from './analyzed-document';
import { isMicroservice } from './recognise';
import { moduleRules } from './rules';

/** Descriptions of microservices in `microservice.yaml`, `application.yml` and `bootstrap.yml`. */
export const microserviceKind: ManifestKind = {
  id: 'microservice',
  matches: isMicroservice,
  open: (text, options, previous) =>
    new MicroserviceManifest(text, options, previous instanceof MicroserviceManifest ? previous : undefined),
};

/** What was analyzed of a version of a file. */
interface Analyzed {
  readonly documents: readonly AnalyzedDocument[];
  readonly fileNames: FileNames | undefined;
}

class MicroserviceManifest implements Manifest {
  readonly kind = 'microservice';
  private readonly memo: Memo<AnalyzedDocument>;
  private readonly before: Analyzed | undefined;
  private read: Pieces<AnalyzedDocument> | undefined;
  private index: LineIndex | undefined;
  private found: readonly Finding[] | undefined;
  private named: readonly NameUse[] | undefined;
  private fileNames: FileNames | undefined;

  constructor(
    readonly text: string,
    private readonly options: ManifestOptions,
    previous: MicroserviceManifest | undefined,
  ) {
    const isSame =
      previous?.options.fileName === options.fileName && previous?.options.framework === options.framework;
    this.memo = Memo.after(isSame ? previous?.memo : undefined);
    this.before = isSame ? previous?.analyzed : undefined;
  }

  get lines(): LineIndex {
    this.index ??= new LineIndex(this.text);
    return this.index;
  }

  findings(): readonly Finding[] {
    this.found ??= sortFindings(this.documents.answers((known) => known.findings, shiftFinding));
    return this.found;
  }

  crossFileFindings(known: NameSource): readonly Finding[] {
    const names = this.namesAmong(known);
    const { fileName = '' } = this.options;
    return sortFindings([...runRules(moduleRules, { names, fileName }), ...crossFilePolicyFindings(names)]);
  }

  complete(offset: number, names?: NameSource): readonly Suggestion[] {
    const complete = ({ document }: AnalyzedDocument, at: number) =>
      completionInDocument(document, at, names);
    return this.documents.answersAt(offset, complete, shiftPlaced);
  }

  explain(offset: number): Explanation | undefined {
    const explain = ({ document }: AnalyzedDocument, at: number) => hoverInDocument(document, at);
    return this.documents.answerAt(offset, explain, shiftPlaced);
  }

  parts(): readonly Part[] {
    return this.documents.placed.map(({ start, known: { document } }) => ({
      start,
      text: document.text,
      root: document.reading.root,
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

  /** Addresses are of servers and not of pages, so nothing leads anywhere. */
  links(): readonly Link[] {
    return [];
  }

  /** Nothing can be run from here yet. */
  lenses(): readonly Lens[] {
    return [];
  }

  reader(): Reader {
    const [first, ...others] = this.documents.placed.map(({ known }) => known.judgement);
    const shown = [first, ...others].find((one) => one?.dialect !== undefined) ?? first;
    return readerInWords(shown ?? { dialect: undefined, by: 'nothing', keys: [] });
  }

  /** The names are sorted by kind already if they are those of the version before. */
  private namesAmong(known: NameSource): FileNames {
    const uses = this.names();
    const before = this.fileNames ?? this.before?.fileNames;
    this.fileNames = before?.uses === uses ? before.comparedWith(known) : new FileNames(uses, known);
    return this.fileNames;
  }

  /** What was analyzed of this version, or of the one before if this one was never queried. */
  private get analyzed(): Analyzed | undefined {
    if (this.read === undefined) return this.before;
    return { documents: this.read.placed.map(({ known }) => known), fileNames: this.fileNames };
  }

  private get documents(): Pieces<AnalyzedDocument> {
    this.read ??= new Pieces(
      cutDocuments(this.text).map(({ start, end }, index) => ({
        start,
        known: this.memo.get(
          this.text.slice(start, end),
          (text) => new AnalyzedDocument(text, this.options, this.before?.documents[index]),
        ),
      })),
    );
    return this.read;
  }
}
