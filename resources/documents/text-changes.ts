import * as l10n from '@vscode/l10n';
import { maskSecret } from '../shown-value';
import { changeOutside } from './manifest-text';
import { readTexts, readYaml } from './yaml-text';

type Texts = Readonly<Record<string, string>>;

/**
 * The texts of a draft at a path, when nothing else in it differs from the live text.
 *
 * @param path As for `readTexts`.
 */
export function readPart(live: string, draft: string, path: readonly string[]): ReturnType<typeof readTexts> {
  const [before, after] = [readYaml(live), readYaml(draft)];
  if ('obstacle' in before) return before;
  if ('obstacle' in after) return after;
  const moved = changeOutside(before.value, after.value, path);
  if (moved !== undefined) return { obstacle: l10n.t('{0} can’t be changed here.', moved) };
  return readTexts(draft, path);
}

/** The texts that differ, by name, as changes of a plan; an obstacle where none does. */
export function textChanges(before: Texts, after: Texts) {
  const changes = differentTexts(before, after).map(({ name, from, to }) => ({
    path: name,
    ...(from !== undefined && { from: maskSecret(name, from) }),
    ...(to !== undefined && { to: maskSecret(name, to) }),
  }));
  return { changes, ...(changes.length === 0 && { obstacle: l10n.t('Nothing would change.') }) };
}

/** Names whose texts differ, with both texts. */
export function differentTexts(before: Texts, after: Texts) {
  const textIn = (texts: Texts, name: string) => (Object.hasOwn(texts, name) ? texts[name] : undefined);
  return Object.keys({ ...before, ...after })
    .map((name) => ({ name, from: textIn(before, name), to: textIn(after, name) }))
    .filter(({ from, to }) => from !== to);
}
