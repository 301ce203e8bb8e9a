import * as l10n from '@vscode/l10n';
import type { Connection } from '../../connections/connection';
import type { ConnectionType, Field } from '../../connections/connection-type';
import { connectionTypes } from '../../connections/connection-types';
import { readConnections } from '../../connections/read-connections';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { Secret } from '../../connections/secret';
import type { Prompts } from '../prompts';
import { askSteps, type Step } from './ask-steps';

/** A connection as the user filled it in. */
export interface FilledForm {
  readonly target: ResolvedConnection;
  /** The parts of its secret that the form has already asked for. */
  readonly secret: Secret;
}

type Draft = Partial<Connection>;

/** The answers so far, and the parts of the secret that the form has asked for. */
interface Filled {
  readonly draft: Draft;
  readonly secret: Secret;
}

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
  if (former) return askOf(prompts, former.type, taken, former.connection, types);
  for (;;) {
    const type = await askType(prompts, types);
    if (!type) return undefined;
    const went = { back: false };
    const filled = await askOf(prompts, type, taken, undefined, types, () => void (went.back = true));
    if (filled || !went.back) return filled;
  }
}

/** Asks for a connection of a type. */
async function askOf(
  prompts: Prompts,
  type: ConnectionType,
  taken: readonly string[],
  former: Connection | undefined,
  types: readonly ConnectionType[],
  onBack?: () => void,
): Promise<FilledForm | undefined> {
  const others = taken.filter((name) => name !== former?.name);
  const steps = [
    nameStep(prompts, others),
    ...type.fields.map((field) => fieldStep(prompts, field)),
    protectedStep(prompts),
  ];
  const filled = await askSteps(steps, { draft: { ...former, type: type.id }, secret: {} }, onBack);
  return filled && { target: resolve(filled.draft, types), secret: filled.secret };
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

function nameStep(prompts: Prompts, others: readonly string[]): Step<Filled> {
  return {
    ask: async ({ draft, secret }, onBack) => {
      const name = await prompts.ask({
        title: l10n.t('Name of the connection'),
        prompt: l10n.t('Shown in trees, pickers and confirmations.'),
        value: draft.name,
        check: (text) => {
          if (text.trim() === '') return l10n.t('This field is required.');
          return others.includes(text) ? l10n.t('This name is taken.') : undefined;
        },
        onBack,
      });
      return name === undefined ? undefined : { draft: { ...draft, name }, secret };
    },
  };
}

function fieldStep(prompts: Prompts, field: Field): Step<Filled> {
  return {
    applies: ({ draft }) => field.applies?.(draft) ?? true,
    skip: ({ draft, secret }) => ({ draft: { ...draft, [field.name]: undefined }, secret }),
    ask: async ({ draft, secret }, onBack) => {
      const answer = await askField(prompts, field, draft, onBack);
      if (answer === undefined) return undefined;
      const known = field.secret ? { ...secret, [field.secret]: answer.trim() } : secret;
      return { draft: field.apply(draft, answer), secret: known };
    },
  };
}

function askField(
  prompts: Prompts,
  field: Field,
  draft: Draft,
  onBack: (() => void) | undefined,
): Promise<string | undefined> {
  const title = field.label(draft);
  const value = field.initial(draft);
  const choices = field.choices?.();
  if (choices) {
    const shown = choices.map((choice) => ({ ...choice, preselected: choice.value === value }));
    return prompts.choose(title, shown, onBack);
  }
  const password = field.secret !== undefined;
  const check = (text: string) => field.check(text);
  return prompts.ask({ title, prompt: field.prompt(), value, password, check, onBack });
}

function protectedStep(prompts: Prompts): Step<Filled> {
  return {
    ask: async ({ draft, secret }, onBack) => {
      const { name = '', protected: former } = draft;
      const choices = [
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
      ];
      const title = l10n.t('Protect {0} against accidental changes?', name);
      const answer = await prompts.choose(title, choices, onBack);
      return answer === undefined ? undefined : { draft: { ...draft, protected: answer }, secret };
    },
  };
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
