import * as l10n from '@vscode/l10n';
import type {
  EditorConnection as Connection,
  EngineConnection,
  LainConnection,
} from '../../connections/connection';
import { addressProblem } from '../../connections/fields';
import type { Prompts } from '../prompts';
import type { Secret } from './secrets';

/** Asks step by step for a connection, each step filled with what `former` has; undefined when turned away. */
export async function askConnection(
  prompts: Prompts,
  taken: readonly string[],
  former?: Connection,
): Promise<Connection | undefined> {
  const type = former?.type ?? (await askType(prompts));
  if (type === undefined) return undefined;
  const name = await askName(prompts, taken, former);
  if (name === undefined) return undefined;
  return type === 'lain'
    ? askLain(prompts, name, former?.type === 'lain' ? former : undefined)
    : askEngine(prompts, name, former?.type === 'engine' ? former : undefined);
}

/** Asks for what a connection signs in with; undefined when turned away. */
export async function askSecret(prompts: Prompts, connection: Connection): Promise<Secret | undefined> {
  const title = l10n.t('Sign in to {0}', connection.name);
  if (connection.type === 'lain') {
    const prompt = l10n.t('Access token of the SSO; it is kept in the secret storage.');
    const token = await prompts.ask({ title, prompt, password: true, check: required });
    return token === undefined ? undefined : { kind: 'token', token: token.trim() };
  }
  const user = await prompts.ask({ title, prompt: l10n.t('Name of the account'), check: required });
  if (user === undefined) return undefined;
  const prompt = l10n.t('Password; it is kept in the secret storage.');
  const password = await prompts.ask({ title, prompt, password: true, check: required });
  return password === undefined ? undefined : { kind: 'password', user, password };
}

function askType(prompts: Prompts): Promise<Connection['type'] | undefined> {
  return prompts.choose<Connection['type']>(l10n.t('What do you want to connect to?'), [
    { label: l10n.t('LAIN console'), detail: l10n.t('Apps described by lain.yaml'), value: 'lain' },
    {
      label: l10n.t('ServiceComb engine'),
      detail: l10n.t('A service center, in the cloud or on this machine'),
      value: 'engine',
    },
  ]);
}

function askName(
  prompts: Prompts,
  taken: readonly string[],
  former: Connection | undefined,
): Promise<string | undefined> {
  const others = taken.filter((name) => name !== former?.name);
  return prompts.ask({
    title: l10n.t('Name of the connection'),
    prompt: l10n.t('Shown in trees, pickers and confirmations.'),
    value: former?.name,
    check: (text) => (others.includes(text) ? l10n.t('This name is taken.') : required(text)),
  });
}

async function askLain(
  prompts: Prompts,
  name: string,
  former: LainConnection | undefined,
): Promise<LainConnection | undefined> {
  const console = await askAddress(
    prompts,
    l10n.t('Address of the LAIN console, without /api/v1'),
    former?.console ?? 'http://console.',
  );
  if (console === undefined) return undefined;
  const authentication = await prompts.choose<LainConnection['authentication']>(
    l10n.t('How do you sign in to {0}?', name),
    [
      {
        label: l10n.t('Access token of the SSO'),
        value: 'token',
        preselected: former?.authentication !== 'none',
      },
      { label: l10n.t('Not at all'), value: 'none', preselected: former?.authentication === 'none' },
    ],
  );
  if (authentication === undefined) return undefined;
  const guarded = await askProtected(prompts, name, former);
  return guarded === undefined ? undefined : { type: 'lain', name, console, authentication, ...guarded };
}

async function askEngine(
  prompts: Prompts,
  name: string,
  former: EngineConnection | undefined,
): Promise<EngineConnection | undefined> {
  const registry = await askAddress(
    prompts,
    l10n.t('Address of the service center'),
    former?.registry ?? 'http://127.0.0.1:30100',
  );
  if (registry === undefined) return undefined;
  const authentication = await prompts.choose<EngineConnection['authentication']>(
    l10n.t('How do you sign in to {0}?', name),
    [
      { label: l10n.t('Not at all'), value: 'none', preselected: former?.authentication !== 'rbac' },
      {
        label: l10n.t('Name and password of the engine'),
        value: 'rbac',
        preselected: former?.authentication === 'rbac',
      },
    ],
  );
  if (authentication === undefined) return undefined;
  const guarded = await askProtected(prompts, name, former);
  return guarded && { ...former, type: 'engine', name, registry, authentication, ...guarded };
}

function askAddress(prompts: Prompts, prompt: string, value: string): Promise<string | undefined> {
  const title = l10n.t('Address');
  return prompts.ask({ title, prompt, value, check: addressProblem });
}

async function askProtected(
  prompts: Prompts,
  name: string,
  former: Connection | undefined,
): Promise<{ protected: boolean } | undefined> {
  const answer = await prompts.choose(l10n.t('Protect {0} against slips?', name), [
    {
      label: l10n.t('No'),
      detail: l10n.t('A confirmation is enough'),
      value: false,
      preselected: former?.protected !== true,
    },
    {
      label: l10n.t('Yes'),
      detail: l10n.t('Its name has to be typed before anything is changed'),
      value: true,
      preselected: former?.protected === true,
    },
  ]);
  return answer === undefined ? undefined : { protected: answer };
}

function required(text: string): string | undefined {
  return text.trim() === '' ? l10n.t('This is needed.') : undefined;
}
