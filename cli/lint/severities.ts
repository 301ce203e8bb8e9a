import { severitySettings } from '../../manifests/engine/rules/severities';
import type { SeveritySetting } from '../../manifests/engine/rules/severities';
import { UsageError } from '../exit-code';

/** Reads `id=severity` of `--rule`. Throws a `UsageError` for another form, an unknown id or an unknown severity. */
export function parseSeverity(
  text: string,
  knownRules: ReadonlySet<string>,
): readonly [string, SeveritySetting] {
  const [id = '', wanted, ...more] = text.split('=');
  const level = severitySettings.find((candidate) => candidate === wanted);
  if (more.length > 0 || level === undefined) {
    throw new UsageError(`"--rule ${text}" is not understood: write ID=${severitySettings.join('|')}.`);
  }
  if (!knownRules.has(id)) {
    throw new UsageError(`There is no rule "${id}": "engine-room rules" lists them all.`);
  }
  return [id, level];
}
