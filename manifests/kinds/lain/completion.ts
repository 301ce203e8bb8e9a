import * as l10n from '@vscode/l10n';
import type { Suggestion } from '../../engine/manifest';
import { cursorContext } from '../../../parser/cursor/cursor-context';
import type { CursorContext } from '../../../parser/cursor/context';
import { itemPlace, itemProposals, suggest, type Proposal } from '../../engine/language/suggest';
import type { Schema } from '../../engine/schema/schema';
import { knownNameProposals, type LainText } from './completion/known-names';
import { nameProposals } from './completion/names';
import type { Dialect } from './sections';
import { lainSchema } from './schema';
import { procSchema } from './schema/proc';
import { procTypes } from './sections';

const withBackup = '${1:/data}:\n  backup_full:\n    schedule: "${2:0 3 * * *}"\n    expire: "${3:30d}"';

/** Items of `volumes`: a path, and in the laincloud dialect a path with a backup policy (portals get no backups). */
function volumeProposals(dialect: Dialect, context: CursorContext): Proposal[] {
  const place = itemPlace(context);
  if (place === undefined) return [];
  const [section, key, ...deeper] = context.path;
  const isVolumes = key === 'volumes' || key === 'persistent_dirs';
  if (!isVolumes || typeof section !== 'string' || deeper.length !== (place === 'item-start' ? 1 : 0))
    return [];

  const path = itemProposals(context, '${1:/data}', {
    label: '/data',
    detail: l10n.t('a directory that outlives the container'),
  });
  if (dialect !== 'laincloud' || context.flow || /^portal(?:\.|$)/.test(section)) return path;
  const backup = itemProposals(context, withBackup, {
    label: l10n.t('/data with backup'),
    detail: l10n.t('a directory with a full backup every day'),
  });
  return [...path, ...backup];
}

/** Keys with two names, of which only one is to be written. */
const aliases: Readonly<Record<string, string>> = {
  workdir: 'working_dir',
  working_dir: 'workdir',
  volumes: 'persistent_dirs',
  persistent_dirs: 'volumes',
};

/** Proposals at an offset of a lain.yaml, in their usual order. Works in broken text too. */
export function completionInLain(file: LainText, offset: number): readonly Suggestion[] {
  const { text, lines, dialect } = file;
  const context = cursorContext(text, lines, offset);
  if (context === undefined) return [];

  const typed = text.slice(context.word.start, context.word.end);
  const proposals = [
    ...knownNameProposals(file, context),
    ...nameProposals(text, context),
    ...volumeProposals(dialect, context),
    ...suggest(lainSchema(dialect), context, typed, typedProcSchema(dialect, context)),
  ];
  const taken = context.path.length === 0 ? procNames(context) : new Set();
  return proposals
    .filter(({ label }) => !context.siblings.keys.has(aliases[label] ?? '') && !taken.has(label))
    .map((proposal, order) => ({ ...proposal, order }));
}

/** Names of procs such as `proc.web`, which no section such as `web` can have again. */
function procNames({ siblings }: CursorContext): ReadonlySet<string> {
  return new Set([...siblings.keys.keys()].flatMap((key) => key.split('.').slice(1, 2)));
}

/** The schema of a `proc.NAME` or `service.NAME` whose `type` is written: it decides which keys there are. */
function typedProcSchema(dialect: Dialect, { path, siblings }: CursorContext): Schema | undefined {
  const [section] = path;
  if (path.length !== 1 || typeof section !== 'string') return undefined;
  const word = (['proc', 'service'] as const).find((known) => section.startsWith(`${known}.`));
  const type = procTypes(dialect).find((known) => known === siblings.keys.get('type'));
  if (word === undefined || type === undefined) return undefined;

  const keysOfType = procSchema(type, dialect).properties ?? {};
  const keys = Object.entries(procSchema(word, dialect).properties ?? {});
  return {
    types: ['map'],
    properties: Object.fromEntries(
      keys.filter(([key]) => key in keysOfType || key === 'type' || key === 'portal'),
    ),
  };
}
