import type { Explanation, Finding, Manifest, ManifestKind, ManifestOptions, Suggestion } from '../manifest';
import { runRules, sortFindings } from '../rules/run';
import type { LineIndex } from '../source/line-index';
import { completeLain } from './completion';
import { readLainDocument } from './document';
import type { LainDocument } from './document';
import { explainLain } from './hover';
import { isLain } from './recognise';
import { lainRules } from './rules';

/** LAIN's application manifest, `lain.yaml`. */
export const lainKind: ManifestKind = {
  id: 'lain',
  matches: isLain,
  open: (text, options) => new LainManifest(text, options),
};

class LainManifest implements Manifest {
  readonly kind = 'lain';
  private read: LainDocument | undefined;
  private found: readonly Finding[] | undefined;

  constructor(
    readonly text: string,
    private readonly options: ManifestOptions,
  ) {}

  get lines(): LineIndex {
    return this.document.lines;
  }

  findings(): readonly Finding[] {
    this.found ??= this.check();
    return this.found;
  }

  complete(offset: number): readonly Suggestion[] {
    return completeLain(this.document, offset);
  }

  explain(offset: number): Explanation | undefined {
    return explainLain(this.document, offset);
  }

  private get document(): LainDocument {
    this.read ??= readLainDocument(this.text, this.options.lainDialect);
    return this.read;
  }

  /** A text that the parser cannot read is told so once; rules would only echo it. */
  private check(): readonly Finding[] {
    const problem = this.document.source.problem;
    return problem === undefined ? sortFindings(runRules(lainRules, this.document)) : [problem];
  }
}
