/** Whether versions of a microservice fit, given all of them. */
export type VersionRule = (versions: readonly string[]) => readonly string[];

/**
 * Reads a rule for versions: `1.0.0` that one, `1.0.0+` that and later ones, `1.0-2.0` from the first up to but not
 * including the second, `latest` the highest. Undefined when the text is none of these. CSE API Reference 7.5.8.
 */
export function parseVersionRule(text: string): VersionRule | undefined {
  const rule = text.trim();
  if (rule === 'latest') return (versions) => [...versions].sort(compareVersions).slice(-1);
  const [, from = '', tail = ''] = /^(\d+(?:\.\d+){0,3})(\+|-\d+(?:\.\d+){0,3})?$/.exec(rule) ?? [];
  if (from === '') return undefined;
  if (tail === '') return (versions) => versions.filter((version) => compareVersions(version, from) === 0);
  const isBefore = (version: string) => tail === '+' || compareVersions(version, tail.slice(1)) < 0;
  return (versions) => versions.filter((version) => compareVersions(version, from) >= 0 && isBefore(version));
}

/** Orders versions by their numbers; missing ones count as 0. */
function compareVersions(one: string, other: string): number {
  const [left, right] = [one.split('.'), other.split('.')];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = Number(left[index] ?? 0) - Number(right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
