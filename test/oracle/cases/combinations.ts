import { Random } from '../../fuzz/random';
import { CaseCollector, fieldsText } from './case';
import type { Case } from './case';

/** Without the services that a policy is for: nothing is seen of a policy for others. */
const mixed = new Set(['int', 'float', 'duration', 'window', 'bool', 'statuses', 'choice', 'order']);

/**
 * Policies with two or three odd values at once, which shows what single ones hide: each value is one that was tried alone.
 * The same ones for the same seed.
 */
export function combinations(singles: readonly Case[], count: number, seed: number): readonly Case[] {
  const random = new Random(seed);
  const known = new Map<string, Map<string, string[]>>();
  for (const { kind, cause, field, text } of singles) {
    if (field === undefined || text === undefined || !mixed.has(cause)) continue;
    const fields = known.get(kind) ?? new Map<string, string[]>();
    known.set(kind, fields.set(field, [...(fields.get(field) ?? []), text]));
  }
  const collector = new CaseCollector(`s${seed}-`);
  const kinds = [...known];
  while (collector.cases.length < count) {
    const [kind, fields] = random.pick(kinds);
    const chosen = new Map<string, string>();
    const size = Math.min(fields.size, random.pick([2, 2, 3]));
    while (chosen.size < size) {
      const [field, texts] = random.pick([...fields]);
      chosen.set(field, random.pick(texts));
    }
    collector.add({ kind, cause: 'combination', spec: fieldsText(Object.fromEntries(chosen)) });
  }
  return collector.cases;
}
