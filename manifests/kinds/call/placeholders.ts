import type { Range } from '../../../parser/range';

/** A part of a text that is replaced when the call is sent. */
export interface Placeholder {
  /** `env`: a variable of the environment; `input`: something that the sender is asked for. */
  readonly from: 'env' | 'input';
  /** Name of the variable, or label of the input. */
  readonly name: string;
  /** Where it is in the text. */
  readonly range: Range;
}

const form = /\$\{(env|input):([^{}]+)\}/g;

/** The placeholders in a text, such as `Bearer ${env:TOKEN}`. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  if (!text.includes('${')) return [];
  return Array.from(text.matchAll(form), ({ 0: whole, 1: from, 2: name = '', index }) => ({
    from: from === 'env' ? 'env' : 'input',
    name: name.trim(),
    range: { start: index, end: index + whole.length },
  }));
}

/** The text with each placeholder replaced. */
export function withoutCallPlaceholders(text: string, valueOf: (placeholder: Placeholder) => string): string {
  let result = '';
  let end = 0;
  for (const placeholder of placeholdersIn(text)) {
    result += text.slice(end, placeholder.range.start) + valueOf(placeholder);
    end = placeholder.range.end;
  }
  return result + text.slice(end);
}

/** Whether a text is one placeholder and nothing else. */
export function isPlaceholder(text: string): boolean {
  const [only] = placeholdersIn(text);
  return only !== undefined && only.range.start === 0 && only.range.end === text.length;
}
