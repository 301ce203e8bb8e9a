import type { NodeAtOffset } from '../../../parser/locate';
import type { Node } from '../../../parser/node';
import { narrowed } from '../schema/narrow';
import { propertyAt } from '../schema/schema';
import type { Schema } from '../schema/schema';
import { describeProperty, describeTypes, lengthInWords } from './describe';
import { asWritten } from './foreign-text';

type Path = readonly (string | number)[];

/**
 * The explanation of the field at an offset in Markdown, by the schema of the document. User-defined keys, such as names
 * of artifacts, are explained by their parent. `meaningOf` says what a value means, where that is known.
 */
export function explainField(
  { atKey, node, path }: NodeAtOffset,
  schema: Schema,
  root: Node | undefined,
  offset: number,
  meaningOf: (field: string, text: string) => string | undefined = () => undefined,
): string | undefined {
  const keys = upToKey(path);
  const narrow = narrowed(schema, root, keys, offset);
  const own = propertyAt(narrow, keys);
  const around = upToKey(keys.slice(0, -1));
  const property = own ?? propertyAt(narrow, around);
  const name = own ? keys.at(-1) : around.at(-1);
  if (property === undefined || typeof name !== 'string') return undefined;
  const title = `**${asWritten(name)}** — ${describeTypes(property.schema)}`;
  const meaning = !atKey && node.kind === 'scalar' ? meaningOf(name, node.text) : undefined;
  const paragraphs = [title, meaning, describeProperty(property), lengthInWords(property)];
  return paragraphs.filter((text) => text !== undefined && text !== '').join('\n\n');
}

/** The path up to its last key. */
function upToKey(path: Path): Path {
  return path.slice(0, path.findLastIndex((step) => typeof step === 'string') + 1);
}
