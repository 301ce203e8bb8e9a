import { readRegularText } from '../../api/regular-file';
import { readSavedPlan, type SavedPlan } from '../../deploy/saved-plan';
import { UsageError } from '../exit-code';
import { explain } from '../lint/path-problem';

const maxBytes = 10_000_000;

/** Reads what `plan --out` has written. @throws UsageError when there is no such file, or it is not a plan. */
export async function openPlanFile(file: string): Promise<SavedPlan> {
  const saved = readSavedPlan(await textOf(file));
  if (!saved)
    throw new UsageError(`${file} is not a plan that "engine-room plan --out" of this version wrote.`);
  return saved;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readRegularText(file, maxBytes);
  } catch (error) {
    throw new UsageError(`${file} ${explain(error)}`);
  }
}
