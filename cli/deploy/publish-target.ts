import { didYouMean } from '../../manifests/engine/rules/did-you-mean';
import type { PublishTarget } from '../../deploy/deploy-file';
import { UsageError } from '../exit-code';
import type { PublishFlags } from './publish-options';

/** What a selector has. */
const selectorKeys: readonly string[] = ['environment', 'app', 'service'];

/** Says that an environment has no name: an empty value is mostly a variable that is not set. No name has brackets. */
const noName = '(no name)';

const emptyHint = `write a value, or "--selector environment=${noName}" for the environment without a name.`;

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
    if (value.trim() === '') throw new UsageError(`"--selector ${text}" is empty: ${emptyHint}`);
    return [name, name === 'environment' && value === noName ? '' : value];
  }
  const meant = didYouMean(name, selectorKeys);
  const known = meant === undefined ? `it has ${selectorKeys.join(', ')}.` : `did you mean ${meant}?`;
  throw new UsageError(`A selector has no "${name}": ${known}`);
}
