import type { Suggestion } from '../manifest';
import { cursorContext } from '../language/cursor-context';
import type { CursorContext } from '../language/cursor-context';
import { suggest } from '../language/suggest';
import type { Schema } from '../schema/schema';
import { nameProposals } from './completion/names';
import { volumeProposals } from './completion/volumes';
import type { LainDocument } from './document';
import { lainSchema } from './schema';
import { procSchema } from './schema/proc';
import { procTypes } from './sections';

/** Keys with two names, of which only one is to be written. */
const aliases: Readonly<Record<string, string>> = {
  workdir: 'working_dir',
  working_dir: 'workdir',
  volumes: 'persistent_dirs',
  persistent_dirs: 'volumes',
};

/** What can be written at an offset of a lain.yaml, in the order people use it. Works in broken text too. */
export function completeLain(document: LainDocument, offset: number): readonly Suggestion[] {
  const { text, lines } = document;
  const context = cursorContext(text, lines, offset);
  if (context === undefined) return [];

  const typed = text.slice(context.word.start, context.word.end);
  const proposals = [
    ...nameProposals(document, context),
    ...volumeProposals(document, context),
    ...suggest(lainSchema(document.dialect), context, typed, typedProcSchema(document, context)),
  ];
  return proposals
    .filter(({ label }) => !context.siblings.keys.has(aliases[label] ?? ''))
    .map((proposal, order) => ({ ...proposal, order }));
}

/** The schema of a `proc.NAME` or `service.NAME` whose `type` is written: it decides which keys there are. */
function typedProcSchema({ dialect }: LainDocument, { path, siblings }: CursorContext): Schema | undefined {
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
