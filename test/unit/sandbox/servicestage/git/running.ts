import { createGitPrivateTokenAuthorization } from '../../../../../api/catalogue/git/authorizations';
import { createGitProject } from '../../../../../api/catalogue/git/projects';
import type { Input } from '../../../../../api/catalogue/operation';
import { project_id, startStage } from '../running';
import type { TestStage } from '../running';

type Host = Input<typeof createGitPrivateTokenAuthorization>['repo_type'];

/** Signs in to a Git host. */
export async function makeAccess(stage: TestStage, name = 'github-lin', repo_type: Host = 'github') {
  await stage.call(createGitPrivateTokenAuthorization, {
    project_id,
    repo_type,
    body: { name, token: 'secret' },
  });
  return { project_id, 'X-Repo-Auth': name };
}

/** A stage with one repository, `lin/cart`. */
export async function startWithRepository() {
  const stage = startStage();
  const access = await makeAccess(stage);
  const namespace = { ...access, namespace: 'lin' };
  const { id } = await stage.call(createGitProject, { ...namespace, body: { name: 'cart' } });
  return { stage, access, namespace, repository: { ...namespace, project: 'cart' }, id };
}
