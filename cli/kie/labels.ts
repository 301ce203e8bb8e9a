import { Compile } from 'typebox/compile';
import { labels as labelsSchema } from '../../api/catalogue/kie/fields';
import { firstProblem } from '../../api/problems';
import type { Labels } from '../../resources/kie/items';
import { UsageError } from '../exit-code';

/** Labels of the command line: `app=shop`, `environment=` for an empty one. @throws UsageError */
export function readLabels(given: readonly string[]): Labels {
  const labels = Object.fromEntries(given.map(readLabel));
  const problem = firstProblem(Compile(labelsSchema), labels);
  if (problem !== undefined) throw new UsageError(`--label ${given.join(' ')}: ${problem}`);
  return labels;
}

function readLabel(text: string): [string, string] {
  const end = text.indexOf('=');
  if (end < 1) throw new UsageError(`--label takes name=value, not ${text}.`);
  return [text.slice(0, end), text.slice(end + 1)];
}
