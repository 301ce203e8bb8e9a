import type { Severity } from '../../manifests/rules/rule';
import { UsageError } from '../exit-code';

/** Severities that the caller gives to rules, by rule id; `off` hides a rule's findings. */
export type Severities = ReadonlyMap<string, Severity | 'off'>;

const levels = ['error', 'warning', 'information', 'off'] as const;

/** Reads `id=severity` of `--rule`. Throws a `UsageError` for another form, an unknown id or an unknown severity. */
export function parseSeverity(
  text: string,
  knownRules: ReadonlySet<string>,
): readonly [string, Severity | 'off'] {
  const [id = '', wanted, ...more] = text.split('=');
  const level = levels.find((candidate) => candidate === wanted);
  if (more.length > 0 || level === undefined) {
    throw new UsageError(`"--rule ${text}" is not understood: write ID=${levels.join('|')}.`);
  }
  if (!knownRules.has(id)) {
    throw new UsageError(`There is no rule "${id}": "engine-room rules" lists them all.`);
  }
  return [id, level];
}
