import * as l10n from '@vscode/l10n';
import type { Hint } from '../../engine/manifest';
import { propertyOf } from '../../engine/schema/schema';
import { asList, asMap, asScalar, field, valueOf } from '../../../parser/node';
import type { Entry, Node } from '../../../parser/node';
import type { LainDocument } from './document';
import { scheduleInWords } from './hover/schedule-words';
import { procSchema } from './schema/proc';
import type { Proc } from './sections';
import { parseMemory } from './values/memory';

/** Keys whose defaults are worth a place in the line, in the order of the schema. */
const shownDefaults = ['memory', 'num_instances'];

/** What holds because it is not written, and what values mean, shown in the line. */
export function hintsOfLain(document: LainDocument): readonly Hint[] {
  const seen = new Set<Entry>();
  return document.procs.flatMap((proc) => [
    ...defaultsHint(proc, document),
    ...meaningHints(proc, document).flatMap(({ entry, text }) => {
      if (seen.has(entry)) return []; // Written once, used by several procs.
      seen.add(entry);
      return [{ offset: entry.value.range.end, text }];
    }),
  ]);
}

/** Only in the laincloud dialect: what another console assumes is not known. */
function defaultsHint({ type, section, body, entry }: Proc, { dialect }: LainDocument): readonly Hint[] {
  if (dialect !== 'laincloud' || body.flow || entry.value.kind !== 'map') return [];
  const schema = procSchema(section.word, dialect);
  const defaults = shownDefaults.flatMap((key) => {
    const value = propertyOf(schema, key)?.default?.();
    return value === undefined || body.fields.has(key) ? [] : [`${key}: ${value}`];
  });
  if (type === 'web' && !body.fields.has('port')) defaults.push('port: 80');
  if (defaults.length === 0) return [];
  const tooltip = `${l10n.t('What holds because it is not written:')}\n\n${defaults.map((one) => `- ${one}`).join('\n')}`;
  return [{ offset: entry.key.range.end + 1, text: defaults.join(', '), tooltip }];
}

interface Meaning {
  readonly entry: Entry;
  readonly text: string;
}

function meaningHints({ body }: Proc, { dialect }: LainDocument): readonly Meaning[] {
  const schedules = dialect === 'einplus' ? scheduleHints(body) : backupHints(body);
  const memory = dialect === 'laincloud' ? body.fields.get('memory') : undefined;
  return [...(memory ? memoryHints(memory) : []), ...schedules];
}

/** Sizes that are not written in mebibytes. */
function memoryHints(entry: Entry): readonly Meaning[] {
  const scalar = asScalar(entry.value);
  if (scalar?.type !== 'string' || /^\d+[mM]$/.test(scalar.text)) return [];
  const bytes = parseMemory(scalar.text);
  if (bytes === undefined) return [];
  return [{ entry, text: l10n.t('{0} MiB', Number((bytes / 1024 ** 2).toFixed(2))) }];
}

/** Schedules of the backups of volumes. */
function backupHints(body: Node): readonly Meaning[] {
  const lists = ['volumes', 'persistent_dirs'].flatMap((key) => asList(valueOf(body, key))?.items ?? []);
  const volumes = lists.flatMap((item) => [...(asMap(item)?.fields.values() ?? [])]);
  const policies = volumes.flatMap(({ value }) => [...(asMap(value)?.fields.values() ?? [])]);
  return policies.flatMap(({ value }) => scheduleHints(value));
}

function scheduleHints(map: Node): readonly Meaning[] {
  const entry = field(map, 'schedule');
  const words = scheduleInWords(asScalar(entry?.value)?.text ?? '');
  return entry && words !== undefined ? [{ entry, text: words }] : [];
}
