/**
 * The versions that a rule accepts, newest first: an exact version, `latest`, `1.0+` or `1.0-2.0` (end left out).
 * Source: Registry API, section 3, existence.
 */
export function matchingVersions(rule: string, versions: readonly string[]): string[] {
  const sorted = [...versions].sort((one, other) => compareVersions(other, one));
  if (rule === 'latest') return sorted.slice(0, 1);
  if (rule.endsWith('+')) return sorted.filter((version) => compareVersions(version, rule.slice(0, -1)) >= 0);
  const [from, to] = rule.split('-');
  if (from !== undefined && to !== undefined) {
    return sorted.filter(
      (version) => compareVersions(version, from) >= 0 && compareVersions(version, to) < 0,
    );
  }
  return sorted.filter((version) => compareVersions(version, rule) === 0);
}

/** Negative when `one` is older; missing parts count as 0. */
export function compareVersions(one: string, other: string): number {
  const left = one.split('.').map(Number);
  const right = other.split('.').map(Number);
  for (let part = 0; part < Math.max(left.length, right.length); part += 1) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
