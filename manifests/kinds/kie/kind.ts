import { checkInteractions, crossFilePolicyFindings, withNewMatchGroups } from '../governance';
import type { PlacedPolicy } from '../governance';
import type {
  Explanation,
  Hint,
  InnerText,
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
import type { Range } from '../../../parser/range';
import { FileNames } from '../../engine/rules/file-names';
import { runRules, sortFindings } from '../../engine/rules/run';
import { problemFindings } from '../../engine/rules/problem-findings';
import { cutDocuments } from '../../../parser/documents';
import { LineIndex } from '../../../parser/line-index';
import { Memo } from '../../../parser/memo';
import { Pieces } from '../../engine/parts/pieces';
import { looksLikeJson, parse } from '../../../parser/parse';
import {
  shiftFinding,
  shiftHint,
  shiftName,
  shiftOutline,
  shiftPlaced,
  shiftRange,
} from '../../engine/parts/shift';
import { completionInFile } from './completion';
import { quotedYamlOf } from './content';
import { readFile } from './file';
import type { KieFile, KieMemory } from './file';
import { hoverInFile } from './hover';
import type { KieFormat } from './item';
import type { AnalyzedItem } from './analyzed-item';
import { newMatchGroup } from './new-match-group';
import { readItem } from './read-item';
import { isKie } from './recognise';
import { fileRules } from './rules';

/** Configuration items as they are exported and imported, in JSON or YAML. */
export const kieKind: ManifestKind = {
  id: 'kie',
  matches: isKie,
  open: (text, options, previous) =>
    new KieManifest(text, options, previous instanceof KieManifest ? previous : undefined),
};

class KieManifest implements Manifest {
  readonly kind = 'kie';
  private readonly format: KieFormat;
  private readonly memory: KieMemory;
  private readonly file: KieFile;
  private readonly items: Pieces<AnalyzedItem>;
  private index: LineIndex | undefined;
  private found: readonly Finding[] | undefined;
  private named: readonly NameUse[] | undefined;
  private read: readonly Part[] | undefined;

  constructor(
    readonly text: string,
    options: ManifestOptions,
    previous: KieManifest | undefined,
  ) {
    this.format = formatOf(text, options.fileName);
    const alike = previous?.format === this.format ? previous : undefined;
    this.memory = { items: Memo.after(alike?.memory.items), skeletons: Memo.after(alike?.memory.skeletons) };
    this.file = readFile(text, this.format, { ...this.memory, cut: alike?.file.cut });
    const { start } = this.file;
    this.items = new Pieces(this.file.items.map((item) => ({ ...item, start: item.start + start })));
  }

  get lines(): LineIndex {
    this.index ??= new LineIndex(this.text);
    return this.index;
  }

  findings(): readonly Finding[] {
    this.found ??= sortFindings([...this.aroundItems(), ...this.inItems()]);
    return this.found;
  }

  crossFileFindings(known: NameSource): readonly Finding[] {
    const names = new FileNames(this.names(), known);
    return withNewMatchGroups(crossFilePolicyFindings(names), ({ start }) => {
      const policy = this.items.placed.findLast((item) => item.start <= start);
      return policy && this.format === 'json' ? newMatchGroup(policy, this.text) : undefined;
    });
  }

  complete(offset: number, names?: NameSource): readonly Suggestion[] {
    const { start } = this.file;
    return completionInFile(this.file, offset - start, names).map((one) => shiftPlaced(one, start));
  }

  explain(offset: number): Explanation | undefined {
    const { start } = this.file;
    const found = hoverInFile(this.file, offset - start);
    return found && shiftPlaced(found, start);
  }

  parts(): readonly Part[] {
    this.read ??= partsOf(this.text, this.file);
    return this.read;
  }

  names(): readonly NameUse[] {
    this.named ??= this.items.answers(({ names }) => names, shiftName);
    return this.named;
  }

  outline(): readonly OutlineItem[] {
    return this.items.answers(({ outline }) => outline, shiftOutline);
  }

  hints(): readonly Hint[] {
    return this.items.answers(({ hints }) => hints, shiftHint);
  }

  /** Addresses in values lead to servers and not to pages. */
  links(): readonly Link[] {
    return [];
  }

  /** Nothing can be run from here yet. */
  lenses(): readonly Lens[] {
    return [];
  }

  quotedYaml(range: Range): readonly InnerText[] {
    const seen = this.items.placed.filter(
      ({ start, known }) => start <= range.end && start + known.text.length >= range.start,
    );
    return seen.flatMap(({ start, known }) => {
      const inner = quotedYamlOf(readItem(known.text, this.format).item);
      if (inner === undefined) return [];
      return [{ text: inner.text, outer: (place: Range) => shiftRange(inner.outer(place), start) }];
    });
  }

  private inItems(): readonly Finding[] {
    return this.items.answers(({ findings }) => findings, shiftFinding);
  }

  private aroundItems(): readonly Finding[] {
    const { problems, start } = this.file;
    const own = [
      ...problemFindings(problems),
      ...runRules(fileRules, this.file),
      ...this.policyInteractions(),
    ];
    return start === 0 ? own : own.map((finding) => shiftFinding(finding, start));
  }

  /** Policies of the same labels are for the same instances. */
  private policyInteractions(): readonly Finding[] {
    const scopes = new Map<string, PlacedPolicy[]>();
    for (const { start, known } of this.file.items) {
      if (known.policy === undefined) continue;
      const policies = scopes.get(known.scope) ?? [];
      policies.push({ ...known.policy, nameRange: shiftRange(known.policy.nameRange, start) });
      scopes.set(known.scope, policies);
    }
    return [...scopes.values()].flatMap(checkInteractions);
  }
}

function formatOf(text: string, fileName = ''): KieFormat {
  if (/\.ya?ml$/.test(fileName)) return 'yaml';
  return fileName.endsWith('.json') || looksLikeJson(text) ? 'json' : 'yaml';
}

/** What is read in one piece; a file without items that could be cut out has been read already. */
function partsOf(text: string, { start: read, text: own, skeleton, root, format }: KieFile): readonly Part[] {
  const documents = format === 'json' ? [{ start: 0, end: text.length }] : cutDocuments(text);
  return documents.map(({ start, end }) => {
    const part = text.slice(start, end);
    const isKnown = start === read && skeleton.text === own;
    return { start, text: part, root: isKnown ? root : rootOf(part, format) };
  });
}

function rootOf(text: string, format: KieFormat): Part['root'] {
  return format === 'json' ? parse(text, 'json').root : parse(text, 'yaml-1.2').root;
}
