import * as l10n from '@vscode/l10n';
import { stringify } from 'yaml';
import { parse } from '../../parser/parse';
import { asScalar, isNull, resolve, type AliasNode, type Node } from '../../parser/node';

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

/** The texts of a map as they are written: `1.10` stays `1.10`. An obstacle where it is no map of texts. */
export function readTexts(text: string): { readonly texts: Readonly<Record<string, string>> } | Refused {
  const read = readRoot(text);
  if ('obstacle' in read) return read;
  const root = read.root && resolve(read.root);
  if (root === undefined || isNull(root)) return { texts: {} };
  if (root.kind !== 'map') return { obstacle: l10n.t('Expected a map of names with texts.') };
  const texts: [string, string][] = [];
  for (const [name, { value }] of root.fields) {
    const scalar = asScalar(value);
    if (!scalar || isNull(scalar)) return { obstacle: l10n.t('The value of {0} is not a text.', name) };
    texts.push([name, scalar.text]);
  }
  return { texts: Object.fromEntries(texts) };
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
