import * as l10n from '@vscode/l10n';
import { environment as environmentField } from '../../api/catalogue/registry/fields';
import type { ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import type { DeployContext } from '../../deploy/deploy-kind';
import type { DeployFile, PublishTarget } from '../../deploy/deploy-file';
import { policiesIn, policyKey, type FilePolicy } from '../../deploy/governance/file-policies';
import { knownScopes, type PolicyScope } from '../../deploy/governance/known-scopes';
import { isPublishable } from '../../deploy/governance/published';
import type { Choice, Prompts } from '../prompts';
import { withCancel } from '../with-cancel';
import { chooseEngine } from './choose-engine';

/**
 * Asks which policies of a file are published, and where: the engine, and what their selectors lack, from what is live
 * there. Undefined when cancelled, or when there is nothing to choose from, which is said. @throws ApiError
 */
export async function choosePublishTarget(
  prompts: Prompts,
  context: DeployContext,
  file: DeployFile,
): Promise<PublishTarget | undefined> {
  const policies = await choosePolicies(prompts, policiesIn(file));
  if (policies.length === 0) return undefined;
  const engine = await chooseEngine(prompts, context, l10n.t('Engine of the policies'));
  if (!engine) return undefined;
  const selector = await chooseSelector(prompts, context, file, policies, engine);
  return selector && { engine: engine.name, selector, only: policies.map(policyKey) };
}

/** Those that the user checks, of all that an engine takes; one policy is meant. */
async function choosePolicies(
  prompts: Prompts,
  policies: readonly FilePolicy[],
): Promise<readonly FilePolicy[]> {
  if (policies.length === 1) return policies;
  const choices = policies.map((policy) => ({
    label: policy.name,
    description: policy.kind ?? '',
    value: policy,
    preselected: isPublishable(policy),
  }));
  return (await prompts.chooseMany(l10n.t('Policies of the file'), choices)) ?? [];
}

/** What the selectors of the policies lack; empty when the file says it all. */
async function chooseSelector(
  prompts: Prompts,
  context: DeployContext,
  file: DeployFile,
  policies: readonly FilePolicy[],
  engine: ListedEngine,
): Promise<PublishTarget['selector'] | undefined> {
  const isSaid = (key: string): boolean => policies.every(({ selector }) => selector[key] !== undefined);
  if (isSaid('environment') && isSaid('app')) return {};
  const reading = l10n.t('Reading the state on {0}', engine.name);
  const known = await withCancel(reading, (signal) => knownScopes(engine, context, signal));
  const environments = [...known.map(({ environment }) => environment), ...environmentField.enum];
  const environment = await chooseName(prompts, l10n.t('Environment of the policies'), environments);
  if (environment === undefined) return undefined;
  const there = known.filter((scope) => scope.environment === environment);
  const own = ownNames(file, 'application');
  const apps = [...own, ...there.map(({ app }) => app)];
  const app = await chooseName(prompts, l10n.t('Application of the policies'), apps, own[0]);
  if (app === undefined) return undefined;
  const selector = { environment, app };
  if (policies.every(({ kind }) => kind === 'routeRule')) return selector; // their names are the microservices
  const service = await chooseService(prompts, there, app, file);
  return service === undefined ? undefined : { ...selector, ...(service !== '' && { service }) };
}

/** A microservice of the application, that of the file first; empty for all of them. */
function chooseService(
  prompts: Prompts,
  known: readonly PolicyScope[],
  app: string,
  file: DeployFile,
): Promise<string | undefined> {
  const services = known.flatMap((scope) => (scope.app === app ? (scope.service ?? []) : []));
  const all = { label: l10n.t('Every microservice of {0}', app), value: '' };
  const title = l10n.t('Microservice that the policies are for');
  const [own, ...others] = ownNames(file, 'microservice');
  const named = own === undefined ? [] : [{ label: own, value: own, preselected: true }];
  return chooseName(prompts, title, [...others, ...services], undefined, [...named, all]);
}

/** One of the names, or another one that is typed. */
async function chooseName(
  prompts: Prompts,
  title: string,
  names: readonly string[],
  preselected?: string,
  first: readonly Choice<string>[] = [],
): Promise<string | undefined> {
  const fresh = names.filter((name) => first.every(({ value }) => value !== name));
  const choices = [...new Set(fresh)].map((name) => ({
    label: name === '' ? l10n.t('(no name)') : name,
    value: name,
    preselected: name === preselected,
  }));
  const rows = [...first, ...choices, { label: l10n.t('Other…'), value: undefined }];
  const chosen = await prompts.choose(
    title,
    rows.map((row) => ({ ...row, value: { name: row.value } })),
  );
  if (!chosen) return undefined;
  return chosen.name ?? prompts.ask({ title, prompt: l10n.t('The name exactly as it is used.') });
}

/** The names that the file gives the service or its application. */
function ownNames({ manifest }: DeployFile, kind: 'application' | 'microservice'): readonly string[] {
  return manifest
    .names()
    .filter((use) => use.kind === kind && use.role === 'definition')
    .map(({ name }) => name);
}
