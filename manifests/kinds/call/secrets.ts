import { fieldsOf } from '../../../api/catalogue/field-behaviour';
import { inputSchema } from '../../../api/checking';
import { nodesOf } from '../../../parser/locate';
import { asList, asMap, asScalar, resolve, valueOf } from '../../../parser/node';
import type { Node, ScalarNode } from '../../../parser/node';
import type { CallDocument } from './document';
import { isPlaceholder } from './placeholders';

/** A file with a call, whose document begins at `start`. */
interface CallFile {
  readonly text: string;
  readonly document: CallDocument;
  readonly start: number;
}

/** The values of secret fields that are written out instead of being a placeholder. */
export function literalSecrets({ operation, root }: CallDocument): readonly ScalarNode[] {
  if (operation === undefined) return [];
  const scalars = new Set<ScalarNode>();
  for (const { path, secret } of fieldsOf(inputSchema(operation))) {
    if (!secret) continue;
    const isOfBody = path[0] === 'body';
    const top = isOfBody ? root : valueOf(root, 'parameters');
    for (const node of nodesAt(top, path)) for (const scalar of scalarsIn(node)) scalars.add(scalar);
  }
  return [...scalars].filter(isWrittenOut);
}

/** Also the value of an item `{key, value}` whose key suggests a secret. */
function namedSecrets(
  { root }: CallDocument,
  isSecretName: (name: string) => boolean,
): readonly ScalarNode[] {
  const entries = [...(root ? nodesOf(root) : [])].flatMap((node) =>
    node.kind === 'map' ? node.entries : [],
  );
  const secret = entries.filter(({ name, parent }) => {
    const key = name === 'value' ? asScalar(valueOf(parent, 'key'))?.text : undefined;
    return isSecretName(name) || (key !== undefined && isSecretName(key));
  });
  return secret.flatMap(({ value }) => scalarsIn(value)).filter(isWrittenOut);
}

function isWrittenOut({ text, type }: ScalarNode): boolean {
  return type !== 'null' && text !== '' && !isBearerOf(text);
}

/**
 * The text of a file with a call, with an input in place of each secret that is written out: in a field for secrets, or
 * under a name that suggests one.
 */
export function withoutLiteralSecrets(
  { text, document, start }: CallFile,
  isSecretName: (name: string) => boolean,
): string {
  const secrets = new Set([...literalSecrets(document), ...namedSecrets(document, isSecretName)]);
  const backwards = [...secrets].sort((a, b) => b.range.start - a.range.start);
  return backwards.reduce((written, { range, parent }) => {
    const label = parent?.kind === 'entry' ? parent.name : 'secret';
    const input = JSON.stringify(`\${input:${label.replace(/[{}]/g, '')}}`);
    return written.slice(0, start + range.start) + input + written.slice(start + range.end);
  }, text);
}

/** `Bearer ${env:TOKEN}` is as good as the placeholder alone. */
function isBearerOf(text: string): boolean {
  return isPlaceholder(text.replace(/^Bearer\s+/i, ''));
}

/** The nodes at a path of the catalogue: keys, `[]` for the items of a list and `*` for the values of a map. */
function nodesAt(node: Node | undefined, [step, ...rest]: readonly string[]): readonly Node[] {
  if (node === undefined) return [];
  if (step === undefined) return [node];
  if (step === '[]') return (asList(node)?.items ?? []).flatMap((item) => nodesAt(item, rest));
  if (step === '*')
    return [...(asMap(node)?.fields.values() ?? [])].flatMap(({ value }) => nodesAt(value, rest));
  return nodesAt(valueOf(node, step), rest);
}

/** A secret may have parts. */
function scalarsIn(given: Node): readonly ScalarNode[] {
  const node = resolve(given);
  const scalar = asScalar(node);
  if (scalar) return [scalar];
  if (node?.kind === 'list') return node.items.flatMap((item) => asScalar(item) ?? []);
  return [...(asMap(node)?.fields.values() ?? [])].flatMap(({ value }) => asScalar(value) ?? []);
}
