import * as l10n from '@vscode/l10n';
import type { Source } from '../../../api/catalogue/operation';
import { typePlainScalar } from '../../../parser/scalar-type';
import { describeBehaviour } from './behaviour';
import type { Choice, Property, Schema, ValueType } from '../schema/schema';
import { linkToSource } from '../source-link';

/** A value in YAML form, quoted if it would be parsed as something else or look like it. */
export function formatValue(value: Choice['value']): string {
  if (typeof value !== 'string') return String(value);
  const plain = /^[\w./][\w./:=-]*$/.test(value) && !value.endsWith(':');
  return plain && typePlainScalar(value).type === 'string' ? value : JSON.stringify(value);
}

/** The types that a value may have, in words: `text or list`. */
export function describeTypes({ types }: Schema): string {
  return types.map(typeName).join(l10n.t(' or '));
}

function typeName(type: ValueType): string {
  switch (type) {
    case 'string':
      return l10n.t('text');
    case 'integer':
      return l10n.t('integer');
    case 'number':
      return l10n.t('number');
    case 'boolean':
      return l10n.t('boolean');
    case 'null':
      return l10n.t('nothing');
    case 'map':
      return l10n.t('map');
    case 'list':
      return l10n.t('list');
  }
}

/** What a value must be, as part of a sentence, with an example of a number if one is known. */
export function neededInWords({ types, minimum }: Schema, example?: string): string {
  const isNumber = types.length === 1 && (types[0] === 'integer' || types[0] === 'number');
  const usual = example ?? (minimum === undefined ? undefined : String(Math.max(1, Math.ceil(minimum))));
  const given = types.length === 1 ? types : types.filter((type) => type !== 'null');
  const words = given.map(neededType).join(l10n.t(' or '));
  return isNumber && usual !== undefined ? l10n.t('{0}, such as `{1}`', words, usual) : words;
}

function neededType(type: ValueType): string {
  switch (type) {
    case 'string':
      return l10n.t('text');
    case 'integer':
      return l10n.t('a whole number');
    case 'number':
      return l10n.t('a number');
    case 'boolean':
      return l10n.t('`true` or `false`');
    case 'null':
      return l10n.t('nothing');
    case 'map':
      return l10n.t('a map');
    case 'list':
      return l10n.t('a list');
  }
}

/** The documentation of a key in Markdown: meaning, consequence, allowed values, default, behaviour, source. */
export function describeProperty(property: Property): string {
  const { summary, consequence, schema, source } = property;
  const paragraphs = [
    summary(),
    consequence?.(),
    facts(property).join('  \n'),
    choicesOf(schema),
    describeBehaviour(property).join('  \n'),
    sourceInWords(source),
  ];
  return paragraphs.filter((paragraph) => paragraph !== undefined && paragraph !== '').join('\n\n');
}

/** Where a fact can be read up, in Markdown; undefined where nobody could open the document. */
export function sourceInWords(source: Source): string | undefined {
  const link = linkToSource(source);
  return link && l10n.t('Source: {0}', link);
}

/** The allowed length of a text, which a description need not mention; undefined without a limit. */
export function lengthInWords({ schema: { minLength, maxLength } }: Property): string | undefined {
  if (maxLength === undefined) return undefined;
  return minLength === undefined
    ? l10n.t('Length: {0} characters at most', maxLength)
    : l10n.t('Length: {0} to {1} characters', minLength, maxLength);
}

function facts({ default: fallback, schema: { minimum, maximum } }: Property): string[] {
  const lines: string[] = [];
  if (fallback !== undefined) lines.push(l10n.t('Default: {0}', codeIfShort(fallback())));
  if (minimum !== undefined && maximum !== undefined)
    lines.push(l10n.t('Allowed: {0} to {1}', minimum, maximum));
  else if (minimum !== undefined) lines.push(l10n.t('Allowed: {0} or more', minimum));
  return lines;
}

/** Defaults are a value (`32m`) or words; a value is shown as code. */
function codeIfShort(text: string): string {
  return /^[\w"*.[\]=:-]+$/.test(text) ? `\`${text}\`` : text;
}

function choicesOf({ choices }: Schema): string | undefined {
  if (choices === undefined || typeof choices[0]?.value === 'boolean') return undefined;
  return choices
    .map(({ value, summary }) => `- \`${formatValue(value)}\`${summary ? `: ${summary()}` : ''}`)
    .join('\n');
}
