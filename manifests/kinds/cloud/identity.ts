import type { CloudDocument } from './document';
import { valueAt } from '../../../parser/node';
import type { Node } from '../../../parser/node';

/**
 * The identity of a resource: documents with equal texts here describe the same resource. Undefined while a name that
 * belongs to it is missing.
 */
export function identityOf(document: CloudDocument): string | undefined {
  const { kind, root } = document;
  if (kind === undefined) return undefined;
  const { apiVersion, metadata } = kind.facts;
  const identifying = metadata.filter(({ identifies, optional }) => identifies !== false || !optional);
  const names = identifying.map(({ key, optional }) => {
    const name = document.metadata(key)?.text;
    return name ?? (optional ? '' : undefined);
  });
  if (names.includes(undefined)) return undefined;
  const more = kind.identity.map((path) => plain(valueAt(root, path)));
  return JSON.stringify([apiVersion, kind.facts.kind, ...names, ...more]);
}

/** A value independent of key order and style. Aliases are not expanded, so that none grow. */
function plain(node: Node | undefined): unknown {
  switch (node?.kind) {
    case undefined:
      return '';
    case 'scalar':
      return node.text;
    case 'alias':
      return ['*', node.target?.range.start];
    case 'list':
      return node.items.map(plain);
    case 'map': {
      const fields = [...node.fields.values()].map(({ name, value }): [string, unknown] => [
        name,
        plain(value),
      ]);
      return fields.sort(([a], [b]) => (a < b ? -1 : 1));
    }
  }
}
