import * as l10n from '@vscode/l10n';
import type { App, Proc, RegisteredApp } from '../../api/catalogue/lain/shapes';
import { deployedApps, registeredApps } from '../lain/apps';
import type { Everything } from '../resource-kind';
import { isSecretName } from '../shown-value';
import type { DocumentKind } from './document-kind';
import { masked } from '../shown-value';
import { decodePart, encodePart } from './path-part';
import { yamlText } from './yaml-text';

/** What the console knows of an app: what runs of it, in the words of lain.yaml. Its lain.yaml is in its repository. */
export const appDocument: DocumentKind<Everything, RegisteredApp> = {
  kind: registeredApps,
  title: () => l10n.t('LAIN app'),
  path: (_scope, { appname }) => [encodePart(appname), `${encodePart(appname)}.app.yaml`],
  locate: ([app = '', file, ...rest]) => {
    const identity = decodePart(app);
    const isWhole = file !== undefined && rest.length === 0;
    return isWhole && identity !== undefined ? { scope: {}, identity } : undefined;
  },
  text: async ({ session, subject: { appname } }) => {
    const app = await deployedApps.read(session, {}, appname, new AbortController().signal);
    return yamlText(app ? stateOf(app) : { appname, deployed: false });
  },
  readOnlyReason: () =>
    l10n.t('The console keeps no lain.yaml: change it in the repository of the app, and run Deploy.'),
};

function stateOf({ appname, apptype, metaversion, procs, portals, useservices, useresources }: App): object {
  return {
    appname,
    apptype,
    version: metaversion,
    procs: Object.fromEntries([...procs, ...portals].map((proc) => [proc.procname, procOf(proc)])),
    use_services: Object.fromEntries(useservices.map((one) => [one.servicename, one.serviceprocs])),
    use_resources: Object.fromEntries(useresources.map((one) => [one.resourcename, one.resourceprocs])),
  };
}

function procOf(proc: Proc): object {
  const { proctype, image, entrypoint, cmd, numinstances, cpu, memory, mountpoints, persistentdirs } = proc;
  return {
    type: proctype,
    image,
    ...(entrypoint && { entrypoint }),
    ...(cmd && { cmd }),
    num_instances: numinstances,
    cpu,
    memory,
    mountpoint: mountpoints,
    ports: proc.ports.map(({ portnumber, porttype }) => `${String(portnumber)}/${porttype}`),
    persistent_dirs: persistentdirs,
    env: proc.envs.map(withoutSecret),
  };
}

/** `KEY=VALUE`, with the value masked where the key suggests a secret. */
function withoutSecret(variable: string): string {
  const [key = ''] = variable.split('=');
  return isSecretName(key) ? `${key}=${masked}` : variable;
}
