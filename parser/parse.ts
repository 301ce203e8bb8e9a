import { firstLine } from './characters';
import { readJson } from './json';
import { isTooLong } from './limits';
import type { Parsed } from './parsed';
import { readLenient } from './yaml/read-lenient';
import { readSnake } from './yaml/read-snake';
import { readStrict } from './yaml/read-strict';

/**
 * How a text is parsed:
 * - `yaml-1.1`: as PyYAML 3.11 does, which accepts one document, with everything that it refuses;
 * - `yaml-1.2`: one document of a file (see `cutDocuments`) in the syntax of YAML 1.2, close to SnakeYAML and Go's
 * readers, with scalars typed as in YAML 1.1, as they do;
 * - `snake-yaml`: as `yaml-1.2`, with what SnakeYAML alone refuses in a text that becomes one object;
 * - `json`: strict, without comments and trailing commas.
 */
export type Flavour = 'yaml-1.1' | 'yaml-1.2' | 'snake-yaml' | 'json';

/** Parses a text in linear time. Never throws, and parses no text longer than `maxTextLength`. */
export function parse(text: string, flavour: Flavour): Parsed {
  if (isTooLong(text)) {
    const named = (text.length / 1_000_000).toFixed(1);
    return { root: undefined, problems: [{ code: 'text-too-large', range: firstLine(text), named }] };
  }
  switch (flavour) {
    case 'yaml-1.1':
      return readStrict(text);
    case 'yaml-1.2':
      return readLenient(text);
    case 'snake-yaml':
      return readSnake(text);
    case 'json':
      return readJson(text);
  }
}

/** Whether a text is parsed as JSON: it begins with a bracket. */
export function looksLikeJson(text: string): boolean {
  return /^\uFEFF?\s*[{[]/.test(text);
}
