import * as l10n from '@vscode/l10n';
import { plainWords } from '../../manifests/engine/plain-words';
import { cloudKinds } from '../../manifests/kinds/cloud/kinds';
import type { CloudKind } from '../../manifests/kinds/cloud/kinds/kind';
import { checkPlacement, checkPolicyText } from '../../manifests/kinds/governance';
import { isFilledInLater } from '../../manifests/kinds/microservice/policies';
import { blockedStep } from '../blocked-step';
import { TooManyValues, wantedValue, type Names, type Wanted } from '../cloud/wanted';
import type { DeployFile, PublishTarget } from '../deploy-file';
import type { PreparedStep } from '../deploy-kind';
import { policiesIn, policyKey, type FilePolicy } from './file-policies';

/**
 * The policies of a file as resources of the engine that they are published to, or as steps that say why they can't be;
 * none without such an engine.
 */
export function publishedPolicies(file: DeployFile): readonly (Wanted | PreparedStep)[] {
  const { publishTo: target, title } = file;
  if (!target) return [];
  return policiesIn(file)
    .filter((policy) => target.only?.includes(policyKey(policy)) ?? true)
    .map((policy) => published(policy, target, title));
}

/** Whether engines take policies of its kind. */
export function isPublishable(policy: Pick<FilePolicy, 'kind'>): boolean {
  return kindOf(policy) !== undefined;
}

function published(policy: FilePolicy, target: PublishTarget, title: string): Wanted | PreparedStep {
  const { name, line, status } = policy;
  const kind = kindOf(policy);
  const refused = (reason: string): PreparedStep =>
    blockedStep(
      { apiVersion: 'cse/v3', kind: kind?.facts.kind ?? policy.kind ?? '', name },
      `policy ${title}:${line}`,
      reason,
    );
  if (!kind) return refused(reasonForKind(policy));
  const selector = selectorFor(kind, { ...policy.selector, ...target.selector });
  const obstacle = obstacleTo(policy, kind, selector);
  if (obstacle !== undefined) return refused(obstacle);
  const { schema } = kind.schema.properties?.['spec'] ?? {};
  try {
    const spec = wantedValue(policy.spec, schema);
    const metadata = { name, engine: target.engine };
    const value = { selector, spec, ...(status !== undefined && { status }) };
    return { kind, metadata, value, origin: `${title}:${line}` };
  } catch (error) {
    if (!(error instanceof TooManyValues)) throw error;
    return refused(error.message);
  }
}

/** The kind of manifest that says the same; undefined where there is none. */
function kindOf({ kind }: Pick<FilePolicy, 'kind'>): CloudKind | undefined {
  return kind && cloudKinds.find(({ facts }) => facts.policy === kind);
}

/** Route rules belong to the microservice of their name, which their selector does not repeat. */
function selectorFor({ facts }: CloudKind, { service, ...others }: Names): Names {
  const isRoute = facts.policy === 'routeRule';
  return isRoute || service === undefined ? others : { ...others, service };
}

function obstacleTo(policy: FilePolicy, kind: CloudKind, selector: Names): string | undefined {
  const { environment, app } = selector;
  if (environment === undefined || app === undefined) {
    return l10n.t('It is not known for which environment and application it is.');
  }
  if (policy.isChecked) return undefined;
  if (isFilledInLater(policy.source)) {
    return l10n.t('A service fills in values of it when it starts: write them here to publish it.');
  }
  const errors = errorsIn(policy, kind, environment);
  return errors.length === 0 ? undefined : errors.join(' ');
}

/** What the server would refuse, although it is not an error in the file of a service, which only clients read. */
function errorsIn(
  { name, spec, source, problems }: FilePolicy,
  { facts }: CloudKind,
  environment: string,
): readonly string[] {
  const { policy: kind } = facts;
  if (kind === undefined) return [];
  const about = { kind, name, place: 'api', source, environment } as const;
  const findings = [
    ...checkPlacement({ ...about, nameRange: { start: 0, end: 0 } }),
    ...checkPolicyText({ ...about, spec }, problems),
  ];
  return findings.filter(({ severity }) => severity === 'error').map(({ message }) => plainWords(message));
}

function reasonForKind({ kind }: FilePolicy): string {
  return kind === undefined
    ? l10n.t('Its kind can’t be told: name the file after it, such as checkout.retry.governance.json.')
    : l10n.t('Engines take no policies of the kind {0}: only clients read them, from their own files.', kind);
}
