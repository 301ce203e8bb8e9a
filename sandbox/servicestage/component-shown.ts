import type { Component } from './state';

/** Default commands by runtime; without build.sh in the repository. Source: ServiceStage API Reference, table 4-108. */
const buildCommands: readonly (readonly [runtime: RegExp, command: string])[] = [
  [/^(?:Java|Tomcat)/, 'mvn clean package'],
  [/^Node/, 'npm build'],
];

/**
 * A component as the server answers it, with defaults that nobody wrote.
 * Source: ServiceStage API Reference, section 4.4.1 (defaults of the build) and the examples of 4.4.3.
 */
export function componentShown({ gone_time, ...component }: Component) {
  return {
    ...component,
    source: sourceShown(component),
    build: buildShown(component),
    status: gone_time === undefined ? 0 : 1,
  };
}

function sourceShown({ source }: Pick<Component, 'source'>): Component['source'] {
  const spec = source?.spec;
  if (!source || !spec) return source;
  const added = source.kind === 'code' ? { repo_ref: 'master' } : { auth: 'iam', webUrl: '' };
  return { ...source, spec: { ...added, ...spec } };
}

function buildShown({ build, runtime, project_id }: Omit<Component, 'gone_time'>): Component['build'] {
  if (!build) return build;
  const command = buildCommands.find(([name]) => name.test(runtime))?.[1];
  const { cluster_id } = build.parameters ?? {};
  const parameters = {
    ...(command !== undefined && { build_cmd: command }),
    dockerfile_path: './',
    artifact_namespace: `cas_${project_id}`,
    use_public_cluster: cluster_id === undefined,
    ...(cluster_id && { cluster_name: `cluster ${cluster_id}`, cluster_type: 'VirtualMachine' }),
  };
  return { ...build, parameters: { ...parameters, ...build.parameters } };
}
