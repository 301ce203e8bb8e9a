import assert from 'node:assert/strict';
import { applications, type ApplicationScope } from '../../../resources/servicestage/applications';
import { components } from '../../../resources/servicestage/components';
import { environments } from '../../../resources/servicestage/environments';
import { gitNamespaces, gitProjects } from '../../../resources/servicestage/git-authorizations';
import { itemRef, listRef, startActing, type ActingStage } from './acting';

describe('creating components, and changing what applications, components and environments are called', () => {
  let stage: ActingStage;
  let scope: ApplicationScope;

  beforeEach(async () => {
    stage = await startActing();
    scope = { applicationId: (await stage.item(applications, {}, 'platform')).id };
  });
  afterEach(() => stage.close());

  const answers = {
    name: 'search',
    runtime: 'Java11',
    category: 'MicroService',
    sub_category: 'Spring Cloud',
    description: 'Finds things',
    kind: '',
  };

  it('creates one from a branch that is chosen step by step', async () => {
    const authorization = 'github-lin';
    const namespace = (await stage.item(gitNamespaces, { authorization }, 'lakeside-shop')).id;
    const access = { authorization, namespace };
    const project = await stage.item(gitProjects, access, 'cart');
    const code = { ...answers, ...access, kind: 'code', project: project.id, branch: 'develop' };
    const { step, result, asked } = await stage.act('createComponent', listRef(components, scope), code);
    assert.deepEqual(
      asked.map(({ name }) => name),
      [
        'name',
        'runtime',
        'category',
        'sub_category',
        'description',
        'kind',
        'authorization',
        'namespace',
        'project',
        'branch',
      ],
    );
    assert.deepEqual(step.changes, [
      { path: 'runtime', to: 'Java11' },
      { path: 'category', to: 'MicroService, Spring Cloud' },
      { path: 'source', to: `${project.clone_url ?? ''} develop` },
    ]);
    assert.deepEqual(result, { state: 'done', message: 'search is created.' });
    const created = await stage.item(components, scope, 'search');
    assert.deepEqual(created.source, {
      kind: 'code',
      spec: {
        repo_type: 'GitHub',
        repo_url: project.clone_url,
        repo_ref: 'develop',
        repo_auth: 'github-lin',
      },
    });
    const again = await stage.act('createComponent', listRef(components, scope), code);
    assert.deepEqual(
      [again.step.action, again.step.reason],
      ['blocked', 'A component with this name exists.'],
    );
  });

  it('creates one from the repository at a clone address', async () => {
    const clone = 'https://github.com/lakeside-shop/cart.git';
    const code = { ...answers, kind: 'address', authorization: 'github-lin', clone, branch: 'develop' };
    const { result } = await stage.act('createComponent', listRef(components, scope), code);
    assert.equal(result.state, 'done', result.message);
    const { spec } = (await stage.item(components, scope, 'search')).source ?? {};
    assert.deepEqual([spec?.repo_url, spec?.repo_ref, spec?.repo_type], [clone, 'develop', 'GitHub']);
    const elsewhere = { ...code, clone: 'https://github.com/nobody/nothing.git' };
    await assert.rejects(
      stage.act('createComponent', listRef(components, scope), elsewhere),
      /no repository at https:/,
    );
  });

  it('creates one from a template for its runtime, signed in by an authorization', async () => {
    const template = {
      ...answers,
      runtime: 'Nodejs8',
      category: 'Webapp',
      sub_category: 'Web',
      kind: 'template',
    };
    const code = { ...template, authorization: 'github-lin', template: 'Express' };
    const { result } = await stage.act('createComponent', listRef(components, scope), code);
    assert.equal(result.state, 'done', result.message);
    assert.deepEqual((await stage.item(components, scope, 'search')).source?.spec, {
      repo_type: 'GitHub',
      repo_url: 'https://github.com/example/express.git',
      repo_auth: 'github-lin',
      repo_ref: 'master',
    });
  });

  it('creates one from a package, and one without a source or a framework', async () => {
    const list = listRef(components, scope);
    const url = 'obs://lakeside/search.jar';
    await assert.rejects(
      stage.act('createComponent', list, { ...answers, kind: 'artifact', url: 'search.jar' }),
      /such as obs:/,
    );
    await stage.act('createComponent', list, { ...answers, kind: 'artifact', url });
    assert.equal((await stage.item(components, scope, 'search')).source?.spec?.url, url);
    const common = { ...answers, name: 'batch', category: 'Common', sub_category: '' };
    const { asked, result } = await stage.act('createComponent', list, common);
    assert.ok(asked.every(({ name }) => name !== 'sub_category'));
    assert.equal(result.state, 'done');
    assert.equal((await stage.item(components, scope, 'batch')).source, null);
  });

  it('changes name and description, and leaves the rest as it is', async () => {
    const before = await stage.item(components, scope, 'mail');
    const wanted = { name: 'mailer', description: 'Sends mail' };
    const { step, result } = await stage.act('changeComponent', itemRef(components, scope, before), wanted);
    assert.deepEqual(step.changes[0], { path: 'name', from: 'mail', to: 'mailer' });
    assert.match(step.notes?.[0] ?? '', /Manifests/);
    assert.ok(before.source?.spec?.url, 'it has a source to lose');
    assert.deepEqual(result, { state: 'done', message: 'mailer is changed.' });
    const after = await stage.item(components, scope, 'mailer');
    assert.deepEqual({ ...after, update_time: 0 }, { ...before, ...wanted, update_time: 0 });
  });

  it('takes no name that another one has, and empties a description', async () => {
    const platform = await stage.item(applications, {}, 'platform');
    const ref = itemRef(applications, {}, platform);
    const taken = await stage.act('changeApplication', ref, { name: 'shop', description: '' });
    assert.equal(taken.step.reason, 'There is another one with this name.');
    const { step, result } = await stage.act('changeApplication', ref, { name: 'platform', description: '' });
    assert.deepEqual(step.notes, undefined);
    assert.equal(result.state, 'done');
    assert.equal((await stage.item(applications, {}, 'platform')).description ?? '', '');
    const same = await stage.act('changeApplication', ref, { name: 'platform', description: '' });
    assert.equal(same.step.reason, 'Nothing would change.');
  });

  it('renames an environment', async () => {
    const dev = await stage.item(environments, {}, 'dev');
    const wanted = { name: 'development', description: 'For everybody' };
    const { result } = await stage.act('changeEnvironment', itemRef(environments, {}, dev), wanted);
    assert.equal(result.message, 'development is changed.');
    const { id, description } = await stage.item(environments, {}, 'development');
    assert.deepEqual([id, description], [dev.id, 'For everybody']);
  });
});
