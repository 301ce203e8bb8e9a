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
import type { NameUse } from '../names';
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

  findingsAmong(): readonly Finding[] {
    return [];
  }

  parts(): readonly Part[] {
    return [{ start: 0, text: this.text, root: this.document.root }];
  }

  names(): readonly NameUse[] {
    return [];
  }

  outline(): readonly OutlineItem[] {
    return [];
  }

  hints(): readonly Hint[] {
    return [];
  }

  links(): readonly Link[] {
    return [];
  }

  lenses(): readonly Lens[] {
    return [];
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
