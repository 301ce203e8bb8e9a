import * as l10n from '@vscode/l10n';
import type { ScalarNode } from '../../../parser/node';

/** What YAML 1.1 reads a plain scalar as, in words, when that differs from its text. */
export function surprisingReading({ type, text, value, style }: ScalarNode): string | undefined {
  if (style !== 'plain') return undefined;
  if (type === 'boolean' && !/^(?:true|false)$/i.test(text))
    return value === true ? l10n.t('the boolean true') : l10n.t('the boolean false');
  if (type === 'timestamp') return l10n.t('a date');
  if (type === 'integer' && text.includes(':')) return l10n.t('the number {0} (base 60)', String(value));
  if (type === 'integer' && /^[-+]?0[0-7_]+$/.test(text))
    return l10n.t('the octal number {0}', String(value));
  if (type === 'integer' && /[bx_]/.test(text)) return l10n.t('the number {0}', String(value));
  if (type === 'float' && text.includes(':')) return l10n.t('the number {0} (base 60)', String(value));
  return undefined;
}

/** The text that a program gets for a plain number, where it is another one than is written: `1.1` for `1.10`. */
export function otherNumber({ type, text, value, style }: ScalarNode): string | undefined {
  if (style !== 'plain' || (type !== 'integer' && type !== 'float')) return undefined;
  const read = type === 'float' && Number.isInteger(value) ? `${String(value)}.0` : String(value);
  return read === text ? undefined : read;
}
