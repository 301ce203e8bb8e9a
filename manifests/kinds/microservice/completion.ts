import * as l10n from '@vscode/l10n';
import { completionInPolicy } from '../governance';
import { cursorContext } from '../../../parser/cursor/cursor-context';
import type { CursorContext } from '../../../parser/cursor/context';
import type { Step } from '../../../parser/cursor/context';
import { indented, literal } from '../../engine/language/snippet';
import { suggest } from '../../engine/language/suggest';
import type { Proposal } from '../../engine/language/suggest';
import type { Suggestion } from '../../engine/manifest';
import type { NameSource } from '../../engine/names';
import { blockTextAt } from './block-text';
import { factsInWords } from './describe';
import type { MicroserviceDocument } from './document';
import { documentSchema, factsOf } from './keys';
import { nameProposals } from './name-proposals';
import { policyKeyOf } from './policies';

/** Variables that ServiceStage sets for instances. */
const variables = [
  'PAAS_CSE_SC_ENDPOINT',
  'PAAS_CSE_CC_ENDPOINT',
  'CAS_APPLICATION_NAME',
  'CAS_COMPONENT_NAME',
  'CAS_INSTANCE_VERSION',
  'CAS_ENVIRONMENT_ID',
  'PAAS_PROJECT_NAME',
];

/** Proposals at an offset of a document; ranges are relative to it. Works in broken text too. */
export function completionInDocument(
  document: MicroserviceDocument,
  offset: number,
  names: NameSource | undefined,
): readonly Suggestion[] {
  const inner = inBlock(document, offset);
  if (inner !== undefined) return inner;
  const proposals = variableProposals(document.text, offset) ?? proposalsAt(document, offset, names);
  return proposals.map((proposal, order) => ({ ...proposal, order }));
}

/** In the text of a policy; other block strings get no proposals. */
function inBlock(
  { text, lines, generation }: MicroserviceDocument,
  offset: number,
): readonly Suggestion[] | undefined {
  const block = blockTextAt(text, lines, offset);
  if (block === undefined) return undefined;
  const kind = policyKeyOf(block.key)?.kind;
  if (kind === undefined) return [];
  const policy = { text: block.text, kind, place: 'file', ...(generation && { generation }) } as const;
  return completionInPolicy(policy, block.offset).map((one) => ({
    ...one,
    insertText: indented(one.insertText, block.indent),
    range: { start: one.range.start + block.shift, end: one.range.end + block.shift },
  }));
}

function variableProposals(text: string, offset: number): readonly Proposal[] | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const [, typed] = /\$\{(\w*)$/.exec(text.slice(lineStart, offset)) ?? [];
  if (typed === undefined) return undefined;
  const rest = /^\w*/.exec(text.slice(offset))?.[0].length ?? 0;
  return variables.map((name) => ({
    label: name,
    kind: 'value',
    detail: l10n.t('variable of ServiceStage'),
    insertText: name,
    range: { start: offset - typed.length, end: offset + rest },
  }));
}

function proposalsAt(
  document: MicroserviceDocument,
  offset: number,
  names: NameSource | undefined,
): readonly Proposal[] {
  const { text, lines, dialect } = document;
  const found = cursorContext(text, lines, offset);
  if (found === undefined) return [];
  const context = withDots(found, text);
  const typed = text.slice(context.word.start, context.word.end);
  const path = context.path.join('.');
  const proposals = suggest(documentSchema(dialect), context, typed);
  return [
    ...nameProposals(document, context, names),
    ...proposals.map((one) => (one.kind === 'key' ? withFacts(one, `${path}.${one.label}`, document) : one)),
    ...valueProposals(path, context, document),
  ];
}

/** Dotted keys are steps of their own; of a dotted word the last part is completed. */
function withDots(context: CursorContext, text: string): CursorContext {
  const path = context.path.flatMap((step): readonly Step[] =>
    typeof step === 'string' ? step.split('.') : [step],
  );
  const typed = text.slice(context.word.start, context.word.end);
  const dot = typed.lastIndexOf('.');
  if (context.place === 'value' || dot === -1) return { ...context, path };
  const word = { start: context.word.start + dot + 1, end: context.word.end };
  const siblings = { keys: new Map<string, string>(), hasItems: context.siblings.hasItems };
  return { ...context, path: [...path, ...typed.slice(0, dot).split('.')], word, siblings };
}

function withFacts(proposal: Proposal, key: string, { dialect }: MicroserviceDocument): Proposal {
  const facts = factsOf(key, dialect);
  return facts === undefined ? proposal : { ...proposal, detail: factsInWords(facts, key, dialect) };
}

/** The default and usual addresses, where nothing limits what can be written. */
function valueProposals(
  key: string,
  context: CursorContext,
  { dialect }: MicroserviceDocument,
): readonly Proposal[] {
  const facts = context.place === 'value' ? factsOf(key, dialect) : undefined;
  if (facts === undefined || facts.schema.choices || facts.schema.examples) return [];
  const initial = facts.default?.();
  const usual = {
    'registry-address': 'http://127.0.0.1:30100',
    'kie-address': 'http://127.0.0.1:30110',
  } as const;
  const address =
    facts.form === 'registry-address' || facts.form === 'kie-address' ? usual[facts.form] : undefined;
  const variable = facts.form === 'kie-address' ? 'PAAS_CSE_CC_ENDPOINT' : 'PAAS_CSE_SC_ENDPOINT';
  const words: readonly (readonly [string | undefined, string])[] = [
    [initial, l10n.t('default')],
    [address && `\${${variable}:${address}}`, l10n.t('in ServiceStage')],
    [address === initial ? undefined : address, l10n.t('on your own machine')],
  ];
  const space = context.touching ? ' ' : '';
  return words.flatMap(([value, detail]) =>
    value === undefined
      ? []
      : [
          {
            label: value,
            kind: 'value',
            detail,
            insertText: space + literal(value),
            range: context.word,
          },
        ],
  );
}
