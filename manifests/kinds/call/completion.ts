import * as l10n from '@vscode/l10n';
import { catalogue } from '../../../api/catalogue/catalogue';
import { formatValue } from '../../engine/language/describe';
import { literal } from '../../engine/language/snippet';
import { suggest, uniqueByLabel } from '../../engine/language/suggest';
import type { Proposal } from '../../engine/language/suggest';
import type { Suggestion } from '../../engine/manifest';
import type { NameSource } from '../../engine/names';
import { narrowed } from '../../engine/schema/narrow';
import { propertyAt } from '../../engine/schema/schema';
import { cursorContext } from '../../../parser/cursor/cursor-context';
import type { CursorContext } from '../../../parser/cursor/context';
import type { CallDocument } from './document';
import { describeOperation } from './hover';

/** Proposals at an offset of a call document, in their usual order. Works in broken text too. */
export function completionInCall(
  document: CallDocument,
  offset: number,
  names: NameSource | undefined,
): readonly Suggestion[] {
  const { text, lines, root, schema } = document;
  const context = cursorContext(text, lines, offset);
  if (context === undefined) return [];
  const { path, place, word } = context;
  const narrow = narrowed(schema, root, path, offset);
  const isSecret = propertyAt(narrow, path)?.isSecret === true;
  const [key, ...inner] = path;
  const isTopValue = place === 'value' && inner.length === 0;
  const proposals = [
    ...(isTopValue && key === 'operation' ? operationProposals(context) : []),
    ...(isTopValue && key === 'connection' ? connectionProposals(context, names) : []),
    ...(place === 'value' && isSecret ? secretProposals(context) : []),
    ...suggest(narrow, context, text.slice(word.start, word.end)),
  ];
  return uniqueByLabel(proposals).map((proposal, order) => ({ ...proposal, order }));
}

function operationProposals(context: CursorContext): readonly Proposal[] {
  return catalogue.map((operation) => ({
    ...valueProposal(operation.id, context),
    detail: `${operation.method} ${operation.path}`,
    documentation: describeOperation(operation),
  }));
}

function connectionProposals(context: CursorContext, names: NameSource | undefined): readonly Proposal[] {
  const lists = names?.namesOf('connection') ?? [];
  return lists.flatMap((list) =>
    list.names.map((name) => ({ ...valueProposal(name, context), kind: 'reference' as const })),
  );
}

/** Secrets are never written: they come from the environment, or are asked for. */
function secretProposals(context: CursorContext): readonly Proposal[] {
  const space = context.touching ? ' ' : '';
  return [
    { label: '${env:NAME}', detail: l10n.t('from a variable of the environment'), hole: 'env:${1:NAME}' },
    { label: '${input:LABEL}', detail: l10n.t('asked for when the call is sent'), hole: 'input:${1:LABEL}' },
  ].map(({ label, detail, hole }) => ({
    label,
    kind: 'snippet' as const,
    detail,
    insertText: `${space}"\\\${${hole}\\}"`,
    range: context.word,
  }));
}

function valueProposal(value: string, { touching, word }: CursorContext): Proposal {
  const text = formatValue(value);
  return { label: text, kind: 'value', insertText: (touching ? ' ' : '') + literal(text), range: word };
}
