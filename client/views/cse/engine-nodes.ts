import * as l10n from '@vscode/l10n';
import type { ListedEngine } from '../../../api/catalogue/cse/engine-shapes';
import { accessToEngine, type EngineAccess } from '../../../connections/project-engines';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { engineActions } from '../../../resources/cse/engine-actions';
import { describeAuthentication, describeEngineStatus } from '../../../resources/cse/engine-status';
import { engineQuotas, engines, isNacos, scopeOfEngine } from '../../../resources/cse/engines';
import { shownTime } from '../../../resources/shown-time';
import type { LiveReader } from '../live-reader';
import { consoleFlags, logsText } from '../console-logs';
import { facts, listNode, resourceNode, type RowPlace } from '../resource-node';
import { messageNode } from '../message-nodes';
import { healthIcon, type Health, type Loaded, type TreeNode } from '../tree-node';
import { flagsOf } from '../connection-node';
import { elsewhereNodes, engineServerNodes } from '../registry/engine-server-nodes';
import { governanceNode } from './governance-nodes';
import { jobsNode } from './job-nodes';
import { progressOf } from './job-progress';
import { namespacesNode } from './namespace-nodes';
import { routeRulesNode } from './route-rule-nodes';

const serverIcon = { id: 'server-environment' };

/** The order of rows: what needs somebody first. */
const order: readonly Health[] = ['bad', 'unknown', 'waiting', 'good'];

/** The engines of a project. */
export function enginesNode(target: ResolvedConnection): TreeNode {
  const node: TreeNode = listNode(
    { target, parent: target.id },
    engines,
    {},
    {
      label: l10n.t('CSE engines'),
      icon: serverIcon,
      actions: engineActions,
      emptyText: noEnginesText(target),
      load: (live) => loadEngines({ target, parent: node.id }, live),
    },
  );
  return node;
}

/** Engines of other enterprise projects are not listed, as if they did not exist. */
function noEnginesText({ connection, type }: ResolvedConnection): string {
  const enterpriseProject = type.enterpriseProject?.(connection);
  return enterpriseProject === undefined
    ? l10n.t('There are no engines: New Engine… creates one')
    : l10n.t('The enterprise project {0} has no engines here: New Engine… creates one', enterpriseProject);
}

async function loadEngines(place: RowPlace, live: LiveReader): Promise<Loaded> {
  const [found, quotas] = await Promise.all([
    live.list(place.target, engines, {}),
    live.list(place.target, engineQuotas, {}),
  ]);
  const quota = quotas.find(({ type }) => type === 'Engine')?.quota ?? undefined;
  const count =
    quota === undefined
      ? l10n.t('engines: {0}', found.length)
      : l10n.t('{0} engines, quota {1}', found.length, quota);
  const bad = found.filter((engine) => healthOf(engine) === 'bad').length;
  const progress = await progressOf(place, found, live);
  return {
    children: inOrder(found).map((engine) => engineNode(place, engine, progress.get(engine.id))),
    troubled: found.filter((engine) => healthOf(engine) === 'bad').map(({ name }) => name),
    appearance: {
      description: [bad > 0 ? l10n.t('unhealthy: {0}', bad) : '', count].filter((text) => text).join(' · '),
      tooltip: facts(
        [l10n.t('CSE engines'), String(found.length)],
        [l10n.t('Unhealthy'), bad > 0 ? String(bad) : undefined],
        [l10n.t('Quota of the project'), quota === undefined ? undefined : String(quota)],
      ),
      icon: bad > 0 ? healthIcon('bad') : serverIcon,
    },
  };
}

/** Engines in the order of rows: what needs somebody first, then by name. */
export function inOrder(found: readonly ListedEngine[]): ListedEngine[] {
  return [...found].sort(
    (one, other) =>
      order.indexOf(healthOf(one)) - order.indexOf(healthOf(other)) || one.name.localeCompare(other.name),
  );
}

