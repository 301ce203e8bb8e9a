import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import type { Connection } from '../../connections/connection';
import type { ConnectionType, Field, FieldChoice, ListChoices } from '../../connections/connection-type';
import { connectionTypes } from '../../connections/connection-types';
import { readConnections } from '../../connections/read-connections';
import { needsSecret, type ResolvedConnection } from '../../connections/resolved-connection';
import type { Secret } from '../../connections/secret';
import type { Prompts } from '../prompts';
import { askField, askListed } from './ask-field';
import { askSecret } from './ask-secret';
import { askSteps, type Step } from './ask-steps';

/** A connection as the user filled it in. */
export interface FilledForm {
  readonly target: ResolvedConnection;
  /** The parts of its secret that the form has already asked for. */
  readonly secret: Secret;
  /** Whether these are all the parts that signing in needs. */
  readonly isComplete: boolean;
}

type Draft = Partial<Connection>;

/** The answers so far, and the parts of the secret that the form has asked for. */
interface Filled {
  readonly draft: Draft;
  readonly secret: Secret;
}

/** What the form needs for choices that only the servers know. */
export interface LiveForm {
  /** The secret that is known for these servers and this way to sign in. */
  secretOf(target: ResolvedConnection): Secret | undefined;
  /** The choices of a field, read from the servers of a connection. @throws ApiError */
  list(listed: ListChoices, target: ResolvedConnection, secret: Secret): Promise<readonly FieldChoice[]>;
}

/**
 * Asks step by step for a connection, as its type's row defines, each step prefilled from `former`.
 *
 * @param taken Names of all existing connections.
 * @param live Without it, fields whose choices are listed by a server take a text.
 * @param types Available connection types.
 * @returns undefined when cancelled.
 */
export async function askConnection(
  prompts: Prompts,
  taken: readonly string[],
  former?: ResolvedConnection,
  types: readonly ConnectionType[] = connectionTypes,
  live?: LiveForm,
): Promise<FilledForm | undefined> {
  const form = { prompts, taken, types, live };
  if (former) return askOf(form, former.type, former.connection);
  for (;;) {
    const type = await askType(prompts, types);
    if (!type) return undefined;
    const went = { back: false };
    const filled = await askOf(form, type, undefined, () => void (went.back = true));
    if (filled || !went.back) return filled;
  }
}

interface Form {
  readonly prompts: Prompts;
  readonly taken: readonly string[];
  readonly types: readonly ConnectionType[];
  readonly live: LiveForm | undefined;
}

/** Asks for a connection of a type. */
async function askOf(
  form: Form,
  type: ConnectionType,
  former: Connection | undefined,
  onBack?: () => void,
): Promise<FilledForm | undefined> {
  const { prompts, types } = form;
  const others = form.taken.filter((name) => name !== former?.name);
  const steps = [
    nameStep(prompts, others),
    ...type.fields.flatMap((field) => fieldSteps(form, field)),
    protectedStep(prompts),
  ];
  const filled = await askSteps(steps, { draft: { ...former, type: type.id }, secret: {} }, onBack);
  const isComplete = form.live !== undefined && type.fields.some(({ listed }) => listed);
  return filled && { target: resolve(filled.draft, types), secret: filled.secret, isComplete };
}

/** A field; where a server lists its choices, signing in comes before. */
function fieldSteps({ prompts, live, types }: Form, field: Field): Step<Filled>[] {
  const { listed, onlyIfListed = false } = field;
  if (!live || !listed) {
    if (onlyIfListed) return [];
    return [fieldStep(field, ({ draft }, onBack) => askField(prompts, field, draft, onBack))];
  }
  const signIn: Step<Filled> = {
    applies: ({ draft }) => {
      const target = resolve(draft, types);
      return needsSecret(target) && live.secretOf(target) === undefined;
    },
    skip: ({ draft }) => ({ draft, secret: live.secretOf(resolve(draft, types)) ?? {} }),
    ask: async ({ draft }, onBack) => {
      const secret = await askSecret(prompts, resolve(draft, types), {}, onBack);
      return secret && { draft, secret };
    },
  };
  const list = ({ draft, secret }: Filled) => live.list(listed, resolve(draft, types), secret);
  const choose = fieldStep(field, (filled, onBack) =>
    askListed(prompts, field, filled.draft, () => list(filled), onBack),
  );
  return onlyIfListed ? [whereListed(choose, list)] : [signIn, choose];
}

/** A question that is left out where there is nothing to choose, or where that can't be found out. */
function whereListed(
  choose: Step<Filled>,
  list: (filled: Filled) => Promise<readonly FieldChoice[]>,
): Step<Filled> {
  return {
    ...choose,
    applies: async (filled) => {
      try {
        return (await list(filled)).length > 1;
      } catch (error) {
        if (error instanceof ApiError) return false;
        throw error;
      }
    },
    skip: (filled) => filled,
  };
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

type AskField = (filled: Filled, onBack: (() => void) | undefined) => Promise<string | undefined>;

function fieldStep(field: Field, ask: AskField): Step<Filled> {
  return {
    applies: ({ draft }) => field.applies?.(draft) ?? true,
    skip: ({ draft, secret }) => ({ draft: { ...draft, [field.name]: undefined }, secret }),
    ask: async ({ draft, secret }, onBack) => {
      const answer = await ask({ draft, secret }, onBack);
      if (answer === undefined) return undefined;
      const known = field.secret ? { ...secret, [field.secret]: answer.trim() } : secret;
      return { draft: field.apply(draft, answer), secret: known };
    },
  };
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
