import { unordered } from '../unordered';
import { configurationShown } from './configuration-shown';
import { runsOnHosts } from './resources';
import type { Deployment, Instance } from './state';

type Access = Deployment['external_accesses'][number];
type Resource = Deployment['refer_resources'][number];

/** Port of the address inside the cluster that the server adds where a process is reached from outside. */
const innerPort = 80;

/** What a list tells of a deployment, as the server answers it. Source: ServiceStage API Reference, section 4.5.2. */
export function deploymentSummary(instance: Instance) {
  const { deployment } = instance;
  return {
    version: deployment.version,
    artifacts: deployment.artifacts,
    external_accesses: accessesShown(instance),
  };
}

/** The settings of a deployment as the server answers them. Source: ServiceStage API Reference, section 4.5.6. */
export function deploymentSettings({ deployment, project_id }: Instance) {
  const { flavor_id, description, configuration, refer_resources } = deployment;
  return {
    flavor_id: flavorShown(flavor_id),
    description,
    configuration: configurationShown(configuration, project_id),
    refer_resources: unordered(refer_resources.map(resourceShown)),
  };
}

/**
 * Ways in from outside with their states, null where there are none. In clusters the server adds one by another protocol
 * (vendor's Terraform provider, issue 6525); the words for kind and state are not documented.
 */
function accessesShown({ deployment, id, create_time, update_time }: Instance) {
  const { external_accesses } = deployment;
  const [first] = external_accesses;
  if (!first) return null;
  const inner: Access = {
    id: `inner-${id}`,
    protocol: 'TCP',
    address: '10.247.0.10',
    forward_port: innerPort,
  };
  const all = runsOnHosts(deployment) ? external_accesses : [...external_accesses, inner];
  const state = { type: 'SPECIFIED', status: 'NORMAL', create_time, update_time };
  return unordered(all.map((access) => ({ ...access, ...state })));
}

/** Clusters come with a kind that nobody wrote, aliases of a cache with spaces (section 4.5.6), hosts in any order. */
function resourceShown({ parameters, ...resource }: Resource): Resource {
  const hosts = parameters?.['hosts'];
  return {
    ...resource,
    ...(resource.type === 'dcs' && { refer_alias: aliasShown(resource) }),
    ...(parameters && {
      parameters: {
        ...parameters,
        ...(resource.type === 'cce' && { type: 'VirtualMachine' }),
        ...(Array.isArray(hosts) && { hosts: unordered(hosts) }),
      },
    }),
  };
}

function aliasShown({ refer_alias = 'distributed_session,distributed_cache' }: Resource): string {
  return refer_alias.split(/, */).join(', ');
}

/**
 * A flavor as the server answers it: `CUSTOM-10G:0.25C-0.25C:512Mi-512Mi` comes back as `CUSTOM-10G:250m-250m:0.5Gi-0.5Gi`.
 * Source: ServiceStage API Reference, sections 4.5.1 (form) and 4.5.6 (example).
 */
function flavorShown(flavor_id: string): string {
  if (!flavor_id.startsWith('CUSTOM-')) return flavor_id;
  return flavor_id
    .split(/([:-])/)
    .map(quantityShown)
    .join('');
}

/** CPU in thousandths of a core, memory in Gi. */
function quantityShown(text: string): string {
  const amount = Number.parseFloat(text);
  if (text.endsWith('C')) return `${String(Math.round(amount * 1000))}m`;
  return text.endsWith('Mi') ? `${String(amount / 1024)}Gi` : text;
}
