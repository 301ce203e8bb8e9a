import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ItemSide } from '../../deploy/kie/compare-sides';
import { liveSide, selected } from '../../deploy/kie/item-side';
import { hasItems, wantedItems } from '../../deploy/kie/wanted-items';
import type { Labels } from '../../resources/kie/items';
import { sideEnvironment, type SideName } from '../connections/side-environment';
import { withService } from '../deploy/context';
import { readFiles } from '../deploy/read-files';
import { deployExit, UsageError, type ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { readLabels } from './labels';

/** A file or a connection, and the labels of the items in it that are meant. */
export interface NamedSide {
  readonly place: string;
  readonly labels: Labels;
}

/** Reads a side as it is written: `CONNECTION`, `FILE`, or either after `name=value,…@`. @throws UsageError */
export function readSide(text: string): NamedSide {
  const [, labels = '', place = text] = /^([\w.-]+=[\w.-]*(?:,[\w.-]+=[\w.-]*)*)@(.+)$/.exec(text) ?? [];
  return { place, labels: readLabels(labels === '' ? [] : labels.split(',')) };
}

/**
 * Does something with the items of a side, which are read anew each time.
 *
 * @param name What the variables that are for this side call it.
 * @throws UsageError when there is no such connection, or the file holds no items
 */
export async function withSide(
  { place, labels }: NamedSide,
  name: SideName,
  caller: ProcessContext,
  terminal: Terminal,
  work: (read: () => Promise<ItemSide>) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (!(await isFile(path.resolve(caller.folder, place)))) {
    return withService('kie', place, callerFor(caller, name), terminal, (context) =>
      work(() => liveSide(context, labels)),
    );
  }
  const files = await readFiles([place], caller.folder, terminal);
  if (!files) return deployExit.failed;
  if (!files.some(hasItems)) throw new UsageError(`${place} holds no configuration items.`);
  return work(() => Promise.resolve({ labels, items: selected(files.flatMap(wantedItems), { labels }) }));
}

/** The caller with the variables that are for one side. */
export function callerFor(
  { folder, environment }: ProcessContext,
  side: SideName,
): Pick<ProcessContext, 'folder' | 'environment'> {
  return { folder, environment: sideEnvironment(environment, side) };
}

async function isFile(absolute: string): Promise<boolean> {
  try {
    return (await stat(absolute)).isFile();
  } catch {
    return false; // then it is a connection, or the command says that there is none
  }
}
