import * as l10n from '@vscode/l10n';
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
import { problemFindings } from '../../engine/rules/problem-findings';
import { runRules, sortFindings } from '../../engine/rules/run';
import { LineIndex } from '../../../parser/line-index';
import { completionInLain } from './completion';
import { readLainDocument, topLevel } from './document';
import type { LainDocument } from './document';
import { hintsOfLain } from './hints';
import { hoverInLain } from './hover';
import { linksOfLain } from './links';
import { namesOfLain } from './names';
import { outlineOfLain } from './outline';
import { isLain } from './recognise';
import { lainRules } from './rules';
import { lainNamesRules } from './rules/cross-file';

/** The command that deploys the manifest in the editor; it prompts for everything else. */
const deployCommand = 'engineRoom.deployVersion';

/** What can be done with the app, above its name. Consoles speak the laincloud dialect. */
function lensesOfLain(document: LainDocument): readonly Lens[] {
  const appname = topLevel(document, 'appname');
  if (appname === undefined || document.dialect !== 'laincloud') return [];
  return [
    {
      range: appname.key.range,
      title: l10n.t('Deploy a Pushed Version…'),
      command: deployCommand,
      arguments: [],
    },
  ];
}

/** LAIN's application manifest, `lain.yaml`. */
export const lainKind: ManifestKind = {
  id: 'lain',
  matches: isLain,
  open: (text, options) => new LainManifest(text, options),
};

/** One document is read as a whole: that is so fast that nothing is kept from one version to the next. */
class LainManifest implements Manifest {
  readonly kind = 'lain';
  private index: LineIndex | undefined;
  private read: LainDocument | undefined;
  private found: readonly Finding[] | undefined;
  private named: readonly NameUse[] | undefined;

  constructor(
    readonly text: string,
    private readonly options: ManifestOptions,
  ) {}

  get lines(): LineIndex {
    this.index ??= new LineIndex(this.text);
    return this.index;
  }

  findings(): readonly Finding[] {
    this.found ??= this.check();
    return this.found;
  }

  crossFileFindings(known: NameSource): readonly Finding[] {
    return sortFindings(runRules(lainNamesRules, new FileNames(this.names(), known)));
  }

  complete(offset: number, names?: NameSource): readonly Suggestion[] {
    const { text, lines, options } = this;
    return completionInLain({ text, lines, dialect: options.lainDialect, names }, offset);
  }

  explain(offset: number): Explanation | undefined {
    return hoverInLain(this.document, offset);
  }

  parts(): readonly Part[] {
    return [{ start: 0, text: this.text, root: this.document.source.root }];
  }

  names(): readonly NameUse[] {
    this.named ??= namesOfLain(this.document);
    return this.named;
  }

  outline(): readonly OutlineItem[] {
    return outlineOfLain(this.document);
  }

  hints(): readonly Hint[] {
    return hintsOfLain(this.document);
  }

  links(): readonly Link[] {
    return linksOfLain(this.document);
  }

  lenses(): readonly Lens[] {
    return lensesOfLain(this.document);
  }

  private get document(): LainDocument {
    this.read ??= readLainDocument(this.text, this.options.lainDialect, this.lines);
    return this.read;
  }

  /** A text that the parser cannot read is reported once; rules would only echo it. */
  private check(): readonly Finding[] {
    const { problems } = this.document.source;
    return problems.length === 0
      ? sortFindings(runRules(lainRules, this.document))
      : problemFindings(problems);
  }
}
