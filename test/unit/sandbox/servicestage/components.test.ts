import assert from 'node:assert/strict';
import { createGitPrivateTokenAuthorization } from '../../../../api/catalogue/git/authorizations';
import {
  createComponent,
  deleteComponent,
  getComponent,
  listComponentOverviews,
  listComponents,
  updateComponent,
} from '../../../../api/catalogue/servicestage/components';
import {
  createComponentInstance,
  getComponentInstance,
} from '../../../../api/catalogue/servicestage/instances';
import { getJob } from '../../../../api/catalogue/servicestage/jobs';
import {
  longJob,
  makeApplication,
  makeComponent,
  makeEnvironment,
  makeInstance,
  newComponent,
  newInstance,
  project_id,
  startStage,
} from './running';
import type { TestStage } from './running';

const invalid = [400, 'SVCSTG.00100400'];
const unknown = [404, 'SVCSTG.00100404'];

const code = {
  kind: 'code' as const,
  spec: {
    repo_type: 'GitHub' as const,
    repo_url: 'https://github.com/lin/cart.git',
    repo_auth: 'github-lin',
    repo_ref: 'main',
  },
};
const packaged = {
  kind: 'artifact' as const,
  spec: {
    storage: 'obs' as const,
    type: 'package' as const,
    url: 'obs://packages/cart.jar',
    auth: 'iam' as const,
    webUrl: '',
  },
};

