import * as l10n from '@vscode/l10n';
import type { Fix } from '../../../../engine/rules/rule';
import type { Range } from '../../../../../parser/range';
import type { MapNode } from '../../../../../parser/node';
import { asScalar } from '../../../../../parser/node';

/** A text as a quoted YAML scalar. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** Writes the text that was meant in place of what YAML reads as something else. */
export function textFix(meant: string | undefined, range: Range): readonly Fix[] {
  if (meant === undefined) return [];
  return [{ title: l10n.t('Write it as text'), edits: [{ range, text: quoted(meant) }] }];
}

/**
 * Fixes that turn a block map of scalars into a list of texts, `KEY: value` into `- KEY=value`.
 * None for other maps, where more than one repair is possible.
 */
export function mapToListFix(map: MapNode, glue: '=' | ':'): readonly Fix[] {
  const items = map.entries.map(({ key, value, range }) => {
    const scalar = asScalar(value);
    if (key.kind !== 'scalar' || scalar === undefined || scalar.style === 'block') return undefined;
    return { range, text: `- ${plainOrQuoted(`${key.text}${glue}${scalar.text}`)}` };
  });
  const edits = items.filter((item) => item !== undefined);
  const plain = !map.flow && map.range.start === map.entries[0]?.range.start; // No `? key` either.
  if (!plain || edits.length < map.entries.length) return [];
  return [{ title: l10n.t('Make it a list'), edits }];
}

/** Text that YAML would not read back as the same text is quoted. */
export function plainOrQuoted(text: string): string {
  return /^[A-Za-z_./][\w./=:@-]*$/.test(text) && !text.endsWith(':') ? text : quoted(text);
}
