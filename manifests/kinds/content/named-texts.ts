import { nodesOf } from '../../../parser/locate';
import { parse } from '../../../parser/parse';
import type { Node, ScalarType } from '../../../parser/node';
import type { Range } from '../../../parser/range';
import { isDummyValue } from '../microservice/values/value';
import { readProperties } from './properties-text';
import { formOfContent } from './value-type';

/** A text in a content and the name that it has there. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
  readonly type: ScalarType;
  /** In offsets of the content. */
  readonly range: Range;
}

const secretName =
  /(?:password|passwd|passphrase|secret|secret[-_]?key|access[-_]?key(?:[-_]?secret)?|private[-_]?key|token)$/i;

/** Whether a name suggests a secret. */
function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** Whether a text takes the place of a secret: a variable, an encrypted value, or a text to be filled in. */
export function isPlaceholder(text: string): boolean {
  if (text.trim() === '' || isDummyValue(text)) return true;
  return /\$\{|^\{cipher\}|^ENC\(|\{\{|<[\w -]+>/i.test(text.trim());
}

/** The texts under secret names in a content, by its value type; in text without a form it is the key that names it. */
export function textsUnderSecretNames(content: string, valueType: string, key: string): readonly NamedText[] {
  return namedTexts(content, valueType, key).filter(({ name }) => isSecretName(name));
}

function namedTexts(content: string, valueType: string, key: string): readonly NamedText[] {
  const { form } = formOfContent(valueType, key);
  if (form === 'policy') return [];
  if (form === 'text') {
    return [{ name: key, text: content, type: 'string', range: { start: 0, end: content.length } }];
  }
  if (!/pass|secret|key|token/i.test(content)) return [];
  switch (form) {
    case 'yaml':
      return scalarsOf(parse(content, 'yaml-1.2').root);
    case 'json':
      return scalarsOf(parse(content, 'json').root);
    case 'properties':
      return readProperties(content).map(({ key: name, value, valueRange }) => ({
        name,
        text: value.text,
        type: 'string',
        range: valueRange,
      }));
    default:
      return [];
  }
}

function scalarsOf(root: Node | undefined): readonly NamedText[] {
  if (root === undefined) return [];
  return [...nodesOf(root)].flatMap((node) => {
    const entry = node.parent?.kind === 'entry' ? node.parent : undefined;
    if (entry?.value !== node || node.kind !== 'scalar') return [];
    return [{ name: entry.name, text: node.text, type: node.type, range: node.range }];
  });
}
