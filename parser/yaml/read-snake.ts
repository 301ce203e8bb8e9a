import { resolve } from '../node';
import type { Node } from '../node';
import type { Parsed, Problem } from '../parsed';
import { refusalProblem } from './refusals';
import { readLenient } from './read-lenient';

/** Parses a text that must be one document as SnakeYAML does for an object. Never throws. */
export function readSnake(text: string): Parsed {
  const parsed = readLenient(text, 'snake-yaml');
  if (parsed.problems.length > 0) return parsed;
  const problem = secondDocument(text) ?? badKey(parsed.root, text);
  return problem ? { ...parsed, problems: [problem] } : parsed;
}

/** A `---` behind anything but comments and directives. */
function secondDocument(text: string): Problem | undefined {
  if (!text.includes('---')) return undefined;
  let hasBegun = false;
  for (const { 0: line, index: start } of text.matchAll(/^.*$/gm)) {
    const isMarker = /^---(?:\s|$)/.test(line);
    if (isMarker && hasBegun) return { code: 'second-document', range: { start, end: start + 3 } };
    hasBegun ||= isMarker || !/^\s*(?:#|$)|^%/.test(line);
  }
  return undefined;
}

/** A key that is not the name of a field: a map or a list, or nothing before the colon. */
function badKey(root: Node | undefined, text: string): Problem | undefined {
  const map = root && resolve(root);
  for (const { key } of map?.kind === 'map' ? map.entries : []) {
    const { start, end } = key.range;
    if (key.kind === 'map' || key.kind === 'list')
      return refusalProblem({ code: 'collection-as-key', range: key.range, text: text.slice(start, end) });
    if (start === end) return { code: 'key-missing', range: { start, end: start + 1 } };
  }
  return undefined;
}
