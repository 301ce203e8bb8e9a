import * as l10n from '@vscode/l10n';
import type { SignInPart } from '../../connections/connection-type';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { Secret } from '../../connections/secret';
import type { Prompts } from '../prompts';
import { askSteps, type Step } from './ask-steps';

/**
 * Asks for the credentials of a connection.
 *
 * @param known Parts that were asked for before.
 * @param onBack Called when the user goes back from the first question; without it there is no way back from there.
 * @returns undefined when cancelled, and after `onBack` was called.
 */
export function askSecret(
  prompts: Prompts,
  { connection, type }: ResolvedConnection,
  known: Secret = {},
  onBack?: () => void,
): Promise<Secret | undefined> {
  const wanted = type.signIn(connection).parts.filter(({ part }) => known[part] === undefined);
  return askSteps(
    wanted.map((part) => partStep(prompts, connection.name, part)),
    known,
    onBack,
  );
}

function partStep(prompts: Prompts, name: string, asked: SignInPart): Step<Secret> {
  const { part, hidden, optional } = asked;
  return {
    ask: async (secret, onBack) => {
      const answer = await prompts.ask({
        title: l10n.t('Sign in to {0}', name),
        prompt: asked.label(),
        password: hidden,
        check: (text) => {
          if (text.trim() === '') return optional ? undefined : l10n.t('This field is required.');
          return asked.check?.(text.trim());
        },
        onBack,
      });
      if (answer === undefined) return undefined;
      const text = part === 'password' ? answer : answer.trim(); // leading and trailing spaces may be part of a password
      return text === '' ? secret : { ...secret, [part]: text };
    },
  };
}
