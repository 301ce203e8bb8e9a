import type {
  Explanation,
  Hint,
  Lens,
  Link,
  Manifest,
  ManifestKind,
  OutlineItem,
  Part,
  Suggestion,
} from '../../engine/manifest';
import type { NameSource, NameUse } from '../../engine/names';
import { shiftFinding, shiftOutline, shiftPlaced, shiftRange } from '../../engine/parts/shift';
import { problemFindings } from '../../engine/rules/problem-findings';
import type { Finding } from '../../engine/rules/rule';
import { runRules, sortFindings } from '../../engine/rules/run';
import { cutDocuments } from '../../../parser/documents';
import { LineIndex } from '../../../parser/line-index';
import { parse } from '../../../parser/parse';
import type { Range } from '../../../parser/range';
import { completionInCall } from './completion';
import { CallDocument } from './document';
import { hoverInCall } from './hover';
import { lensesOfCall } from './lenses';
import { linksOfCall } from './links';
import { outlineOfCall } from './outline';
import { documentRules, oneDocument, unknownConnection } from './rules';

/** Documents that call one operation: `*.call.yaml`. */
export const callKind: ManifestKind = {
  id: 'call-document',
  matches: (fileName) => /\.call\.ya?ml$/.test(fileName),
  open: (text, _options, previous) =>
    new CallManifest(text, previous instanceof CallManifest ? previous : undefined),
};

/** A file with a call document, of which the first document counts. */
export class CallManifest implements Manifest {
  readonly kind = 'call-document';
  /** The document, in offsets relative to its start. */
  readonly document: CallDocument;
  /** Where the document begins in the file. */
  readonly start: number;
  private readonly others: readonly Range[];
  private index: LineIndex | undefined;
  private found: readonly Finding[] | undefined;

  constructor(
    readonly text: string,
    previous: CallManifest | undefined,
  ) {
    const all = cutDocuments(text);
    const at = Math.max(
      0,
      all.findIndex(({ start, end }) => hasContent(text.slice(start, end))),
    );
    const { start, end } = all[at] ?? { start: 0, end: text.length };
    const own = text.slice(start, end);
    this.start = start;
    this.others = all.slice(at + 1).flatMap((one) => contentOf(text, one));
    this.document =
      previous?.document.text === own
        ? previous.document
        : new CallDocument(own, parse(own, 'yaml-1.2'), previous?.document);
  }

  get lines(): LineIndex {
    this.index ??= new LineIndex(this.text);
    return this.index;
  }

  findings(): readonly Finding[] {
    this.found ??= sortFindings([
      ...this.inFile([
        ...problemFindings(this.document.reading.problems),
        ...runRules(documentRules, this.document),
      ]),
      ...runRules([oneDocument], { others: this.others }),
    ]);
    return this.found;
  }

  crossFileFindings(names: NameSource): readonly Finding[] {
    return this.inFile(runRules([unknownConnection], { document: this.document, names }));
  }

  complete(offset: number, names?: NameSource): readonly Suggestion[] {
    if (!this.covers(offset)) return [];
    return completionInCall(this.document, offset - this.start, names).map((one) =>
      shiftPlaced(one, this.start),
    );
  }

  explain(offset: number): Explanation | undefined {
    const found = this.covers(offset) ? hoverInCall(this.document, offset - this.start) : undefined;
    return found && shiftPlaced(found, this.start);
  }

  parts(): readonly Part[] {
    const { text, root } = this.document;
    return [{ start: this.start, text, root }];
  }

  /** Call documents name things of servers, which no other file defines. */
  names(): readonly NameUse[] {
    return [];
  }

  outline(): readonly OutlineItem[] {
    return outlineOfCall(this.document).map((item) => shiftOutline(item, this.start));
  }

  hints(): readonly Hint[] {
    return [];
  }

  links(): readonly Link[] {
    return linksOfCall(this.document).map((link) => shiftPlaced(link, this.start));
  }

  lenses(): readonly Lens[] {
    return lensesOfCall(this.document).map((lens) => ({
      ...lens,
      range: shiftRange(lens.range, this.start),
    }));
  }

  private inFile(findings: readonly Finding[]): readonly Finding[] {
    return this.start === 0 ? findings : findings.map((finding) => shiftFinding(finding, this.start));
  }

  private covers(offset: number): boolean {
    return offset >= this.start && offset <= this.start + this.document.text.length;
  }
}

function hasContent(text: string): boolean {
  return text.split('\n').some((line) => /^\s*[^\s#]/.test(line) && !/^(?:---|%)/.test(line));
}

/** The range of what a document says, from its first to its last visible character; none for an empty one. */
function contentOf(text: string, { start, end }: Range): readonly Range[] {
  const [first = ''] = /^(?:---[^\n]*\n|\s)*/.exec(text.slice(start, end)) ?? [];
  const from = start + first.length;
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(from, end)) ?? [];
  return line === '' ? [] : [{ start: from, end: from + line.length }];
}
