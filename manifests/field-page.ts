import type { CloudKind } from './kinds/cloud/kinds/kind';
import { describeBehaviour } from './engine/language/behaviour';
import { describeTypes } from './engine/language/describe';
import { fieldsIn, pathInWords } from './engine/schema/fields';
import type { Property } from './engine/schema/schema';

/** The documentation of the fields of cloud manifests in Markdown: a chapter for each kind. */
export function fieldPage(kinds: readonly CloudKind[]): string {
  return [
    '# Fields of cloud manifests',
    'What each kind of resource may say, and how its fields behave over the life of the resource. `[]` means the entries of a list, `*` names of your own.',
    ...kinds.flatMap(chapter),
    '<!-- Written by `npm run docs` from the catalogue and the kinds; change them, not this page. -->',
  ]
    .join('\n\n')
    .concat('\n');
}

const columns = ['Field', 'Type', 'Meaning', 'Over its life'];

function chapter({ facts, schema }: CloudKind): string[] {
  const rows = new Map<string, Property[]>();
  for (const { path, property } of fieldsIn(schema)) {
    const name = pathInWords(path);
    rows.set(name, [...(rows.get(name) ?? []), property]);
  }
  const { source } = facts;
  return [
    `## ${facts.kind} (\`${facts.apiVersion}\`)`,
    `${facts.summary()} Source: ${source.document}, ${source.section}.`,
    // Formatters would pad all columns again whenever one cell changes.
    [
      '<!-- prettier-ignore -->',
      ...[columns, columns.map(() => '---'), ...[...rows].flatMap(cells)].map(
        (row) => `| ${row.join(' | ')} |`,
      ),
    ].join('\n'),
  ];
}

/** The row of a field, with all that its alternatives say; none for the keys that name the kind. */
function cells([path, properties]: readonly [string, readonly Property[]]): string[][] {
  if (path === 'apiVersion' || path === 'kind') return [];
  const distinct = (textOf: (property: Property) => string): string =>
    [...new Set(properties.map(textOf))].join(' ');
  const isRequired = properties.every(({ required }) => required);
  const types = [...new Set(properties.flatMap(({ schema }) => schema.types))];
  const cells = [
    `\`${path}\``,
    `${describeTypes({ types })}${isRequired ? ', required' : ''}`,
    distinct(({ summary }) => summary()),
    distinct((property) => describeBehaviour(property).join(' ')),
  ];
  return [cells.map((cell) => cell.replaceAll('|', '\\|'))];
}
