import * as l10n from '@vscode/l10n';
import { stringify } from 'yaml';
import { parse } from '../../parser/parse';
import { asScalar, isNull, resolve, valueOf, type AliasNode, type Node } from '../../parser/node';

/** Maximum number of values in a text; aliases make few lines stand for any number. */
const maxValues = 100_000;

/** A value as YAML that all readers take the same way: what YAML 1.1 would not take for a text is quoted. */
export function yamlText(value: unknown): string {
  return stringify(value, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });
}

/** Why a text can't be taken, in one sentence. */
interface Refused {
  readonly obstacle: string;
}

/** The value that a YAML text describes; an obstacle where it can't be read. */
export function readYaml(text: string): { readonly value: unknown } | Refused {
  const read = readRoot(text);
  return 'obstacle' in read ? read : new Reading(text).value(read.root);
}

/**
 * The texts of a map, or of a list of `{name, value}`, as they are written: `1.10` stays `1.10`. An obstacle where there
 * is something else.
 *
 * @param path The keys that lead there.
 */
export function readTexts(
  text: string,
  path: readonly string[] = [],
): { readonly texts: Readonly<Record<string, string>> } | Refused {
  const read = readRoot(text);
  if ('obstacle' in read) return read;
  const node = path.reduce<Node | undefined>((outer, key) => valueOf(outer, key), read.root);
  const found = node && resolve(node);
  if (found === undefined || isNull(found)) return { texts: {} };
  const entries = entriesIn(found);
  if (!entries) return { obstacle: l10n.t('Expected a map of names with texts.') };
  const texts = new Map<string, string>();
  for (const [name, value] of entries) {
    const scalar = value && asScalar(value);
    if (!scalar || isNull(scalar)) return { obstacle: l10n.t('The value of {0} is not a text.', name) };
    if (texts.has(name)) return { obstacle: l10n.t('{0} is there twice.', name) };
    texts.set(name, scalar.text);
  }
  return { texts: Object.fromEntries(texts) };
}

/** Names with their values; undefined where a node is neither a map nor a list of `{name, value}`. */
function entriesIn(node: Exclude<Node, AliasNode>): (readonly [string, Node | undefined])[] | undefined {
  if (node.kind === 'map') return [...node.fields].map(([name, { value }]) => [name, value]);
  if (node.kind !== 'list') return undefined;
  const entries: (readonly [string, Node | undefined])[] = [];
  for (const item of node.items) {
    const name = asScalar(valueOf(item, 'name'))?.text;
    if (name === undefined) return undefined;
    entries.push([name, valueOf(item, 'value')]);
  }
  return entries;
}

function readRoot(text: string): { readonly root: Node | undefined } | Refused {
  const { root, problems } = parse(text, 'yaml-1.2');
  const [problem] = problems;
  if (!problem) return { root };
  return { obstacle: l10n.t('Line {0} is not valid YAML.', lineAt(text, problem.range.start)) };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Thrown at the node where a value can't be made. */
class TooManyValues extends Error {}

/** Makes the value of a text, whose aliases may stand for endless or very many values. */
class Reading {
  private readonly above = new Set<Node>();
  private count = 0;

  constructor(private readonly text: string) {}

  value(root: Node | undefined): { readonly value: unknown } | Refused {
    try {
      return { value: this.valueOf(root) };
    } catch (error) {
      if (!(error instanceof TooManyValues)) throw error;
      return { obstacle: error.message };
    }
  }

  private valueOf(node: Node | undefined): unknown {
    const actual = node && resolve(node);
    if (!node || !actual) return null;
    this.count += 1;
    if (this.above.has(actual) || this.count > maxValues) {
      const line = lineAt(this.text, node.range.start);
      throw new TooManyValues(l10n.t('Line {0}: the aliases stand for too many values.', line));
    }
    this.above.add(actual);
    const value = this.contentOf(actual);
    this.above.delete(actual);
    return value;
  }

  private contentOf(node: Exclude<Node, AliasNode>): unknown {
    switch (node.kind) {
      case 'map':
        return Object.fromEntries([...node.fields].map(([name, entry]) => [name, this.valueOf(entry.value)]));
      case 'list':
        return node.items.map((item) => this.valueOf(item));
      case 'scalar':
        return node.value;
    }
  }
}
