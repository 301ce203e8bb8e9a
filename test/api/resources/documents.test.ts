import assert from 'node:assert/strict';
import { openableKinds } from '../../../client/documents/openable-kinds';
import { kindOf } from '../../../manifests/kinds';
import { matchGroups, policies } from '../../../resources/cse/policies';
import { engines, scopeOfEngine } from '../../../resources/cse/engines';
import { routedServices } from '../../../resources/cse/route-rules';
import {
  addressOf,
  documentKinds,
  locate,
  type DocumentAddress,
} from '../../../resources/documents/documents';
import { instanceDocument } from '../../../resources/documents/servicestage-documents';
import { decodePart, encodePart } from '../../../resources/documents/path-part';
import { registeredApps } from '../../../resources/lain/apps';
import { kieItems } from '../../../resources/kie/items';
import { microservices } from '../../../resources/registry/microservices';
import { schemas } from '../../../resources/registry/schemas';
import { applications } from '../../../resources/servicestage/applications';
import { components } from '../../../resources/servicestage/components';
import { environments } from '../../../resources/servicestage/environments';
import { componentInstances } from '../../../resources/servicestage/instances';
import type { ResourceKind } from '../../../resources/resource-kind';
import { assertEvery } from '../../every';
import { gitFileDocument } from '../../../resources/documents/git-document';
import { gitFiles } from '../../../resources/servicestage/git-repositories';
import { startDocuments, type DocumentStage } from './document-stage';

const { signal } = new AbortController();

/** An item and where it is. */
interface Located {
  readonly scope: unknown;
  readonly item: unknown;
}
const writes = /^(?:create(?!Token)|update|put|delete|replace|add|register|upgrade)/;

