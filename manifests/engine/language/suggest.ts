import * as l10n from '@vscode/l10n';
import type { Suggestion } from '../manifest';
import { propertyAt, propertyOf, schemaAt } from '../schema/schema';
import type { Choice, PatternProperty, Property, Schema } from '../schema/schema';
import type { CursorContext } from '../../../parser/cursor/context';
import { describeProperty, describeTypes, formatValue } from './describe';
import { choice, indented, literal, withoutPlaceholders } from './snippet';

/** A suggestion without its position in the list. */
export type Proposal = Omit<Suggestion, 'order'>;

/**
 * Suggestions allowed by a schema at the cursor, in the schema's order. `typed` is the word at the cursor; `schema`
 * that of the node at the cursor, if it is more specific than the root schema.
 */
export function suggest(
  root: Schema,
  context: CursorContext,
  typed: string,
  schema = schemaAt(root, context.path),
): Proposal[] {
  if (schema === undefined) return [];
  if (context.place === 'value') return valueProposals(schema, context);
  return [...startProposals(root, schema, context), ...keyProposals(schema, context, typed)];
}

/** Proposals for a whole item of the list at the cursor, from a snippet without its dash; none elsewhere. */
export function itemProposals(
  context: CursorContext,
  snippet: string,
  details: Pick<Proposal, 'label' | 'detail' | 'documentation'>,
): Proposal[] {
  const place = itemPlace(context);
  if (place === undefined) return [];
  const space = context.touching ? ' ' : '';
  const dash = place === 'new-line' ? '- ' : '';
  const insertText = space + dash + indented(snippet, context.column + dash.length);
  return [{ ...details, kind: 'snippet', insertText, range: context.word }];
}

/**
 * The text to insert after a key, if its colon and its value are still missing. `value` is the value with the colon.
 */
export function afterKey({ colonFollows, blockFollows }: CursorContext, value: string): string {
  if (colonFollows) return '';
  return blockFollows ? ':' : value;
}

/** Whether an item begins at the cursor: after its dash or bracket, or on a line where its dash can be. */
export function itemPlace(context: CursorContext): 'item-start' | 'new-line' | undefined {
  const { path, place, siblings, flow, colonFollows, blockFollows } = context;
  if (place !== 'start' || siblings.keys.size > 0 || colonFollows || blockFollows) return undefined;
  if (flow && !siblings.hasItems) return undefined;
  if (typeof path.at(-1) === 'number') return 'item-start';
  return 'new-line';
}

/** The first of the proposals with equal labels. */
export function uniqueByLabel(proposals: readonly Proposal[]): readonly Proposal[] {
  const seen = new Set<string>();
  return proposals.filter(({ label }) => !seen.has(label) && seen.add(label));
}

function startProposals(root: Schema, schema: Schema, context: CursorContext): Proposal[] {
  const place = itemPlace(context);
  if (place === undefined) return [];
  const listPath = place === 'item-start' ? context.path.slice(0, -1) : context.path;
  const list = schemaAt(root, listPath);
  if (place === 'new-line' && !schema.types.includes('list')) return [];

  const values = [...choicesOf(list), ...choicesOf(list?.items)].flatMap((value) =>
    itemProposals(context, literal(formatValue(value.value)), {
      label: formatValue(value.value),
      ...documentationOf(value),
    }),
  );
  return [...wholeItem(propertyAt(root, listPath), context), ...values];
}

/** The first item of a list as its key's snippet writes it: `\n  - src: …\n    dest: …` without dash and indentation. */
function wholeItem(property: Property | undefined, context: CursorContext): Proposal[] {
  const item = /^\n {2}- ([^]+)$/.exec(property?.snippet ?? '')?.[1]?.replaceAll('\n    ', '\n');
  if (item === undefined || item === '$0' || (context.flow && item.includes('\n'))) return [];
  return itemProposals(context, item, { label: withoutPlaceholders(item).replaceAll('\n', ', ') });
}

function keyProposals(schema: Schema, context: CursorContext, typed: string): Proposal[] {
  const { keys, hasItems } = context.siblings;
  if (!schema.types.includes('map') || hasItems) return [];
  const fixed = Object.entries(schema.properties ?? {})
    .filter(([name]) => !keys.has(name))
    .map(([name, property]) => keyProposal(name, literal(name), property, context));
  const named = (schema.patterns ?? []).flatMap((pattern) =>
    patternProposal(schema, pattern, context, typed),
  );
  return [...fixed, ...named];
}

function keyProposal(label: string, key: string, property: Property, context: CursorContext): Proposal {
  const space = context.touching ? ' ' : '';
  return {
    label,
    kind: 'key',
    detail: property.required
      ? l10n.t('{0}, required', describeTypes(property.schema))
      : describeTypes(property.schema),
    documentation: describeProperty(property),
    insertText: space + key + afterKey(context, valueSnippet(property, context)),
    range: context.word,
  };
}

/** A key with a pattern such as `web.NAME`; a typed name is kept. */
function patternProposal(
  schema: Schema,
  pattern: PatternProperty,
  context: CursorContext,
  typed: string,
): Proposal[] {
  const hasName = pattern.pattern.test(typed) && typed !== withoutPlaceholders(pattern.keySnippet);
  if (hasName && (context.siblings.keys.has(typed) || propertyOf(schema, typed) !== pattern)) return [];
  const label = hasName && !typed.endsWith('.') ? typed : pattern.label;
  const key = label === typed ? literal(typed) : pattern.keySnippet;
  return [{ ...keyProposal(label, key, pattern, context), kind: 'snippet' }];
}

/** The text after a key: its snippet, its choices, or an empty value of its type. */
function valueSnippet({ snippet, schema }: Property, { column, flow }: CursorContext): string {
  const type = schema.types[0];
  if (flow && type === 'list') return ': [$0]';
  if (flow && type === 'map') return ': {$0}';
  if (snippet?.startsWith('\n')) return `:${indented(snippet, column)}`;
  if (snippet !== undefined) return `: ${indented(snippet, column)}`;
  if (type === 'list') return `:${indented('\n  - $0', column)}`;
  if (type === 'map') return `:${indented('\n  $0', column)}`;
  const values = choicesOf(schema).map(({ value }) => formatValue(value));
  return values.length === 0 ? ': $0' : `: ${choice(1, values)}`;
}

/** Single values; a list or map can't begin after the colon of its key. */
function valueProposals(schema: Schema, context: CursorContext): Proposal[] {
  if (schema.types.every((type) => type === 'list' || type === 'map')) return [];
  const space = context.touching ? ' ' : '';
  return choicesOf(schema).map((value) => ({
    label: formatValue(value.value),
    kind: 'value',
    ...documentationOf(value),
    insertText: space + literal(formatValue(value.value)),
    range: context.word,
  }));
}

function choicesOf(schema: Schema | undefined): readonly Choice[] {
  return schema?.choices ?? schema?.examples ?? [];
}

function documentationOf({ summary }: Choice): Pick<Proposal, 'documentation'> {
  return summary === undefined ? {} : { documentation: summary() };
}
