import * as l10n from '@vscode/l10n';
import { policySnippet } from '../governance';
import type { PolicyKind } from '../governance';
import { parse } from '../../../parser/parse';
import { resolve, type Node } from '../../../parser/node';
import type { CursorContext } from '../../../parser/cursor/context';
import { literal, withoutPlaceholders } from '../../engine/language/snippet';
import type { Proposal } from '../../engine/language/suggest';
import { bodyKinds, type WantedBody } from './api-body';

/**
 * Whole bodies for the governance API in JSON, where nothing is written yet: of the kind that the name of the file shows,
 * else one of each kind.
 *
 * @param name The policy's, as the name of the file shows it.
 */
export function bodyProposals(
  { kind, name = 'name' }: WantedBody,
  context: CursorContext,
): readonly Proposal[] {
  const { path, place, siblings, colonFollows } = context;
  const isEmpty = path.length === 0 && place === 'start' && siblings.keys.size === 0 && !siblings.hasItems;
  if (!isEmpty || colonFollows) return [];
  return (kind === undefined ? bodyKinds : [kind]).map((one) => wholeBody(one, name, context));
}

function wholeBody(kind: PolicyKind, name: string, { word, flow }: CursorContext): Proposal {
  const members = membersOf(kind, name);
  const insertText = flow ? members : `{\n  ${members}\n}`;
  return {
    label: l10n.t('{0} to publish', kind),
    kind: 'snippet',
    detail: l10n.t('name, selector and spec'),
    documentation: ['```json', withoutPlaceholders(insertText), '```'].join('\n'),
    insertText,
    range: word,
  };
}

/** The members of a body: what it says is a usual spec, and where it applies is for nobody to guess. */
function membersOf(kind: PolicyKind, name: string): string {
  const { root } = parse(withoutPlaceholders(policySnippet(kind)?.text ?? ''), 'yaml-1.2');
  const spec = literal(JSON.stringify(root ? valueIn(root) : {}, null, 2)).replaceAll('\n', '\n  ');
  const members = [
    `  "name": "\${1:${literal(JSON.stringify(name).slice(1, -1))}}"`,
    '  "selector": { "environment": "$2", "app": "$3" }',
    `  "spec": ${spec}`,
  ];
  return members.join(',\n').trimStart();
}

function valueIn(node: Node): unknown {
  const known = resolve(node);
  if (known?.kind === 'map')
    return Object.fromEntries(known.entries.map(({ name, value }) => [name, valueIn(value)]));
  if (known?.kind === 'list') return known.items.map(valueIn);
  return known?.type === 'string' ? known.text : known?.value;
}