function engineNode(place: RowPlace, engine: ListedEngine, progress = ''): TreeNode {
  const { name, status, version, flavor, authType, description } = engine;
  const addresses = addressesOf(engine);
  const access = accessToEngine(place.target, engine);
  const own = access?.target === place.target ? undefined : access?.target;
  const node: TreeNode = resourceNode(place, engines, {}, engine, {
    label: labelOf(engine),
    description: [stateOf(engine, progress), isNacos(engine) ? l10n.t('Nacos') : l10n.t('ServiceComb')]
      .filter((text) => text !== '')
      .join(' · '),
    tooltip: facts(
      [l10n.t('Engine'), name],
      [l10n.t('Status'), describeEngineStatus(status)],
      [l10n.t('Version'), version ?? undefined],
      [l10n.t('Newest version'), canUpgrade(engine) ? (engine.latestVersion ?? undefined) : undefined],
      [l10n.t('Size'), flavor ?? undefined],
      [l10n.t('Instances'), usageText(engine)],
      [l10n.t('Authentication'), describeAuthentication(authType)],
      [l10n.t('Addresses'), addresses.join(', ')],
      [l10n.t('Created'), shownTime(engine.createTime)],
      [l10n.t('Description'), description ?? undefined],
      [l10n.t('Logs'), logsText(place.target)],
    ),
    icon: healthIcon(healthOf(engine)),
    copied: engine.name,
    serverId: engine.id,
    ...(addresses.length > 0 && { address: addresses.join('\n') }),
    actions: engineActions,
    flags: [...consoleFlags(place.target), ...(own ? flagsOf(own) : [])],
    load: () => ({ children: below({ target: place.target, parent: node.id }, engine, access) }),
  });
  return own ? { ...node, engine: own } : node;
}

/** What an engine has: nothing but jobs before it has been created. */
function below(place: RowPlace, engine: ListedEngine, access: EngineAccess | undefined): TreeNode[] {
  const scope = scopeOfEngine(engine);
  const jobs = jobsNode(place, engine);
  if (engine.status === 'Creating' || engine.status === 'CreateFailed') return [jobs];
  if (isNacos(engine)) return [namespacesNode(place, scope), jobs];
  return [...serverNodes(place, access), governanceNode(place, scope), routeRulesNode(place, scope), jobs];
}

/** What is on the servers of an engine; of those that the project's connection reaches itself, where it is shown. */
function serverNodes({ target, parent }: RowPlace, access: EngineAccess | undefined): TreeNode[] {
  if (!access) return [];
  if (access.target === target) return elsewhereNodes({ target, parent });
  if (!access.target) return [messageNode(parent, access.problem, 'warning')];
  return engineServerNodes({ target: access.target, parent });
}

/** The name of an engine, with its alias first. */
export function labelOf({ name, alias }: ListedEngine): string {
  return alias ? `${alias} (${name})` : name;
}

/** State, version and use of an engine in words; `progress` is that of its job. */
export function stateOf(engine: ListedEngine, progress = ''): string {
  return [describeEngineStatus(engine.status), progress, engine.version ?? '', usageText(engine)]
    .filter((text) => text !== '')
    .join(' · ');
}

export function healthOf({ status }: ListedEngine): Health {
  if (status === 'Available') return 'good';
  if (status === 'Creating' || status === 'Upgrading' || status === 'Modifying' || status === 'Deleting') {
    return 'waiting';
  }
  return status ? 'bad' : 'unknown';
}

/** How many instances the engine holds, and how many it may hold. */
function usageText({ usedInstance, totalInstance }: ListedEngine): string {
  if (typeof usedInstance !== 'number' || !totalInstance) return '';
  return l10n.t('{0} instances, quota {1}', usedInstance, totalInstance);
}

function canUpgrade({ version, latestVersion }: ListedEngine): boolean {
  return Boolean(latestVersion) && latestVersion !== version;
}

function addressesOf({ serviceEndpoint, publicServiceEndpoint }: ListedEngine): string[] {
  const endpoints = [...Object.values(serviceEndpoint ?? {}), ...Object.values(publicServiceEndpoint ?? {})];
  return endpoints.map(({ masterEntrypoint }) => masterEntrypoint ?? '').filter((text) => text !== '');
}
