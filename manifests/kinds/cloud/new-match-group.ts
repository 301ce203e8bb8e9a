import { newMatchGroupText } from '../governance';
import { indented } from '../../engine/language/snippet';
import type { TextChange } from '../../../parser/range';
import { field } from '../../../parser/node';
import type { CloudDocument } from './document';

/**
 * A document with the match group of a policy, for the end of its file: of the same name, engine and selector. Undefined
 * where the policy is not a manifest of its own.
 */
export function newMatchGroup(policy: CloudDocument, file: string): TextChange | undefined {
  const metadata = field(policy.root, 'metadata');
  if (policy.form !== 'manifest' || metadata === undefined || policy.name === undefined) return undefined;
  const selector = field(policy.root, 'selector');
  const written = [metadata, ...(selector ? [selector] : [])].map(({ range }) =>
    policy.text.slice(range.start, range.end).trimEnd(),
  );
  const spec = `spec:\n  ${indented(newMatchGroupText(policy.name.text).trimEnd(), 2)}`;
  const document = ['---', 'apiVersion: cse/v3', 'kind: MatchGroup', ...written, spec].join('\n');
  const end = { start: file.length, end: file.length };
  return { range: end, text: `${file.endsWith('\n') ? '' : '\n'}${document}\n` };
}
