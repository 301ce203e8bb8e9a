import { firstLine } from './characters';
import { readJson } from './json';
import { isTooLong } from './limits';
import type { Parsed } from './parsed';
import { readLenient } from './yaml/read-lenient';
import { readSnake } from './yaml/read-snake';
import { readStrict } from './yaml/read-strict';
import type { YamlFlavour } from './yaml/refusals';

/**
 * How a text is parsed:
 * - `yaml-1.1`: as PyYAML 3.11 does, which accepts one document, with everything that it refuses;
 * - `yaml-java` and `yaml-go`: one document of a file (see `cutDocuments`), with what SnakeYAML or Go's yaml.v2 refuses;
 * - `snake-yaml`: as `yaml-java`, with what SnakeYAML refuses in a text that becomes one object;
 * - `yaml-1.2`: the same for what this program reads itself, with what any of them refuses but tabs between words;
 * - `json`: strict, without comments and trailing commas.
 *
 * Scalars are typed as in YAML 1.1 by all of them.
 */
export type Flavour = YamlFlavour | 'json';

/** Parses a text in linear time. Never throws, and parses no text longer than `maxTextLength`. */
export function parse(text: string, flavour: Flavour): Parsed {
  if (isTooLong(text)) {
    const named = (text.length / 1_000_000).toFixed(1);
    return { root: undefined, problems: [{ code: 'text-too-large', range: firstLine(text), named }] };
  }
  switch (flavour) {
    case 'yaml-1.1':
      return readStrict(text);
    case 'snake-yaml':
      return readSnake(text);
    case 'json':
      return readJson(text);
    default:
      return readLenient(text, flavour);
  }
}

/** Whether a text is parsed as JSON: it begins with a bracket. */
export function looksLikeJson(text: string): boolean {
  return /^\uFEFF?\s*[{[]/.test(text);
}
