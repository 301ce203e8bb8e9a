import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ItemSide } from '../../deploy/kie/compare-sides';
import { liveSide, selected } from '../../deploy/kie/item-side';
import { hasItems, wantedItems } from '../../deploy/kie/wanted-items';
import type { Labels } from '../../resources/kie/items';
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
 * @throws UsageError when there is no such connection, or the file holds no items
 */
export async function withSide(
  { place, labels }: NamedSide,
  caller: ProcessContext,
  terminal: Terminal,
  work: (read: () => Promise<ItemSide>) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (!(await isFile(path.resolve(caller.folder, place)))) {
    return withService('kie', place, caller, terminal, (context) => work(() => liveSide(context, labels)));
  }
  const files = await readFiles([place], caller.folder, terminal);
  if (!files) return deployExit.failed;
  if (!files.some(hasItems)) throw new UsageError(`${place} holds no configuration items.`);
  return work(() => Promise.resolve({ labels, items: selected(files.flatMap(wantedItems), { labels }) }));
}

async function isFile(absolute: string): Promise<boolean> {
  try {
    return (await stat(absolute)).isFile();
  } catch {
    return false; // then it is a connection, or the command says that there is none
  }
}
