import type { Operation } from '../catalogue/operation';
import { services } from './services';

const effects: Readonly<Record<Operation['effect'], string>> = {
  safe: 'reads',
  idempotent: 'changes, repeatable',
  unsafe: 'changes',
};

const columns = ['Operation', 'Method', 'Path', 'Does', 'Effect', 'Permission', 'Source'];

/** All operations as a page of Markdown: a chapter per service, a table per group. */
export function operationsPage(operations: readonly Operation[]): string {
  const chapters = [...grouped(operations, ({ service }) => service)].flatMap(([, ofService]) =>
    chapter(ofService),
  );
  return [
    '# Operations',
    `Engine Room knows ${operations.length} operations. \`engine-room call OPERATION\` calls any of them, and \`engine-room openapi\` exports them with all their fields.`,
    ...chapters,
    '<!-- Written by `npm run docs` from the catalogue; change that, not this page. -->',
  ]
    .join('\n\n')
    .concat('\n');
}

function chapter(operations: readonly Operation[]): string[] {
  const [first] = operations;
  if (!first) return [];
  const groups = [...grouped(operations, ({ group }) => group)];
  return [
    `## ${services[first.service].title}`,
    ...groups.flatMap(([name, group]) => [`### ${name}`, table(group)]),
  ];
}

/** Without padding: formatters would pad all columns again for each changed cell. */
function table(operations: readonly Operation[]): string {
  const rows = [columns, columns.map(() => '---'), ...operations.map(cells)];
  return ['<!-- prettier-ignore -->', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

function cells({ id, method, path, title, effect, destructive, permission, source }: Operation): string[] {
  return [
    `\`${id}\``,
    method,
    `\`${path}\``,
    title,
    destructive ? `${effects[effect]}, destroys` : effects[effect],
    permission === 'none' ? 'none' : `\`${permission}\``,
    `${source.document}, ${source.section}`,
  ].map((cell) => cell.replaceAll('|', '\\|'));
}

/** In the order of first occurrence. */
function grouped(
  operations: readonly Operation[],
  nameOf: (operation: Operation) => string,
): Map<string, Operation[]> {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const name = nameOf(operation);
    groups.set(name, [...(groups.get(name) ?? []), operation]);
  }
  return groups;
}
