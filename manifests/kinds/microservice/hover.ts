import * as l10n from '@vscode/l10n';
import { hoverInPolicy } from '../governance';
import { describeProperty } from '../../engine/language/describe';
import { leafAtOffset } from '../../../parser/locate';
import type { Explanation } from '../../engine/manifest';
import { embeddedText } from '../../../parser/embedded';
import type { Node } from '../../../parser/node';
import { factsInWords, generationInWords, readerInWords } from './describe';
import type { MicroserviceDocument } from './document';
import { timeInWords } from './hints';
import { factsOf } from './keys';
import { leaseOf, shortestLease } from './lease';
import type { KeyFacts } from './keys/key';
import { policySummary } from './keys/policies';
import { identitySuccessor, successorInJava3 } from './keys/successors';
import { policyKeyOf } from './policies';
import { policyKinds } from '../governance';
import { knownText, placeholdersIn, wholeNumber } from './values/value';
import { asWritten, inCode } from '../../engine/language/foreign-text';

/** The explanation of the key or value at an offset of a document; ranges are relative to it. */
export function hoverInDocument(document: MicroserviceDocument, offset: number): Explanation | undefined {
  const inPolicy = hoverInBlock(document, offset);
  if (inPolicy !== undefined) return inPolicy;
  const place = leafAtOffset(document.reading.root, offset);
  if (place === undefined) return undefined;
  const { node, path, value } = place;
  const key = path.slice(0, path.findLastIndex((step) => typeof step === 'string') + 1).join('.');
  const facts = factsOf(key, document.dialect);
  const markdown = facts
    ? hoverOfSetting(key, facts, value, document)
    : (hoverOfRoot(key, document) ?? hoverOfOther(key));
  return markdown === undefined ? undefined : { range: node.range, markdown };
}

function hoverInBlock(
  { policies, text, generation }: MicroserviceDocument,
  offset: number,
): Explanation | undefined {
  const around = policies.find(
    ({ scalar }) => scalar && scalar.range.start <= offset && offset <= scalar.range.end,
  );
  if (around?.scalar === undefined) return undefined;
  const embedded = embeddedText(around.scalar, text);
  const inner = embedded.inner(offset);
  if (inner === undefined) return undefined;
  const policy = {
    text: embedded.text,
    kind: around.kind,
    place: 'file',
    ...(generation && { generation }),
  } as const;
  const found = hoverInPolicy(policy, inner);
  return found && { ...found, range: embedded.outer(found.range) };
}

function hoverOfSetting(key: string, facts: KeyFacts, value: Node, document: MicroserviceDocument): string {
  const { dialect } = document;
  const successor = dialect === 'java3' ? successorInJava3(key)?.key : undefined;
  const today = successor ?? identitySuccessor(key) ?? otherSuccessor(key);
  const generation = generationInWords(key);
  const paragraphs = [
    `**${asWritten(key)}** — ${factsInWords(facts, key, dialect)}`,
    meaningOf(facts, value, document),
    leaseInWords(key, document),
    describeProperty(facts),
    generation && l10n.t('Read by: {0}.', generation),
    today && l10n.t('Newer generations read `{0}` in its place.', today),
  ];
  return paragraphs.filter((text) => text !== undefined && text !== '').join('\n\n');
}

function otherSuccessor(key: string): string | undefined {
  return successorInJava3(key)?.key;
}

/** A duration in words, with the default of a placeholder. */
function meaningOf(
  { unit, form }: KeyFacts,
  value: Node,
  { text }: MicroserviceDocument,
): string | undefined {
  const known = knownText(value, text);
  if (value.kind !== 'scalar' || form === 'secret') return undefined;
  if (known === undefined) return withoutDefault(value.text);
  const number = unit && wholeNumber(value, known);
  const words = unit && number !== undefined ? timeInWords(number, unit) : undefined;
  if (words !== undefined) return `\`${inCode(known)}\`: ${words}`;
  return known === value.text.trim() ? undefined : l10n.t('Without a variable it is `{0}`.', inCode(known));
}

/** The first variable that has no default. */
function withoutDefault(text: string): string | undefined {
  const variable = placeholdersIn(text).find(
    ({ name, fallback }) => fallback === undefined && /^[A-Z][A-Z0-9_]*$/.test(name),
  );
  return (
    variable && l10n.t('There is no value when `{0}` is not set; a default can follow it.', variable.name)
  );
}

/** How long an instance may be silent. */
function leaseInWords(key: string, document: MicroserviceDocument): string | undefined {
  const setting = document.settings.find((one) => one.key === key);
  const lease = setting && leaseOf(setting, document);
  if (lease === undefined) return undefined;
  return lease < shortestLease
    ? l10n.t(
        'An instance is removed after {0} seconds without a heartbeat; engines expect {1} or more.',
        lease,
        shortestLease,
      )
    : l10n.t('An instance is removed after {0} seconds without a heartbeat.', lease);
}

/** The key that all settings are below tells who reads them. */
function hoverOfRoot(key: string, { judgement }: MicroserviceDocument): string | undefined {
  if (
    !/^(?:servicecomb|cse|service_description|instance_description|spring(?:\.cloud(?:\.servicecomb)?)?)$/.test(
      key,
    )
  )
    return undefined;
  if (key.startsWith('spring') && judgement.dialect !== 'policies') return undefined;
  const { title, detail } = readerInWords(judgement);
  const today = /^(service|instance)_description$/.exec(key)?.[1];
  const newer = today && l10n.t('Newer generations read `{0}` in its place.', `servicecomb.${today}`);
  return [`**${key}**`, `${l10n.t('Read by: {0}.', title)} ${detail}`, newer]
    .filter((text) => text !== undefined)
    .join('\n\n');
}

/** The kinds of policies and the names of policies. */
function hoverOfOther(key: string): string | undefined {
  const kind = policyKinds.find((known) => key === `servicecomb.${known}`);
  if (kind !== undefined) return `**${kind}**\n\n${policySummary(kind)}`;
  const policy = policyKeyOf(key);
  return policy && `**${policy.kind}** \`${inCode(policy.name)}\`\n\n${policySummary(policy.kind)}`;
}
