import * as l10n from '@vscode/l10n';
import type { Node, ScalarStyle } from '../../../parser/node';
import { typePlainScalar } from '../../../parser/scalar-type';
import { neededInWords } from '../language/describe';
import { quote } from '../rules/edits';
import type { Fix } from '../rules/rule';
import type { Resolved } from './narrow';
import type { Schema } from './schema';
import { asText, violationOf } from './value';
import { choicesInWords, nameOf, rangeInWords } from './words';

/** What is wrong with a value of a type that its schema does not take, and what to write in its place. */
export function wrongType(
  path: readonly (string | number)[],
  schema: Schema,
  value: Resolved | undefined,
): string {
  const name = nameOf(path);
  const { types } = schema;
  const wanted = neededOf(schema);
  const [type, ...others] = types;
  const isScalar = value?.kind === 'scalar' && value.type !== 'null';
  if (isScalar && value.style === 'plain' && takesText(value.text, schema))
    return l10n.t('{0} must be {1}; put it in quotes, or YAML reads it as something else.', name, wanted);
  if (isScalar && isQuotedByMistake(value, schema))
    return l10n.t('{0} must be {1}; remove the quotes.', name, wanted);
  if (schema.summary) return l10n.t('{0} must be {1}. {2}', name, wanted, schema.summary());
  if (type === 'list' && others.length === 0)
    return l10n.t('{0} must be a list; begin each item with `- `.', name);
  if (type === 'map' && others.length === 0)
    return l10n.t('{0} must be a map; write each field as `name: value`.', name);
  return l10n.t('{0} must be {1}.', name, wanted);
}

function neededOf(schema: Schema): string {
  const { types, choices, minimum } = schema;
  if (choices && types[0] === 'string') return choicesInWords(choices);
  const isLimited = types.length === 1 && minimum !== undefined;
  return isLimited
    ? l10n.t('{0}, {1}', neededInWords({ types }), rangeInWords(schema))
    : neededInWords(schema);
}

/** What is easily put right: text that YAML reads as something else, a number in quotes, and text in place of a list. */
export function typeFixes(given: Node, schema: Schema): readonly Fix[] {
  if (given.kind !== 'scalar' || given.type === 'null' || given.text === '') return [];
  const { style, text, range } = given;
  if (style === 'plain' && given.type !== 'string' && takesText(text, schema)) return [quote(given)];
  if (isQuotedByMistake(given, schema))
    return [{ title: l10n.t('Remove the quotes'), edits: [{ range, text }] }];
  const isItem = given.type === 'string' && style !== 'block' && takesText(text, schema.items);
  return isItem && schema.types[0] === 'list'
    ? [{ title: l10n.t('Make it a list'), edits: [{ range, text: `[${inFlow(text, style)}]` }] }]
    : [];
}

/** Whether a text is of the right form; that it is too short or too long is seen as soon as it is a text. */
function takesText(text: string, schema: Schema | undefined): boolean {
  if (schema?.types.includes('string') !== true) return false;
  const kind = violationOf(text, schema, asText)?.kind;
  return kind === undefined || kind === 'length';
}

/** Unquoted, some characters would end the item or, to PyYAML, be no part of it. */
function inFlow(text: string, style: ScalarStyle): string {
  return style === 'plain' && !/[,[\]{}:?]/.test(text) ? text : JSON.stringify(text);
}

function isQuotedByMistake(
  { style, text }: Extract<Resolved, { kind: 'scalar' }>,
  { types }: Schema,
): boolean {
  if (style !== 'single' && style !== 'double') return false;
  const type = typePlainScalar(text).type;
  const wanted = type === 'float' ? 'number' : type;
  return types.some((one) => one === wanted) || (type === 'integer' && types.includes('number'));
}
