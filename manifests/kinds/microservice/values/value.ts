import type { Dialect } from '../dialect';
import { asScalar } from '../../../../parser/node';
import type { Node, ScalarNode } from '../../../../parser/node';

/** `${NAME}` or `${NAME:default}`; Go Chassis writes `${NAME||default}`. */
export interface Placeholder {
  readonly name: string;
  readonly fallback?: string;
}

const whole = /^\$\{([^${}:|]+)(?:(?::|\|\|)([^{}]*))?\}$/;
const any = /\$\{([^${}:|]+)((?::|\|\|)[^{}]*)?\}/g;

/** The placeholder that a value is as a whole. */
export function placeholderOf(text: string): Placeholder | undefined {
  const [match, name, fallback] = whole.exec(text.trim()) ?? [];
  if (match === undefined || name === undefined) return undefined;
  return { name: name.trim(), ...(fallback !== undefined && { fallback }) };
}

/** A placeholder in a text, and where. */
export interface PlacedPlaceholder extends Placeholder {
  readonly start: number;
  readonly end: number;
}

export function placeholdersIn(text: string): readonly PlacedPlaceholder[] {
  if (!text.includes('${')) return [];
  return [...text.matchAll(any)].map((match) => ({
    name: match[1]?.trim() ?? '',
    ...(match[2] !== undefined && { fallback: match[2].replace(/^(?::|\|\|)/, '') }),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * The effective text of a scalar when nothing else is set: its own, or the default of its placeholder. Undefined for
 * values known only at build time or run time (`${HOST}:80`, `@version@`, `{{ .Values.name }}`, `ENC(…)`).
 */
export function knownText(node: Node, source: string): string | undefined {
  const scalar = asScalar(node);
  if (scalar === undefined || scalar.type === 'null' || scalar.text.trim() === '') return undefined;
  if (isFilledIn(scalar, source)) return undefined;
  const text = scalar.text.trim();
  const known = text.includes('${') ? placeholderOf(text)?.fallback?.trim() : text;
  return known === undefined || known === '' || known.includes('${') ? undefined : known;
}

/** Whether another program writes the value before it is read: Maven, Helm, jasypt. */
export function isFilledIn(scalar: ScalarNode, source: string): boolean {
  const written = source.slice(scalar.range.start, scalar.range.end);
  return /@[\w.-]+@|\{\{|<%|^["']?ENC\(|#\{|__\w+__|<[\w -]+>/.test(written);
}

/** Whether a text is a placeholder for a secret to be filled in. */
export function isDummyValue(text: string): boolean {
  return (
    /^(?:x+|\*+|ak|sk|changeit|(?:add )?your(?:\b|access|secret).*|todo\b.*|access ?key|secret ?key|password)$/i.test(
      text,
    ) || /[^\x20-\x7e]/.test(text)
  );
}

/** A value as the whole number that clients read it as; undefined for other texts. */
export function wholeNumber(scalar: ScalarNode, text: string): number | undefined {
  if (scalar.style === 'plain' && scalar.type === 'integer' && text === scalar.text.trim())
    return Number(scalar.value);
  return /^[-+]?\d{1,19}$/.test(text) ? Number(text) : undefined;
}

export function isNumber(text: string): boolean {
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(text);
}

/** What the program reads as a boolean: Archaius, Spring and Go each have words of their own. */
export function isBoolean(text: string, dialect?: Dialect): boolean {
  if (dialect === 'java2') return /^(?:true|t|yes|y|on|false|f|no|n|off)$/i.test(text);
  if (dialect === 'go') return /^(?:true|t|yes|y|on|1|false|f|no|n|off|0)$/i.test(text);
  return /^(?:true|false|yes|no|on|off|1|0)$/i.test(text);
}
