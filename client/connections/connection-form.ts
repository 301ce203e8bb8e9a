import * as l10n from '@vscode/l10n';
import type { Connection } from '../../connections/connection';
import type { ConnectionType, Field } from '../../connections/connection-type';
import { connectionTypes } from '../../connections/connection-types';
import { readConnections } from '../../connections/read-connections';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { Secret } from '../../connections/secret';
import type { Prompts } from '../prompts';

/** A connection as the user filled it in. */
export interface FilledForm {
  readonly target: ResolvedConnection;
  /** The parts of its secret that the form has already asked for. */
  readonly secret: Secret;
}

type Draft = Partial<Connection>;

/**
 * Asks step by step for a connection, as its type's row defines, each step prefilled from `former`.
 *
 * @param taken Names of all existing connections.
 * @param types Available connection types.
 * @returns undefined when cancelled.
 */
export async function askConnection(
  prompts: Prompts,
  taken: readonly string[],
  former?: ResolvedConnection,
  types: readonly ConnectionType[] = connectionTypes,
): Promise<FilledForm | undefined> {
  const type = former?.type ?? (await askType(prompts, types));
  if (!type) return undefined;
  const name = await askName(prompts, taken, former?.connection.name);
  if (name === undefined) return undefined;
  let draft: Draft = { ...former?.connection, type: type.id, name };
  const secret: Record<string, string> = {};
  for (const field of type.fields) {
    if (field.applies?.(draft) === false) {
      draft = { ...draft, [field.name]: undefined };
      continue;
    }
    const answer = await askField(prompts, field, draft);
    if (answer === undefined) return undefined;
    draft = field.apply(draft, answer);
    if (field.secret) secret[field.secret] = answer.trim();
  }
  const isProtected = await askProtected(prompts, draft);
  if (isProtected === undefined) return undefined;
  return { target: resolve({ ...draft, protected: isProtected }, types), secret };
}

/**
 * Asks for the credentials of a connection.
 *
 * @param known Parts that were asked for before.
 * @returns undefined when cancelled.
 */
export async function askSecret(
  prompts: Prompts,
  { connection, type }: ResolvedConnection,
  known: Secret = {},
): Promise<Secret | undefined> {
  const secret: Record<string, string> = { ...known };
  for (const asked of type.signIn(connection).parts) {
    const { part, hidden, optional } = asked;
    if (secret[part] !== undefined) continue;
    const answer = await prompts.ask({
      title: l10n.t('Sign in to {0}', connection.name),
      prompt: asked.label(),
      password: hidden,
      check: (text) => {
        if (text.trim() === '') return optional ? undefined : l10n.t('This field is required.');
        return asked.check?.(text.trim());
      },
    });
    if (answer === undefined) return undefined;
    const text = part === 'password' ? answer : answer.trim(); // leading and trailing spaces may be part of a password
    if (text !== '') secret[part] = text;
  }
  return secret;
}

function askType(prompts: Prompts, types: readonly ConnectionType[]): Promise<ConnectionType | undefined> {
  const choices = types.map((type) => ({ label: type.label(), detail: type.description(), value: type }));
  return prompts.choose(l10n.t('Select a connection type'), choices);
}

function askName(
  prompts: Prompts,
  taken: readonly string[],
  former: string | undefined,
): Promise<string | undefined> {
  const others = taken.filter((name) => name !== former);
  return prompts.ask({
    title: l10n.t('Name of the connection'),
    prompt: l10n.t('Shown in trees, pickers and confirmations.'),
    value: former,
    check: (text) => {
      if (text.trim() === '') return l10n.t('This field is required.');
      return others.includes(text) ? l10n.t('This name is taken.') : undefined;
    },
  });
}

function askField(prompts: Prompts, field: Field, draft: Draft): Promise<string | undefined> {
  const title = field.label(draft);
  const value = field.initial(draft);
  const choices = field.choices?.();
  if (choices) {
    return prompts.choose(
      title,
      choices.map((choice) => ({ ...choice, preselected: choice.value === value })),
    );
  }
  const password = field.secret !== undefined;
  return prompts.ask({ title, prompt: field.prompt(), value, password, check: (text) => field.check(text) });
}

function askProtected(
  prompts: Prompts,
  { name = '', protected: former }: Draft,
): Promise<boolean | undefined> {
  return prompts.choose(l10n.t('Protect {0} against accidental changes?', name), [
    {
      label: l10n.t('No'),
      detail: l10n.t('Changes require a confirmation'),
      value: false,
      preselected: former !== true,
    },
    {
      label: l10n.t('Yes'),
      detail: l10n.t('Changes require its name to be typed'),
      value: true,
      preselected: former === true,
    },
  ]);
}

/** The draft as it will be read from the settings. */
function resolve(draft: Draft, types: readonly ConnectionType[]): ResolvedConnection {
  const members: readonly (readonly [string, unknown])[] = Object.entries(draft);
  const given = Object.fromEntries(members.filter(([, value]) => value !== undefined));
  const { connections, problems } = readConnections([given], 'settings', types);
  const [target] = connections;
  if (target) return target;
  throw new Error(problems.join(' '));
}
