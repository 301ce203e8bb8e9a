import { cloneUrl } from './git/hosts';
import type { Component, Deployment, ServiceStageState } from './state';

type Artifact = Deployment['artifacts'][string];

/** Whether the platform builds the image of an artifact: then its address is `component:v1` and so on. */
export function isBuilt({ name }: Component, { url }: Artifact): boolean {
  return url?.startsWith(`${name}:v`) === true && /^\d+$/.test(url.slice(name.length + 2));
}

/** Why the image of a component cannot be built, or undefined when it can. Packages always can. */
export function buildFailure(
  { git }: ServiceStageState,
  { project_id, source }: Component,
): string | undefined {
  const spec = source?.spec;
  if (source?.kind !== 'code' || !spec) return undefined;
  const authorization = git.authorizations.find(
    (one) => one.project_id === project_id && one.name === spec.repo_auth,
  );
  if (!authorization) return `The repository authorization ${spec.repo_auth ?? ''} does not exist.`;
  const repository = git.repositories.find((one) => cloneUrl(one) === spec.repo_url);
  if (!repository) return `The repository ${spec.repo_url ?? ''} cannot be read.`;
  const ref = spec.repo_ref ?? 'master';
  const known = Object.hasOwn(repository.branches, ref) || Object.hasOwn(repository.tags, ref);
  return known ? undefined : `There is no branch or tag ${ref} in ${spec.repo_url ?? ''}.`;
}
