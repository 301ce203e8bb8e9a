import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importConnections } from '../../../client/commands/import-connections';
import type { Connection } from '../../../connections/connection';
import { readConnections } from '../../../connections/read-connections';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import type { Secret } from '../../../connections/secret';
import { scriptedPrompts } from './scripted-prompts';

const vendor = {
  current: 'prod',
  profiles: [
    {
      name: 'prod',
      mode: 'AKSK',
      accessKeyId: 'AK-1',
      secretAccessKey: 'SK-planted',
      region: 'cn-north-4',
      projectId: 'p-1',
    },
    { name: 'other mode', mode: 'ecsAgency', region: 'cn-north-4' },
  ],
};
const lain =
  'dev:\n  domain: lain.local\n  sso_url: https://sso.lain.local\n  sso_token: token-planted\nopen:\n  domain: open.local\n';

describe('importing connections', () => {
  let home: string;
  beforeEach(async () => (home = await mkdtemp(path.join(tmpdir(), 'engine-room-import-'))));
  afterEach(() => rm(home, { recursive: true }));

  async function put(file: string, content: string): Promise<void> {
    await mkdir(path.dirname(path.join(home, file)), { recursive: true });
    await writeFile(path.join(home, file), content);
  }

  /** Picks these names, and returns what was saved, stored and said. */
  async function run(
    picks: readonly string[],
    existing: readonly object[] = [],
    variables: Record<string, string> = {},
  ) {
    const saved: Connection[] = [];
    const stored: Record<string, Secret> = {};
    const said: string[] = [];
    const shown: string[] = [];
    const { prompts, asked } = scriptedPrompts([picks.join(', ')]);
    const listed = readConnections(existing, 'settings').connections;
    const say = (message: string) => Promise.resolve(void said.push(message));
    let added = 0;
    await importConnections(
      {
        connections: {
          list: () => Promise.resolve(listed),
          save: (connection: Connection) => Promise.resolve(void saved.push(connection)),
        },
        secrets: {
          set: ({ connection }: ResolvedConnection, secret: Secret) =>
            Promise.resolve(void (stored[connection.name] = secret)),
        },
        prompts: {
          ...prompts,
          inform: async (message, ...actions) => {
            await say(message);
            return actions[0];
          },
          warn: say,
          chooseMany: (title, choices) => {
            shown.push(
              ...choices.map(
                ({ label, description = '', detail = '' }) => `${label} ${description} ${detail}`,
              ),
            );
            return prompts.chooseMany(title, choices);
          },
        },
      },
      () => Promise.resolve(void (added += 1)),
      { HOME: home, ...variables },
    );
    return { saved, stored, said, shown, asked, added };
  }

  it('takes what was picked from the vendor’s and LAIN’s files, the secrets to the secret storage alone', async () => {
    await put('.hcloud/config.json', JSON.stringify(vendor));
    await put('.lain/lain.conf.yaml', lain);
    const { saved, stored, said, shown } = await run(['prod', 'dev']);
    assert.equal(shown.length, 3);
    assert.deepEqual(saved, [
      {
        type: 'huaweicloud',
        name: 'prod',
        region: 'cn-north-4',
        projectId: 'p-1',
        authentication: 'access-keys',
      },
      { type: 'lain', name: 'dev', console: 'http://console.lain.local', authentication: 'token' },
    ]);
    assert.deepEqual(stored, {
      prod: { accessKey: 'AK-1', secretKey: 'SK-planted' },
      dev: { token: 'token-planted' },
    });
    assert.doesNotMatch(JSON.stringify([saved, said, shown]), /planted/);
  });

  it('writes over no connection: it leaves out what is there, and numbers a name that is taken', async () => {
    await put('.lain/lain.conf.yaml', lain);
    const there = {
      type: 'lain',
      name: 'mine',
      console: 'http://console.open.local',
      authentication: 'none',
    };
    const namesake = {
      type: 'lain',
      name: 'dev',
      console: 'http://console.elsewhere',
      authentication: 'none',
    };
    const { saved, shown } = await run(['dev (2)'], [there, namesake]);
    assert.equal(shown.length, 1);
    assert.deepEqual(
      saved.map(({ name }) => name),
      ['dev (2)'],
    );
  });

  it('uses the keys that the SDKs find, in the region of the environment, and keeps none of them', async () => {
    const keys = { HUAWEICLOUD_SDK_AK: 'AK', HUAWEICLOUD_SDK_SK: 'SK-planted' };
    const { saved, stored, shown } = await run(['cn-east-3'], [], { ...keys, HW_REGION_NAME: 'cn-east-3' });
    assert.deepEqual(saved, [
      { type: 'huaweicloud', name: 'cn-east-3', region: 'cn-east-3', authentication: 'profile' },
    ]);
    assert.deepEqual(stored, {});
    assert.match(shown.join(), /environment variable HUAWEICLOUD_SDK_AK$/);
    const { said } = await run([], [], keys);
    assert.match(said.join(), /HUAWEICLOUD_SDK_AK name no region: set HW_REGION_NAME/);
  });

  for (const [what, content] of [
    ['no JSON', '{"profiles": [{"name": "x", "secretAccessKey": "planted'],
    ['another form', '{"profiles": {"secretAccessKey": "planted"}}'],
    ['too large', ' '.repeat(1_000_001)],
  ] as const) {
    it(`says which file can’t be used (${what}), quotes nothing of it, and goes on with the others`, async () => {
      await put('.hcloud/config.json', content);
      await put('.lain/lain.conf.yaml', lain);
      const { said, shown } = await run([]);
      assert.match(said[0] ?? '', /\.hcloud\/config\.json/);
      assert.doesNotMatch(said.join(), /planted/);
      assert.equal(shown.length, 2);
    });
  }

  it('does not expand aliases without end', async () => {
    const levels = Array.from(
      { length: 20 },
      (_, level) =>
        `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join()}]`,
    );
    await put('.lain/lain.conf.yaml', ['a: &a-1 x', ...levels].join('\n'));
    const { said } = await run([]);
    assert.match(said.join(), /lain\.conf\.yaml doesn’t have the expected form/);
  });

  it('says where it looked when there is nothing, and offers to add one', async () => {
    const { said, asked, added } = await run([]);
    assert.match(
      said.join(),
      /^No connections were found in the files ~\/\.hcloud.*yaml or in the environment variables HUAWEI.*: add one by hand/,
    );
    assert.equal(added, 1);
    assert.deepEqual(asked, []);
  });
});
