import { parse } from '../../../parser/parse';
import type { Parsed } from '../../../parser/parsed';
import type { PolicyGeneration } from './policy';

/** Reads the inner text of a policy as the clients of a generation do; those of Java where they are not known. */
export function readPolicyText(text: string, generation?: PolicyGeneration): Parsed {
  return parse(text, generation === 'go' ? 'yaml-go' : 'snake-yaml');
}
