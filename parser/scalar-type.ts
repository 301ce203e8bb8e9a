import type { ScalarType } from './node';

/** A type and the parsed value. */
export interface Typed {
  readonly type: ScalarType;
  readonly value: string | number | boolean | null;
}

const nullText = /^(?:~|null|Null|NULL|)$/;
const booleanText = /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/;
const trueText = /^(?:yes|true|on)$/i;
const integerText =
  /^[-+]?(?:0b[01_]+|0[0-7_]+|0x[0-9a-fA-F_]+|(?:0|[1-9][0-9_]*)|[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const floatText =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9_]+(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const timestampText =
  /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/;
const canBeNumber = /^[-+0-9.]/;

/**
 * Types a plain scalar as PyYAML 3.11 does (resolver.py): YAML 1.1 with `y` and `n` as text and floats only with a dot.
 */
export function typePlainScalar(text: string): Typed {
  if (nullText.test(text)) return { type: 'null', value: null };
  if (booleanText.test(text)) return { type: 'boolean', value: trueText.test(text) };
  if (!canBeNumber.test(text) || text.length > 400) return { type: 'string', value: text };
  if (integerText.test(text)) return { type: 'integer', value: integerOf(text) };
  if (floatText.test(text)) return { type: 'float', value: floatOf(text) };
  if (timestampText.test(text)) return { type: 'timestamp', value: text };
  return { type: 'string', value: text };
}

/** Types a scalar with an explicit tag such as `!!str` or `!!int`. */
export function typeTaggedScalar(text: string, tag: string): Typed {
  const plain = typePlainScalar(text);
  const name = tag.replace('tag:yaml.org,2002:', '');
  if (name === 'null') return { type: 'null', value: null };
  if (name === 'int' && plain.type === 'integer') return plain;
  if (name === 'bool' && plain.type === 'boolean') return plain;
  if (name === 'timestamp' && plain.type === 'timestamp') return plain;
  if (name === 'float') return { type: 'float', value: floatOf(text) };
  return { type: 'string', value: text };
}

/** Whether the day of a timestamp is one of the calendar, as PyYAML wants it. */
export function isCalendarDate(timestamp: string): boolean {
  const [year = 0, month = 0, day = 0] = timestamp.split(/[^\d]/, 3).map(Number);
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function integerOf(text: string): number {
  const digits = text.replace(/^[-+]/, '').replace(/_/g, '');
  return sign(text) * magnitude(digits);
}

function magnitude(digits: string): number {
  if (digits.startsWith('0b')) return parseInt(digits.slice(2), 2);
  if (digits.startsWith('0x')) return parseInt(digits.slice(2), 16);
  if (digits.includes(':')) return base60(digits);
  if (digits.startsWith('0')) return parseInt(digits, 8);
  return Number(digits);
}

function floatOf(text: string): number {
  const digits = text.replace(/^[-+]/, '').replace(/_/g, '').toLowerCase();
  if (digits === '.inf') return sign(text) * Infinity;
  if (digits === '.nan') return NaN;
  return sign(text) * (digits.includes(':') ? base60(digits) : Number(digits));
}

function base60(digits: string): number {
  return digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

function sign(text: string): number {
  return text.startsWith('-') ? -1 : 1;
}
