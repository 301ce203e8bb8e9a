import type { StepTexts } from './deploy-kind';
import { titleOf, type PlanStep } from './plan';

/** The changed fields of a step and of its parts before and after, for kinds that have no manifest of their own. */
export function changeTexts(step: PlanStep): StepTexts {
  return { before: sideOf(step, 'from'), after: sideOf(step, 'to') };
}

function sideOf({ changes, children = [] }: PlanStep, side: 'from' | 'to'): string {
  const fields = changes.map((change) => fieldText(change.path, change[side]));
  const parts = children.map((part) => {
    const text = sideOf(part, side);
    return text === '' ? '' : `${part.kind} ${titleOf(part)}:\n${indented(text)}`;
  });
  return [...fields, ...parts].join('');
}

/** A field with its value; nothing where it has none. */
function fieldText(path: string, value: string | undefined): string {
  if (value === undefined) return '';
  return value.includes('\n') ? `${path}:\n${indented(value)}` : `${path}: ${value}\n`;
}

function indented(text: string): string {
  const lines = text.replace(/\n$/, '').split('\n');
  return lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('');
}
