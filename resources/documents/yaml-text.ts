import { stringify } from 'yaml';
import { parse } from '../../parser/parse';
import { resolve, type Node } from '../../parser/node';

/** A value as YAML that all readers take the same way: what YAML 1.1 would not take for a text is quoted. */
export function yamlText(value: unknown): string {
  return stringify(value, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });
}

/** The value that a YAML text describes; a problem where it can't be read. */
export function readYaml(text: string): { readonly value: unknown } | { readonly line: number } {
  const { root, problems } = parse(text, 'yaml-1.2');
  const [problem] = problems;
  if (problem) return { line: text.slice(0, problem.range.start).split('\n').length };
  return { value: valueOf(root) };
}

function valueOf(node: Node | undefined): unknown {
  const actual = node && resolve(node);
  switch (actual?.kind) {
    case 'map':
      return Object.fromEntries([...actual.fields].map(([name, entry]) => [name, valueOf(entry.value)]));
    case 'list':
      return actual.items.map(valueOf);
    case 'scalar':
      return actual.value;
    case undefined:
      return null;
  }
}
