import { redactor } from '../api/redaction';
import { isRecord } from '../api/values';
import { scalarText } from './compare/scalar-text';
import { masked } from '../resources/shown-value';
import type { PreparedStep } from './deploy-kind';

/**
 * Carries a step out so that nothing it says holds a secret that it has sent: servers repeat what they refuse.
 *
 * @param secrets The texts that may be secrets.
 */
export function withoutSent(
  secrets: () => readonly string[],
  apply: PreparedStep['apply'],
): PreparedStep['apply'] {
  return async (run) => {
    const redact = redactor(secrets());
    const result = await apply({ ...run, progress: (message) => run.progress(redact(message)) });
    return { ...result, message: redact(result.message) };
  };
}

/**
 * The texts in a value that are masked where it is shown: wholes, and each of their lines.
 *
 * @param shown The value with its secrets masked.
 */
export function hiddenTexts(value: unknown, shown: unknown): readonly string[] {
  if (value === shown) return [];
  if (typeof value === 'string') return textsBetween(value, typeof shown === 'string' ? shown : masked);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => hiddenTexts(item, Array.isArray(shown) ? shown[index] : undefined));
  }
  if (!isRecord(value)) return value === undefined || value === null ? [] : [scalarText(value)];
  return Object.entries(value).flatMap(([key, item]) =>
    hiddenTexts(item, isRecord(shown) ? shown[key] : undefined),
  );
}

/** What is masked in a text; all of it where that can't be told. */
function textsBetween(value: string, shown: string): readonly string[] {
  const [first = '', ...others] = shown.split(masked);
  if (others.length === 0 || !value.startsWith(first)) return spellings(value);
  const found: string[] = [];
  let start = first.length;
  for (const [index, part] of others.entries()) {
    const isLast = index === others.length - 1;
    const end = isLast ? value.length - part.length : value.indexOf(part, start);
    if (end < start) return spellings(value);
    found.push(value.slice(start, end));
    start = end + part.length;
  }
  return found.flatMap(spellings);
}

function spellings(text: string): readonly string[] {
  return [text, ...text.split('\n')].flatMap((line) => [line, line.trim().replace(/^(["'])(.*)\1$/s, '$2')]);
}
