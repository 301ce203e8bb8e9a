import assert from 'node:assert/strict';
import * as Type from 'typebox';
import { Check } from 'typebox/value';
import { disputedOf } from '../../../api/catalogue/disputed';
import { gitOperations } from '../../../api/catalogue/git/operations';
import { createGitPrivateTokenAuthorization } from '../../../api/catalogue/git/authorizations';
import { getGitFile } from '../../../api/catalogue/git/files';
import type { Operation } from '../../../api/catalogue/operation';
import { NewComponent, updateComponent } from '../../../api/catalogue/servicestage/components';
import { NewComponentInstance } from '../../../api/catalogue/servicestage/deployment';
import { NewEnvironment } from '../../../api/catalogue/servicestage/environments';
import { flavorId } from '../../../api/catalogue/servicestage/fields';
import { InstanceConfiguration } from '../../../api/catalogue/servicestage/instance-configuration';
import {
  runComponentInstanceAction,
  updateComponentInstance,
} from '../../../api/catalogue/servicestage/instances';
import { servicestageOperations } from '../../../api/catalogue/servicestage/operations';
import { pageQuery } from '../../../api/catalogue/servicestage/parameters';
import { inputSchema } from '../../../api/checking';
import { propertiesOf, undescribed } from './descriptions';

const documented = `listRuntimes listFlavors listTemplates
  createEnvironment listEnvironments updateEnvironment deleteEnvironment getEnvironment updateEnvironmentResources
  createApplication listApplications updateApplication deleteApplication getApplication
  putApplicationConfiguration deleteApplicationConfiguration getApplicationConfiguration
  createComponent listComponents listComponentOverviews updateComponent deleteComponent getComponent
  createComponentInstance listComponentInstances runComponentInstanceAction updateComponentInstance
  deleteComponentInstance getComponentInstance listComponentInstanceSnapshots
  getJob`.split(/\s+/);

const documentedGit = `listGitAuthorizations getGitAuthorizationRedirectUrl createGitOAuthAuthorization
  createGitPrivateTokenAuthorization createGitPasswordAuthorization deleteGitAuthorization
  getGitNamespaces getGitRepositoryByCloneUrl listGitProjects createGitProject listGitBranches
  listGitTags createGitTag deleteGitTag listGitCommits listGitHooks createGitHook deleteGitHook
  listGitFiles getGitFile createGitFile updateGitFile deleteGitFile`.split(/\s+/);

const operations: readonly Operation[] = [...servicestageOperations, ...gitOperations];

