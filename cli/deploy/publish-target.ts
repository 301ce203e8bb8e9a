import { didYouMean } from '../../manifests/engine/rules/did-you-mean';
import type { PublishTarget } from '../../deploy/deploy-file';
import { UsageError } from '../exit-code';
import type { PublishFlags } from './publish-options';

/** What a selector has. */
const selectorKeys: readonly string[] = ['environment', 'app', 'service'];

const emptyHint =
  'write a value. Policies of an environment without a name are deployed from manifests that have it in their selectors.';

/** Where the policies of files go that name no engine; undefined when nothing says it. @throws UsageError */
export function publishTarget({ engine, selector = [], policy }: PublishFlags): PublishTarget | undefined {
  if (engine === undefined) {
    if (selector.length > 0 || policy) throw new UsageError('--selector and --policy need --engine.');
    return undefined;
  }
  return { engine, selector: Object.fromEntries(selector.map(readPair)), ...(policy && { only: policy }) };
}

function readPair(text: string): readonly [string, string] {
  const end = text.indexOf('=');
  if (end <= 0) throw new UsageError(`"--selector ${text}" is not valid: write NAME=VALUE.`);
  const name = text.slice(0, end);
  const value = text.slice(end + 1);
  if (selectorKeys.includes(name)) {
    // Mostly a variable that is not set: the policy would go to an environment or application without a name.
    if (value.trim() === '') throw new UsageError(`"--selector ${text}" is empty: ${emptyHint}`);
    return [name, value];
  }
  const meant = didYouMean(name, selectorKeys);
  const known = meant === undefined ? `it has ${selectorKeys.join(', ')}.` : `did you mean ${meant}?`;
  throw new UsageError(`A selector has no "${name}": ${known}`);
}