describe('sandbox: components', () => {
  let stage: TestStage;
  beforeEach(() => {
    stage = startStage();
  });
  const authorize = () =>
    stage.call(createGitPrivateTokenAuthorization, {
      project_id,
      repo_type: 'github',
      body: { name: 'github-lin', token: 'secret' },
    });

  it('live from their creation to their end', async () => {
    const application_id = await makeApplication(stage);
    const body = {
      name: 'cart',
      runtime: 'Java8',
      category: 'MicroService' as const,
      sub_category: 'Java Chassis' as const,
      source: packaged,
      build: { parameters: { dockerfile_path: './docker' } },
    };
    const created = await stage.call(createComponent, { project_id, application_id, body });
    const at = { project_id, application_id, component_id: created.id };
    assert.deepEqual(
      { ...created, build: created.build?.parameters },
      {
        ...body,
        build: {
          ...body.build.parameters,
          build_cmd: 'mvn clean package',
          artifact_namespace: `cas_${project_id}`,
          use_public_cluster: true,
        },
        id: created.id,
        status: 0,
        description: '',
        project_id,
        application_id,
        pipeline_ids: null,
        creator: 'lin',
        create_time: stage.clock.now(),
        update_time: stage.clock.now(),
      },
    );
    stage.advance(1000);
    const change = { description: 'Carts', pipeline_ids: ['p1', 'p2'], build: { parameters: {} } };
    const changed = await stage.call(updateComponent, { ...at, body: { ...change, source: packaged } });
    assert.equal(changed.build?.id, created.build?.id);
    assert.deepEqual(
      [changed.name, changed.source, changed.description, changed.pipeline_ids, changed.update_time],
      ['cart', packaged, 'Carts', ['p1', 'p2'], stage.clock.now()],
    );
    assert.deepEqual((await stage.call(listComponents, at)).components, [changed]);
    const replaced = await stage.call(updateComponent, { ...at, body: {} });
    const { name, description, source, build, pipeline_ids } = replaced;
    assert.deepEqual([name, description, source, build, pipeline_ids], ['cart', '', null, null, null]);
    await stage.call(deleteComponent, at);
    stage.advance(longJob);
    for (const operation of [getComponent, deleteComponent]) {
      assert.deepEqual(await stage.refusal(operation, at), unknown);
    }
    assert.deepEqual(await stage.refusal(updateComponent, { ...at, body: {} }), unknown);
  });

  it('have overviews with everything that runs of them', async () => {
    const { at, component } = await makeInstance(stage);
    const [overview] = (await stage.call(listComponentOverviews, component)).components;
    const { id, name, ...shown } = await stage.call(getComponentInstance, at);
    assert.deepEqual(overview, {
      ...(await stage.call(getComponent, component)),
      instances: [{ ...shown, instance_id: id, instance_name: name }],
    });
    assert.equal(shown.component_name, overview.name);
    const nowhere = { ...component, application_id: 'none' };
    assert.deepEqual(await stage.refusal(listComponentOverviews, nowhere), [404, 'SVCSTG.00100403']);
  });

  it('are of a framework that no category lists, or of one of their category', async () => {
    const application_id = await makeApplication(stage);
    const made = (sub_category: string) =>
      makeComponent(
        stage,
        { name: `c-${sub_category}`, category: 'MicroService', sub_category },
        application_id,
      );
    const at = await made('SpringCloud');
    assert.equal((await stage.call(getComponent, at)).sub_category, 'SpringCloud');
  });

  it('do not change what a change has no field for', async () => {
    const at = await makeComponent(stage);
    const body = { id: 'mine', application_id: 'other', runtime: 'Php7', creator: 'mei' };
    await stage.refusal(updateComponent, { ...at, body });
    const shown = await stage.call(getComponent, at);
    assert.deepEqual(
      [shown.id, shown.application_id, shown.runtime, shown.creator],
      [at.component_id, at.application_id, 'Docker', 'lin'],
    );
  });

  it('are found in their application alone', async () => {
    const at = await makeComponent(stage);
    const other = { ...at, application_id: await makeApplication(stage, 'other') };
    assert.deepEqual(await stage.refusal(getComponent, other), unknown);
    const nowhere = { ...at, application_id: 'none' };
    assert.deepEqual(await stage.refusal(getComponent, nowhere), [404, 'SVCSTG.00100403']);
    assert.deepEqual(await stage.refusal(listComponents, nowhere), [404, 'SVCSTG.00100403']);
    await makeComponent(stage, { name: 'cart' }, other.application_id);
  });

  const refusals: readonly (readonly [string, Record<string, unknown>, unknown])[] = [
    ['no name', { name: undefined }, invalid],
    ['a name that ends in a hyphen', { name: 'cart-' }, invalid],
    ['a name of 65 letters', { name: 'a'.repeat(65) }, invalid],
    ['no runtime', { runtime: undefined }, invalid],
    ['an unknown runtime', { runtime: 'Cobol' }, [400, 'SVCSTG.00100420']],
    ['no category', { category: undefined }, invalid],
    ['an unknown category', { category: 'Batch' }, invalid],
    ['a framework of another category', { category: 'Webapp', sub_category: 'Dubbo' }, invalid],
    ['a web page that is a microservice', { category: 'MicroService', sub_category: 'Web' }, invalid],
    ['a framework where none can be', { category: 'Common', sub_category: 'Web' }, invalid],
    ['a long description', { description: 'a'.repeat(129) }, invalid],
    ['an unknown kind of source', { source: { kind: 'tar', spec: {} } }, invalid],
    [
      'code without authorization',
      { source: { ...code, spec: { ...code.spec, repo_auth: undefined } } },
      invalid,
    ],
    ['an authorization that does not exist', { source: code }, invalid],
    [
      'a package of no storage',
      { source: { ...packaged, spec: { ...packaged.spec, storage: '' } } },
      invalid,
    ],
    ['a package without address', { source: { ...packaged, spec: { ...packaged.spec, url: '' } } }, invalid],
  ];
  for (const [what, change, refusal] of refusals) {
    it(`are refused with ${what}`, async () => {
      const at = { project_id, application_id: await makeApplication(stage) };
      const body = { ...newComponent, ...change };
      assert.deepEqual(await stage.refusal(createComponent, { ...at, body }), refusal);
      assert.equal(stage.state.components.length, 0);
    });
  }

  it('take code whose authorization is there', async () => {
    await authorize();
    const at = await makeComponent(stage, { source: code });
    assert.deepEqual((await stage.call(getComponent, at)).source, code);
    const lost = { ...code, spec: { ...code.spec, repo_auth: 'lost' } };
    assert.deepEqual(await stage.refusal(updateComponent, { ...at, body: { source: lost } }), invalid);
    assert.deepEqual(
      await stage.refusal(updateComponent, { ...at, body: { source: { kind: 'code' } } }),
      invalid,
    );
  });

  it('take the Git hosts and storages of any document', async () => {
    await authorize();
    const sources = [
      { ...code, spec: { ...code.spec, repo_type: 'DevCloud' } },
      { ...packaged, spec: { ...packaged.spec, storage: 'swr' } },
    ];
    const { application_id } = await makeComponent(stage, { name: 'other' });
    for (const [index, source] of sources.entries()) {
      const at = await makeComponent(stage, { name: `c-${index}`, source }, application_id);
      assert.deepEqual((await stage.call(getComponent, at)).source, source);
    }
  });

  it('have ten pipelines at most', async () => {
    const at = await makeComponent(stage);
    const pipelines = (count: number) => ({ pipeline_ids: Array.from({ length: count }, (_, n) => `p${n}`) });
    assert.deepEqual(await stage.refusal(updateComponent, { ...at, body: pipelines(11) }), invalid);
    assert.deepEqual(await stage.refusal(updateComponent, { ...at, body: pipelines(10) }), [200, undefined]);
    assert.deepEqual(await stage.refusal(updateComponent, { ...at, body: { pipeline_ids: null } }), [
      200,
      undefined,
    ]);
  });

  it('have names of their own in an application', async () => {
    const at = await makeComponent(stage);
    await makeComponent(stage, { name: 'search' }, at.application_id);
    const body = { ...newComponent, name: 'search' };
    assert.deepEqual(await stage.refusal(createComponent, { ...at, body }), invalid);
    assert.deepEqual(await stage.refusal(updateComponent, { ...at, body: { name: 'search' } }), invalid);
    assert.deepEqual(await stage.refusal(updateComponent, { ...at, body: { name: 'cart' } }), [
      200,
      undefined,
    ]);
  });

  it('stay while they are deployed, unless that is forced', async () => {
    const { at, component, job_id } = await makeInstance(stage);
    assert.deepEqual(await stage.refusal(deleteComponent, component), [400, 'SVCSTG.00100402']);
    assert.deepEqual(await stage.refusal(deleteComponent, { ...component, force: false }), [
      400,
      'SVCSTG.00100402',
    ]);
    await stage.call(deleteComponent, { ...component, force: true });
    assert.equal((await stage.call(getComponentInstance, at)).status_detail?.status, 'DELETING');
    stage.advance(longJob);
    assert.deepEqual(await stage.refusal(getComponentInstance, at), unknown);
    assert.equal((await stage.call(getJob, { project_id, job_id })).job.EXECUTION_STATUS, 'SUCCEEDED');
  });

  it('neither change nor go while they are released; force cancels the release', async () => {
    const body = newInstance(await makeEnvironment(stage));
    const component = await makeComponent(stage);
    const { job_id } = await stage.call(createComponentInstance, { ...component, body });
    const released = [409, 'SVCSTG.00100432'];
    assert.deepEqual(await stage.refusal(deleteComponent, component), released);
    assert.deepEqual(await stage.refusal(updateComponent, { ...component, body: {} }), released);
    await stage.call(deleteComponent, { ...component, force: true });
    stage.advance(longJob);
    const { job } = await stage.call(getJob, { project_id, job_id });
    assert.equal(job.EXECUTION_STATUS, 'CANCELLED');
  });
});