describe('catalogue of ServiceStage', () => {
  it('contains every documented operation in the order of the documents, and what the SDKs have besides', () => {
    assert.deepEqual(ids(servicestageOperations), documented);
    assert.deepEqual(ids(gitOperations), documentedGit);
  });

  it('describes exactly the parameters that its paths hold', () => {
    for (const { id, path: route, parameters } of operations) {
      const inPath = [...route.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
      assert.deepEqual(Object.keys(parameters.path.properties).sort(), inPath.sort(), id);
    }
  });

  it('describes every field of every request and answer', () => {
    const silent = operations.flatMap((operation) => [
      ...undescribed(inputSchema(operation), operation.id),
      ...undescribed(operation.answer, `${operation.id} answer`),
    ]);
    assert.deepEqual(silent, []);
  });

  it('says of every operation that starts a job which operation shows it', () => {
    const answersJob = operations.filter(({ answer }) => 'job_id' in propertiesOf(answer));
    assert.equal(answersJob.length, 4);
    for (const { id, startsJob, effect } of answersJob) {
      assert.deepEqual({ id, startsJob, effect }, { id, startsJob: 'getJob', effect: 'unsafe' });
    }
  });

  it('names the repository authorization in every call that goes to a Git host', () => {
    for (const { id, path: route, parameters } of gitOperations) {
      const toHost = !route.includes('/git/auths');
      assert.equal('X-Repo-Auth' in parameters.headers.properties, toHost, id);
    }
  });

  it('marks what nobody else may read', () => {
    const secrets = operations.flatMap(({ id, body }) =>
      Object.entries(body ? propertiesOf(body) : {})
        .filter(([, field]) => 'writeOnly' in field)
        .map(([name]) => `${id}.${name}`),
    );
    assert.deepEqual(secrets, [
      'createGitOAuthAuthorization.code',
      'createGitOAuthAuthorization.state',
      'createGitPrivateTokenAuthorization.token',
      'createGitPasswordAuthorization.password',
      'createGitHook.secret',
    ]);
  });
});

describe('limits of ServiceStage', () => {
  it('takes the names that the reference describes', () => {
    const accepts = (name: string) =>
      Check(NewEnvironment, { name, vpc_id: 'v', base_resources: [{ id: 'c', type: 'cce' }] });
    assert.deepEqual(['ab', 'a-_9', 'a'.repeat(64)].filter(accepts).length, 3);
    assert.deepEqual(['a', '9a', 'a-', 'a.b', 'a'.repeat(65)].filter(accepts), []);
  });

  it('wants a resource to run on', () => {
    assert.ok(!Check(NewEnvironment, { name: 'dev', vpc_id: 'v', base_resources: [] }));
  });

  it('takes a page of 0 to 100 entries or all', () => {
    const query = pageQuery(Type.Literal('name'));
    assert.deepEqual(
      [0, 100, 1000].filter((limit) => Check(query, { limit })),
      [0, 100, 1000],
    );
    assert.deepEqual(
      [-1, 101, 999, 1001].filter((limit) => Check(query, { limit })),
      [],
    );
  });

  it('takes listed flavors and custom ones in their form', () => {
    const accepts = (flavor: string) => Check(flavorId, flavor);
    const good = [
      'MICRO-5G:0.5C:1G',
      'CUSTOM-10G:0.5C-0.25C:1.6Gi-0.8Gi',
      'CUSTOM-10G:250m-250m:0.5Gi-0.5Gi',
      'CUSTOM-10G:0.5m-0.25m:1.6Gi-0.8Gi',
      'CUSTOM-10G:500m-250m:512Mi-256Mi',
    ];
    assert.deepEqual(good.filter(accepts), good);
    assert.deepEqual(
      ['', 'CUSTOM-', 'CUSTOM-10G:1C:1Gi', 'CUSTOM-10G:0.5C-0.25C:1.6G-0.8G'].filter(accepts),
      [],
    );
  });

  it('wants of a deployment what its resource needs', () => {
    const accepts = (...refer_resources: object[]) =>
      Check(NewComponentInstance, { ...instance(), refer_resources });
    assert.ok(
      accepts({ id: 'c', type: 'cce', parameters: { namespace: 'default' } }, { id: 'e', type: 'elb' }),
    );
    assert.ok(accepts({ id: 'Default', type: 'ecs', parameters: { hosts: ['h'] } }));
    assert.ok(!accepts({ id: 'c', type: 'cce' }));
    assert.ok(!accepts({ id: 'default', type: 'ecs', parameters: { hosts: ['h'] } }));
    assert.ok(!accepts({ id: 'd', type: 'dcs', refer_alias: 'sessions' }));
  });

  it('wants at least one artifact', () => {
    assert.ok(Check(NewComponentInstance, instance()));
    assert.ok(!Check(NewComponentInstance, { ...instance(), artifacts: {} }));
  });

  it('takes of checks and hooks what their kind needs', () => {
    const check = (livenessProbe: object) => Check(InstanceConfiguration, { probes: { livenessProbe } });
    assert.ok(check({ type: 'tcp', parameters: { port: 8080 }, delay: 5 }));
    assert.ok(!check({ type: 'http', parameters: { port: 8080 } }));
    assert.ok(!check({ type: 'command', parameters: { command: 'true' } }));
    const hook = (stop: object | null) => Check(InstanceConfiguration, { lifecycle: { 'pre-stop': stop } });
    assert.ok(hook({ type: 'command', parameters: { command: ['sleep', '1'] } }));
    assert.ok(hook(null));
    assert.ok(!hook({ type: 'http', parameters: { command: ['sleep', '1'] } }));
  });

  it('says where the documents differ, and takes what either of them takes', () => {
    const environment = { name: 'dev', vpc_id: 'v', base_resources: [{ id: 'c', type: 'cce' }] };
    assert.ok(Check(NewEnvironment, environment));
    assert.ok(Check(NewEnvironment, { ...environment, charge_mode: 'monthly', deploy_mode: 'container' }));
    assert.deepEqual(disputedOf(NewEnvironment.properties.charge_mode)?.values, ['provided']);
    assert.ok(disputedOf(NewEnvironment.properties.deploy_mode)?.isRequired);
    const { artifacts, ...others } = instance();
    assert.notDeepEqual(artifacts, {});
    assert.ok(Check(NewComponentInstance, others));
    assert.ok(disputedOf(NewComponentInstance.properties.artifacts)?.isRequired);
  });

  it('knows what the SDKs send besides', () => {
    const storage = (type: string, parameters: object) =>
      Check(InstanceConfiguration, { storage: [{ type, parameters, mounts: [] }] });
    assert.ok(storage('EmptyDir', { medium: 'memory' }) && !storage('EmptyDir', { medium: 1 }));
    assert.ok(storage('Secret', { defaultMode: 384 }) && !storage('Secret', { defaultMode: '0600' }));
    assert.ok(!storage('Secret', { defaultMode: 512 }));
    assert.ok(!storage('PersistentVolumeClaim', { name: 7 }));
    const containers = (given: unknown) =>
      Check(InstanceConfiguration, { container_spec: { containers: given } });
    assert.ok(containers([{ name: 'main', size: { id: 'MICRO-5G:0.5C:1G' }, env: [] }]));
    assert.ok(!containers([{ size: 'MICRO-5G:0.5C:1G' }]));
    const access = (id: unknown) =>
      Check(updateComponentInstance.body, { version: '2', external_accesses: [{ id, protocol: 'http' }] });
    assert.ok(access('a-1') && !access(1));
  });

  it('takes storage with the setting of its kind', () => {
    const accepts = (type: string) =>
      Check(InstanceConfiguration, { storage: [{ type, parameters: {}, mounts: [{ path: '/data' }] }] });
    const kinds = ['HostPath', 'EmptyDir', 'ConfigMap', 'Secret', 'PersistentVolumeClaim'];
    assert.deepEqual([...kinds, 'NFS'].filter(accepts), kinds);
  });

  it('wants the parameters of the actions that need them', () => {
    const accepts = (action: object) => Check(runComponentInstanceAction.body, action);
    assert.ok(accepts({ action: 'stop' }));
    assert.ok(accepts({ action: 'scale', parameters: { replica: 0, hosts: ['h'] } }));
    assert.ok(accepts({ action: 'rollback', parameters: { version: '1.0.0' } }));
    assert.ok(!accepts({ action: 'scale' }));
    assert.ok(!accepts({ action: 'rollback', parameters: { replica: 1 } }));
    assert.ok(!accepts({ action: 'delete' }));
  });

  it('wants kind and place of a source only when a component is changed', () => {
    const component = { name: 'cart', runtime: 'Java8', category: 'MicroService' };
    assert.ok(Check(NewComponent, { ...component, source: { kind: 'code' } }));
    assert.ok(!Check(updateComponent.body, { source: { kind: 'code' } }));
    const code = { repo_type: 'GitHub', repo_url: 'https://github.com/example/demo.git', repo_auth: 'hub1' };
    assert.ok(Check(updateComponent.body, { source: { kind: 'code', spec: code } }));
    assert.ok(!Check(updateComponent.body, { source: { kind: 'artifact', spec: code } }));
  });

  it('wants colons for slashes in the paths of repositories and files', () => {
    const { path: parameters } = getGitFile.parameters;
    const accepts = (file: string) =>
      Check(parameters, { project_id: 'p', namespace: 'n', project: 'group:demo', path: file });
    assert.ok(accepts('src:app.yaml'));
    assert.ok(!accepts('src/app.yaml'));
  });

  it('takes authorization names of 4 to 63 characters', () => {
    const accepts = (name: string) => Check(createGitPrivateTokenAuthorization.body, { name, token: 't' });
    assert.deepEqual(['hub1', 'my_hub-1.a', 'h'.repeat(63)].filter(accepts).length, 3);
    assert.deepEqual(['hub', 'my hub', 'h'.repeat(64)].filter(accepts), []);
  });
});

function ids(listed: readonly Operation[]): string[] {
  return listed.map(({ id }) => id);
}

/** A deployment in which nothing is wrong. */
function instance() {
  return {
    name: 'cart-dev',
    environment_id: 'e',
    replica: 1,
    flavor_id: 'MICRO-5G:0.5C:1G',
    version: '1.0.0',
    artifacts: { cart: { storage: 'swr', type: 'image', url: 'swr.example.com/shop/cart:1', auth: 'iam' } },
    refer_resources: [{ id: 'c', type: 'cce', parameters: { namespace: 'default' } }],
  };
}
