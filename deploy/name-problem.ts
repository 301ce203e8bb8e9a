import * as l10n from '@vscode/l10n';
import { formatValue } from '../manifests/engine/language/describe';
import { appendKeyFix } from '../manifests/engine/rules/append-key';
import { nearestFirst } from '../manifests/engine/rules/did-you-mean';
import { rewrite } from '../manifests/engine/rules/edits';
import type { Fix } from '../manifests/engine/rules/rule';
import { LineIndex } from '../parser/line-index';
import { asMap, asScalar, valueOf, type MapNode } from '../parser/node';
import type { Range, TextChange } from '../parser/range';
import type { CloudDocument, DeployFile } from './deploy-file';
import type { PlanStep } from './plan';

/** A name in a file that leads to nothing that is there, or to several things. */
export interface NameProblem {
  readonly file: DeployFile;
  /** Where the name is in the text of the file. */
  readonly range: Range;
  /** What can be written instead, the likeliest first. */
  readonly fixes: readonly Fix[];
}

/** The key of `metadata` whose name is wrong, and what it may mean. */
export interface WrongName {
  readonly key: string;
  readonly choices: readonly NameChoice[];
}

/** What a document can say to mean one of the things that are there. */
export interface NameChoice {
  /** What is written in place of the name. */
  readonly name?: string;
  /** What is written beside it, by keys of `metadata`. */
  readonly beside?: Readonly<Record<string, string>>;
  /** What distinguishes it from the others, for a person. */
  readonly about?: string;
}

/** Maximum number of choices that are offered. */
const maxChoices = 5;

/** The names that may be meant by one that does not exist, the nearest first. */
export function namesInstead(name: string, others: readonly string[]): readonly NameChoice[] {
  return nearestFirst(name, new Set(others), maxChoices).map((other) => ({ name: other }));
}

/** The place of a wrong name in its file, with fixes; undefined where the document does not have it. */
function nameProblem(document: CloudDocument, { key, choices }: WrongName): NameProblem | undefined {
  const { file, root, start } = document;
  const metadata = asMap(valueOf(root, 'metadata'));
  const scalar = metadata && asScalar(valueOf(metadata, key));
  if (!scalar) return undefined;
  const offered = choices.slice(0, maxChoices);
  return {
    file,
    range: moved(scalar.range, start),
    fixes: offered.map(({ name, beside = {}, about }) => {
      const fixes = [
        ...(name === undefined ? [] : [rewrite(scalar, name)]),
        ...Object.entries(beside).flatMap(([other, text]) => written(metadata, other, text, document)),
      ];
      const titles = fixes.map(({ title }) => title).join(', ');
      const edits = fixes.flatMap((fix) => fix.edits.map((edit) => movedEdit(edit, start)));
      return { title: about ? l10n.t('{0} ({1})', titles, about) : titles, edits };
    }),
  };
}

/** A step with the place of the wrong name that it can't be carried out for. */
export function withWrongName<Step extends { readonly step: PlanStep }>(
  prepared: Step,
  document: CloudDocument | undefined,
  wrong: WrongName | undefined,
): Step & { readonly nameProblem?: NameProblem } {
  const problem = document && wrong && nameProblem(document, wrong);
  if (!problem) return prepared;
  return { ...prepared, step: { ...prepared.step, at: placeOf(problem) }, nameProblem: problem };
}

/** File and line, for messages: `cart.servicestage.yaml:4`. */
function placeOf({ file, range }: NameProblem): string {
  return `${file.title}:${file.manifest.lines.positionAt(range.start).line + 1}`;
}

function written(
  metadata: MapNode,
  key: string,
  text: string,
  { text: whole }: CloudDocument,
): readonly Fix[] {
  const present = asScalar(valueOf(metadata, key));
  if (present) return present.text === text ? [] : [rewrite(present, text)];
  const isJson = whole.charAt(metadata.entries[0]?.key.range.start ?? 0) === '"';
  const value = isJson ? JSON.stringify(text) : formatValue(text);
  return appendKeyFix(metadata, whole, new LineIndex(whole), key, value);
}

function moved({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

function movedEdit({ range, text }: TextChange, by: number): TextChange {
  return { range: moved(range, by), text };
}