describe('documents of live resources', () => {
  let stage: DocumentStage;

  beforeEach(async () => void (stage = await startDocuments()));
  afterEach(() => stage.close());

  const items = async <Scope, Item>(kind: ResourceKind<Scope, Item>, scope: Scope) =>
    (await stage.lists.get(kind, stage.session, scope, { signal })).items;
  const engineScope = async () => {
    const engine = (await items(engines, {})).find(({ name }) => name === 'prod-engine');
    assert.ok(engine);
    return scopeOfEngine(engine);
  };
  const find = {
    kie: () => stage.address(kieItems, {}, ({ key }) => key === 'cart.yaml'),
    group: async () => stage.address(matchGroups, await engineScope(), ({ spec }) => 'alias' in spec),
    policy: async () => stage.address(policies, await engineScope(), ({ kind }) => kind === 'retry'),
    routes: async () => stage.address(routedServices, await engineScope(), () => true),
    properties: () => stage.address(microservices, {}, ({ properties }) => properties !== undefined),
    schema: async () => {
      for (const { serviceId } of await items(microservices, {})) {
        if ((await items(schemas, { serviceId })).length > 0) {
          return stage.address(schemas, { serviceId }, () => true);
        }
      }
      throw new Error('There is no schema.');
    },
  };
  const read = (address: DocumentAddress) => stage.live.read(address, signal);

  it('have a menu for each kind', () => {
    assert.deepEqual([...openableKinds].sort(), documentKinds.map(({ kind }) => kind.id).sort());
  });

  it('show the value of a configuration item in its own language', async () => {
    const address = await find.kie();
    assert.match(address.path, /^\/[^/]+\/kie\/item\/app=shop,env=testing,service=cart\/cart\.yaml$/);
    const item = (await items(kieItems, {})).find(({ key }) => key === 'cart.yaml');
    const { text, readOnlyReason } = await read(address);
    assert.deepEqual([text, readOnlyReason], [item?.value, undefined]);
  });

  it('show policies, match groups and route rules as manifests without a problem', async () => {
    for (const address of [await find.policy(), await find.group(), await find.routes()]) {
      const { text } = await read(address);
      const manifest = kindOf(address.path, text)?.open(text, {
        lainDialect: 'laincloud',
        fileName: address.path,
      });
      assert.equal(manifest?.kind, 'cloud-manifest', address.path);
      const errors = manifest.findings().filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, [], text);
      assert.match(
        text,
        /^apiVersion: cse\/v3\nkind: \w+\nmetadata:\n {2}name: .+\n {2}engine: prod-engine\n/,
      );
    }
  });

  it('show schemas as OpenAPI', async () => {
    const schema = await find.schema();
    assert.match(schema.path, /\.openapi\.yaml$/);
    assert.match((await read(schema)).text, /swagger|openapi/);
  });

  it('show files of Git repositories as they are', async () => {
    const [found = assert.fail('there is no file')] = await somewhere(gitFiles);
    const address = addressOf(stage.sandbox.everything, gitFileDocument, found.scope, found.item);
    assert.match(address.path, /\/servicestage\/git-file\/.*\/Dockerfile$/);
    assert.match((await read(address)).text, /^FROM /);
  });

  /** Where the first item of a kind is, below those that it belongs to. */
  async function somewhere(kind: ResourceKind<unknown, unknown>): Promise<readonly Located[]> {
    const outer = kind.below ? await somewhere(kind.below.kind) : [];
    const scopes = kind.below ? outer.map(({ scope, item }) => kind.below?.scopeOf(scope, item)) : [{}];
    const found: Located[] = [];
    for (const scope of scopes) {
      for (const item of await items(kind, scope)) found.push({ scope, item });
    }
    return found;
  }

  /** Kinds whose documents are the texts that somebody wrote. */
  const asWritten: readonly string[] = ['registry/schema', 'servicestage/git-file'];
  const asManifests = documentKinds.filter(
    ({ kind }) =>
      /^(?:cse\/engine|nacos|registry|servicestage)/.test(kind.id) && !asWritten.includes(kind.id),
  );
  for (const document of asManifests) {
    it(`show ${document.kind.id} without a problem, and say who changes it`, async () => {
      const all = await somewhere(document.kind);
      const place = all.find(({ item }) => document.kind.identity(item) !== '');
      assert.ok(place, 'the sandbox has one');
      const address = addressOf(stage.sandbox.everything, document, place.scope, place.item);
      const { text, readOnlyReason } = await read(address);
      assert.ok(readOnlyReason ?? document.apply, 'it can be written, or says why not');
      assert.doesNotMatch(text, /: null$/m);
      const options = { lainDialect: 'laincloud', fileName: address.path } as const;
      const manifest = kindOf(address.path, text)?.open(text, options);
      const errors = manifest?.findings().filter(({ severity }) => severity === 'error');
      assert.deepEqual([manifest?.kind, errors], ['cloud-manifest', []], text);
    });
  }

  it('show what the console knows of an app in the words of lain.yaml', async () => {
    const address = await stage.address(registeredApps, {}, ({ appname }) => appname === 'hello-world');
    const { text, readOnlyReason } = await read(address);
    assert.match(text, /^appname: hello-world\napptype: app\nversion: .+\nprocs:\n {2}\w+:\n {4}type: /);
    assert.match(readOnlyReason ?? '', /repository of the app/);
  });

  it('show what runs as manifests that can only be read, without a problem or a secret', async () => {
    const [application] = await items(applications, {});
    assert.ok(application);
    const ofApplication = { applicationId: application.id };
    const [component] = await items(components, ofApplication);
    assert.ok(component);
    const ofComponent = { ...ofApplication, componentId: component.id };
    for (const address of [
      await stage.address(environments, {}, () => true),
      await stage.address(applications, {}, () => true),
      await stage.address(components, ofApplication, () => true),
      await stage.address(componentInstances, ofComponent, () => true),
    ]) {
      const { text, readOnlyReason } = await read(address);
      assert.match(readOnlyReason ?? '', /actions of its row/);
      await assert.rejects(stage.documents.write(address, text), { code: 'refused' });
      const options = { lainDialect: 'laincloud', fileName: address.path } as const;
      const manifest = kindOf(address.path, text)?.open(text, options);
      assert.equal(manifest?.kind, 'cloud-manifest', address.path);
      const errors = manifest.findings().filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, [], text);
      assert.match(text, /^apiVersion: servicestage\/v2\nkind: \w+\nmetadata:\n {2}name: .+\n/);
      assert.doesNotMatch(text, /: null|create_time|^ *project_id/m);
    }
  });

  it('hide the values of variables that may be secrets', async () => {
    const scope = { applicationId: 'a', componentId: 'c' };
    const env = [
      { name: 'DB_PASSWORD', value: 'hunter2' },
      { name: 'PORT', value: '8080' },
    ];
    const subject = { id: 'i', name: 'cart', configuration: { env } };
    const place = { session: stage.session, scope, subject, list: () => Promise.resolve([]) };
    const text = await instanceDocument.text(place);
    assert.match(text, /name: DB_PASSWORD\n +value: •••\n +- name: PORT\n +value: "8080"/);
    assert.ok(!text.includes('hunter2'));
  });

  it('hide secrets at any depth, also where the form of a value is not known', async () => {
    const scope = { applicationId: 'a', componentId: 'c' };
    const subject = {
      id: 'i',
      name: 'cart',
      refer_resources: [
        {
          id: 'r',
          type: 'rds',
          refer_alias: 'db',
          parameters: { password: 'hunter2', user: 'cart', passwords: ['hunter2'] },
        },
        {
          id: 's',
          type: 'cse',
          parameters: {
            env: [
              { name: 'API_TOKEN', value: 'hunter2' },
              { name: 'A', value: 'b' },
            ],
          },
        },
      ],
      artifacts: {
        cart: { type: 'image', url: 'cart:1', properties: { token: 'hunter2', pin: 1, secret: 4711 } },
      },
    };
    const place = { session: stage.session, scope, subject, list: () => Promise.resolve([]) };
    const text = await instanceDocument.text(place);
    assert.doesNotMatch(text, /hunter2|4711/);
    assert.match(text, /password: •••\n +user: cart\n +passwords:\n +- •••/);
    assert.match(text, /name: API_TOKEN\n +value: •••\n +- name: A\n +value: b/);
    assert.match(text, /token: •••\n +pin: 1\n/);
  });

  it('lead back from every address to the resource, and from no two to one', async () => {
    const seen = new Set<string>();
    for (const document of documentKinds) {
      const { kind } = document;
      for (const { scope, item } of await somewhere(kind)) {
        const address = addressOf(stage.sandbox.everything, document, scope, item);
        const located = locate(address, stage.targets);
        assert.equal(located?.resource.identity, kind.identity(item), address.path);
        assert.deepEqual(located.resource.scope, scope);
        assert.ok(!seen.has(address.path), address.path);
        seen.add(address.path);
      }
    }
    assert.ok(seen.size > 10);
  });

  it('read what may look like a secret, and keep no draft of it', async () => {
    const draft = { key: 'db.password', value: 'x', value_type: 'text', status: 'enabled' } as const;
    await kieItems.create(stage.session, { labels: {} }, draft, signal);
    stage.lists.invalidateKind(kieItems, stage.session);
    const address = await stage.address(kieItems, {}, ({ key }) => key === 'db.password');
    assert.match((await read(address)).readOnlyReason ?? '', /secret/);
    await assert.rejects(stage.documents.write(address, 'y'), /secret/);
    assert.equal(stage.files.texts.size, 0);
  });

  it('send nothing but reads for addresses that anybody may have written', async () => {
    const { authority, path } = await find.kie();
    const policy = await find.policy();
    const crafted: DocumentAddress[] = [
      { authority: 'f'.repeat(32), path },
      { authority: '', path },
      { authority, path: path.replace('/kie/item/', '/kie/other/') },
      { authority, path: path.replace('/kie/item/', '/lain/app/') },
      { authority, path: path.replace('cart.yaml', '..') },
      { authority, path: path.replace('cart.yaml', 'cart%2eyaml') },
      { authority, path: path.replace('cart.yaml', '%E0%A4%A') },
      { authority, path: path.replace('cart.yaml', 'nothing.yaml') },
      { authority, path: path.replace('cart.yaml', 'cart.yaml/lain.yaml') },
      { authority, path: `${path}/more` },
      { authority, path: path.replace(/^\/[^/]+/, '/Other') },
      { authority, path: '' },
      { authority, path: policy.path.replace('/cse/policy/', '/cse/match-group/') },
      { authority, path: policy.path.replace(/[^/]+$/, 'lain.yaml') },
    ];
    stage.sandbox.sent.splice(0);
    for (const address of crafted) {
      await assert.rejects(read(address), { name: 'DocumentProblem', code: 'absent' }, address.path);
      await assert.rejects(stage.documents.write(address, 'text'), { name: 'DocumentProblem' });
    }
    assertEvery(stage.sandbox.sent, (operation) => !writes.test(operation));
  });

  it('say that the connection is gone', async () => {
    const address = await find.kie();
    stage.targets.splice(0);
    await assert.rejects(read(address), /connection .+ was removed or changed/);
  });

  it('say in their place why they cannot be read, and are read again later', async () => {
    const address = await find.kie();
    const [target] = stage.targets.splice(0);
    assert.ok(target);
    const { text, readOnlyReason } = await stage.documents.peek(address, false);
    assertEvery(text.trimEnd().split('\n'), (line) => line.startsWith('# '));
    assert.match(text, /^# cart\.yaml can’t be shown\.\n# .*connection Sandbox was removed or changed/);
    assert.ok(readOnlyReason);
    await assert.rejects(stage.documents.write(address, 'mine: 1\n'), { code: 'refused' });
    stage.targets.push(target);
    assert.equal((await stage.documents.peek(address, false)).text, text, 'the editor asks twice at once');
    stage.time.advance(2000);
    const shown = await stage.documents.peek(address, false);
    assert.deepEqual([shown.text, shown.readOnlyReason], [(await read(address)).text, undefined]);
  });
});

describe('parts of the paths of documents', () => {
  it('keep any text, and are never a step to another folder', () => {
    const texts = [
      '',
      '.',
      '..',
      '%',
      '%2F',
      'a/b',
      'a\\b',
      'x=1,y=2',
      'tab\t',
      '购物车',
      '\u202egpj',
      'a b#?',
    ];
    for (const text of texts) {
      const part = encodePart(text);
      assert.equal(decodePart(part), text);
      assert.match(part, /^[^/\\,=\t]+$/);
      assert.ok(part !== '.' && part !== '..');
    }
    for (const part of ['', '..', '%2e', 'a%61', '%zz', 'a/b'])
      assert.equal(decodePart(part), undefined, part);
  });
});
