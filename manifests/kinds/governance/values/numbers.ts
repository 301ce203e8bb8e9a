import { resolve } from '../../../../parser/node';
import type { Node, ScalarNode } from '../../../../parser/node';

/**
 * The whole number that clients read, in any form of YAML 1.1 and whatever the quotes: `010` is 8, and `1:30` is 90.
 * Undefined for other texts, including `"10.0"` and `08` (SnakeYAML's `ConstructYamlInt`).
 */
export function integerOf(node: Node | undefined): number | undefined {
  const scalar = scalarOf(node);
  if (scalar === undefined) return undefined;
  if (/^[1-9]\d*$/.test(scalar.text)) return Number(scalar.text); // as nearly all are
  const [, sign, digits = ''] = /^([-+]?)([\d].*)$/s.exec(withAsciiDigits(withoutGaps(scalar.text))) ?? [];
  const number = magnitudeOf(digits);
  return number === undefined || sign !== '-' ? number : -number;
}

function magnitudeOf(digits: string): number | undefined {
  if (/^(?:0|[1-9]\d*|0x[\da-fA-F]+|0b[01]+)$/.test(digits)) return Number(digits);
  if (/^0[0-7]+$/.test(digits)) return parseInt(digits, 8);
  return /^[1-9]\d*(?::\d+)+$/.test(digits) ? inSixties(digits.split(':').map(Number)) : undefined;
}

/**
 * The number that clients read where fractions are allowed, whatever the quotes: `1e1`, `"0.5f"` and `1:30`, but neither
 * `0x32` nor `08` as anything else than 8 (SnakeYAML's `ConstructYamlFloat`).
 */
export function fractionOf(node: Node | undefined): number | undefined {
  const scalar = scalarOf(node);
  if (scalar === undefined) return undefined;
  const [, sign, size = ''] = /^([-+]?)(.*)$/s.exec(withoutGaps(scalar.text)) ?? [];
  const number = sizeOf(size);
  return number === undefined || sign !== '-' ? number : -number;
}

function sizeOf(size: string): number | undefined {
  if (/^\.inf$/i.test(size)) return Infinity;
  if (/^\.nan$/i.test(size)) return NaN;
  return size.includes(':') ? inSixties(size.split(':').map(doubleOf)) : doubleOf(size);
}

const double = /^([-+]?)(?:(NaN|Infinity)|((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)[fFdD]?)$/;

/** The number that Java's `Double.parseDouble` reads; undefined for what it refuses, and for its hexadecimal forms. */
export function doubleOf(text: string): number | undefined {
  const [, sign = '', word, digits] = double.exec(text.trim()) ?? [];
  const number = word ?? digits;
  return number === undefined ? undefined : Number(sign + number);
}

function inSixties(parts: readonly (number | undefined)[]): number | undefined {
  return parts.reduce(
    (sum, part) => (sum === undefined || part === undefined ? undefined : sum * 60 + part),
    0,
  );
}

/** `_` between digits has no meaning to SnakeYAML. */
function withoutGaps(text: string): string {
  return text.replaceAll('_', '');
}

/** Java reads the digits of every script. Those of a script follow each other, from its zero on. */
function withAsciiDigits(text: string): string {
  return text.replace(/(?!\d)\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
    return String(value);
  });
}

function scalarOf(node: Node | undefined): ScalarNode | undefined {
  const resolved = node && resolve(node);
  return resolved?.kind === 'scalar' ? resolved : undefined;
}
