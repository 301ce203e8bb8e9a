import type { Node, ScalarNode } from '../node';
import { resolve } from '../node';
import { isCalendarDate, typePlainScalar } from '../scalar-type';
import type { YamlFlavour } from './refusals';

/** The tags of YAML's own types, which `!!` stands for. */
const ownTag = /^tag:yaml\.org,2002:(.*)$/;

/** What a node with an own tag has to be. */
const kinds: Readonly<Record<string, Node['kind']>> = {
  ...{ binary: 'scalar', bool: 'scalar', float: 'scalar', int: 'scalar', null: 'scalar', str: 'scalar' },
  ...{ timestamp: 'scalar', map: 'map', set: 'map', omap: 'list', pairs: 'list', seq: 'list' },
};

/**
 * Why a reader refuses a node with a tag: it does not know the tag, or the value does not fit it. Undefined where it does
 * not refuse it. Go's readers pass over tags of collections and tags that they do not know.
 */
export function tagRefusal(
  tag: string | undefined,
  node: Node,
  flavour: YamlFlavour,
): 'tag-refused' | 'tag-value' | undefined {
  if (tag === undefined || tag === '!') return undefined;
  const name = ownTag.exec(tag)?.[1] ?? '';
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined) return 'tag-refused';
  if (flavour === 'yaml-go' && (node.kind !== 'scalar' || kind !== 'scalar')) return undefined;
  if (node.kind !== kind) return 'tag-value';
  if (node.kind === 'scalar') return fits(name, node, flavour) ? undefined : 'tag-value';
  return name === 'omap' || name === 'pairs' ? pairsRefusal(node) : undefined;
}

function fits(name: string, { text, style }: ScalarNode, flavour: YamlFlavour): boolean {
  const { type } = typePlainScalar(text);
  switch (name) {
    case 'bool':
      return flavour === 'yaml-java' || flavour === 'yaml-1.2' || type === 'boolean';
    case 'null':
      return flavour !== 'yaml-go' || (type === 'null' && style === 'plain');
    case 'int':
      return type === 'integer';
    case 'float':
      return type === 'float' || type === 'integer' || floatText.test(text);
    case 'timestamp':
      return flavour === 'yaml-go' || (type === 'timestamp' && isCalendarDate(text));
    case 'binary':
      return isBase64(text, flavour);
    default:
      return true;
  }
}

/** What no plain scalar of YAML 1.1 is, and a tag makes a number. */
const floatText = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i;

/** Python passes over other characters than those of Base64; all want whole groups of four. */
function isBase64(text: string, flavour: YamlFlavour): boolean {
  if (flavour !== 'yaml-1.1')
    return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.replace(/\s/g, ''));
  const letters = text.replace(/[^A-Za-z0-9+/=]/g, '');
  return letters.endsWith('=') || letters.length % 4 === 0;
}

/** A list of maps of one key each. */
function pairsRefusal(node: Node): 'tag-value' | undefined {
  const items = node.kind === 'list' ? node.items : [];
  const isPair = (item: Node) => {
    const map = resolve(item);
    return map?.kind === 'map' && map.entries.length === 1;
  };
  return items.every(isPair) ? undefined : 'tag-value';
}
