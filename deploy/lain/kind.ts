import * as l10n from '@vscode/l10n';
import { readLainDocument } from '../../manifests/kinds/lain/document';
import { blockedStep } from '../blocked-step';
import type { DeployFile } from '../deploy-file';
import { registeredApps } from '../../resources/lain/apps';
import type { DeployContext, DeployKind, DeployRequest, PreparedStep } from '../deploy-kind';
import { formerOfApp } from '../history/former-app';
import { carryOut } from './carry-out';
import { versionChoice } from './choose-version';
import { checkedOutCommit } from './git-manifest';
import { readDependencies, readLiveState } from './live-state';
import { planDeployment } from './plan';
import { planStep } from './plan-step';
import { findManifest } from './version-manifest';

const apiVersion = 'lain/v1';
const kind = 'App';

/** LAIN apps. The lain.yaml of the version defines the deployment; the file only names the app. */
export const lainApp: DeployKind = {
  kind,
  services: (file) => (isLain(file) ? ['lain'] : []),
  prepare: async (request, context, signal) => {
    const files = request.files.filter(isLain);
    const first = new Map([...files].reverse().map((file) => [nameOf(file), file]));
    const apps = new Set(first.keys());
    const steps = files.map(async (file, index) => {
      const other = first.get(nameOf(file));
      if (other === file) return prepareApp(file, apps, request, context, signal);
      const reason = l10n.t('The app is already in {0}.', other?.title ?? '');
      return blockedStep({ apiVersion, kind, name: nameOf(file) }, `${idOf(nameOf(file))} ${index}`, reason);
    });
    return Promise.all(steps);
  },
};

function isLain({ manifest }: DeployFile): boolean {
  return manifest.kind === 'lain';
}

/** The appname of a lain.yaml; undefined when it has none. */
export function appOf({ manifest, lainDialect }: DeployFile): string | undefined {
  return readLainDocument(manifest.text, lainDialect).appname;
}

/** @throws Error for a file without an appname; such a file has errors and must not get here. */
function nameOf(file: DeployFile): string {
  const name = appOf(file);
  if (name === undefined) throw new Error(`${file.title} has no appname.`);
  return name;
}

async function prepareApp(
  file: DeployFile,
  apps: ReadonlySet<string>,
  { version: requested, restart = false }: DeployRequest,
  context: DeployContext,
  signal: AbortSignal | undefined,
): Promise<PreparedStep> {
  const app = nameOf(file);
  const { git, session } = context;
  const live = await readLiveState(context, app, signal);
  const commit = git && file.path !== undefined ? await checkedOutCommit(git, file.path, signal) : undefined;
  const version = requested ?? versionChoice(live, commit).usual;
  const manifest = await findManifest(file, version, live.app?.metaversion, git, signal);
  const facts = manifest.origin === 'git' ? manifest.facts : undefined;
  const plan = planDeployment({
    target: session.target.connection.name,
    app,
    live,
    version,
    manifest,
    dependencies: await readDependencies(context, facts, live.app, signal),
    restart,
    deployedBefore: apps,
  });
  const resources = plan.dependencies.filter(({ kind }) => kind === 'resource');
  return {
    step: planStep(plan),
    id: idOf(app),
    resource: { kind: registeredApps, scope: {}, identity: app },
    liveState: JSON.stringify([live.registered, live.app?.metaversion]),
    after: resources.map((resource) => idOf(resource.app)),
    former: () => formerOfApp(app, live.app?.metaversion, plan.to ?? '', live.registered),
    apply: (run) => carryOut(plan, context, run),
  };
}

function idOf(app: string): string {
  return `${kind} ${app}`;
}
