import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import JSZip from 'jszip';
import type { RunningSandbox } from '../../../sandbox/options';
import { startSandbox } from '../../../sandbox/sandbox';
import { root, sample } from '../../editor/paths';
import { dist, shipped } from '../../shipped';
import { startServer, type FakeServer } from '../client/servers';
import { filesOfPage, gitHubSteps, gitLabJob, runScript, type ScriptEnd, type Variables } from './pipelines';

shipped('cli');

/** Addresses of the examples, in whose place the sandbox is. */
const [registry, kie] = ['https://engine.example.com:30100', 'https://engine.example.com:30110'];
const manifest = 'config/production.kie.json';

/** A file with a mistake of which its line is told. */
const wrong = 'appname: hello\nbuild:\n  base: golang:1.8\nweb:\n  cmd: run\n  port: "80"\n';

describe('the pipelines of the documentation', function () {
  this.timeout(60_000);
  let folder: string;
  let sandbox: RunningSandbox;
  let files: ReadonlyMap<string, string>;
  let common: Variables;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'engine-room-pipeline-'));
    sandbox = await startSandbox({ registryAuthentication: 'rbac' });
    files = new Map([...filesOfPage('ci.md')].map(([path, content]) => [path, atSandbox(content)]));
    const vsix = await packed();
    await put('../engine-room.vsix', vsix);
    await put('engine-room.json', files.get('engine-room.json') ?? '');
    await mkdir(join(folder, 'repository/config'));
    await copyFile(join(sample, 'shop/production.kie.json'), join(folder, 'repository', manifest));
    for (const name of ['programs', 'temp']) await mkdir(join(folder, name));
    common = {
      PATH: `${join(folder, 'programs')}:${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      HOME: folder,
      ENGINE_ROOM_VSIX: `file://${join(folder, 'engine-room.vsix')}`,
      ENGINE_ROOM_SHA256: createHash('sha256').update(vsix).digest('hex'),
    };
  });

  afterEach(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  const inRepository = (path: string) => join(folder, 'repository', path);

  async function put(path: string, content: string | Buffer): Promise<void> {
    await mkdir(dirname(inRepository(path)), { recursive: true });
    await writeFile(inRepository(path), content);
  }

  const atSandbox = (content: string): string =>
    content.replaceAll(registry, sandbox.ready.registry).replaceAll(kie, sandbox.ready.kie);

  function account() {
    const { registry: credentials } = sandbox.ready.credentials;
    if (credentials.authentication !== 'rbac') throw new Error('The engine has no sign-in.');
    return credentials;
  }

  /** Runs the scripts of a job until one fails, each with the variables that those before it have set. */
  async function gitHub(job: string, edit = (script: string) => script): Promise<readonly ScriptEnd[]> {
    const { name: user, password } = account();
    const expressions = {
      'secrets.PLAN_USER': user,
      'secrets.PLAN_PASSWORD': password,
      'secrets.DEPLOY_USER': user,
      'secrets.DEPLOY_PASSWORD': password,
      'github.token': 'token of the job',
      'github.event.pull_request.html_url': 'https://github.example.com/shop/pull/7',
    };
    const passedOn = join(folder, 'github-env');
    await writeFile(passedOn, '');
    const ended: ScriptEnd[] = [];
    for (const { always, script, env } of gitHubSteps(files, job, expressions)) {
      if (!always && codesOf(ended).some((code) => code !== 0)) continue;
      const set = (await readFile(passedOn, 'utf8')).match(/^.+$/gm) ?? [];
      const runner = {
        RUNNER_TEMP: join(folder, 'temp'),
        GITHUB_ENV: passedOn,
        GITHUB_WORKSPACE: inRepository('.'),
      };
      const variables = { ...env, ...common, ...runner, ...variablesIn(set) };
      ended.push(await runScript([edit(script)], inRepository('.'), variables));
    }
    return ended;
  }

  function gitLab(job: string, more: Variables = {}): Promise<ScriptEnd> {
    const { env, script } = gitLabJob(files, job);
    const { name: user, password } = account();
    const settings = {
      ENGINE_ROOM_USER: user,
      ENGINE_ROOM_PASSWORD: password,
      ENGINE_ROOM_ADDRESS: `${sandbox.ready.registry} ${sandbox.ready.kie}`,
      CI_PROJECT_DIR: inRepository('.'),
    };
    return runScript(script, inRepository('.'), { ...env, ...common, ...settings, ...more });
  }

  describe('GitHub Actions', () => {
    it('annotates findings, and keeps them for code scanning', async () => {
      await put('lain.yaml', wrong);
      const [, lint, sarif] = await gitHub('lint');
      assert.equal(lint?.code, 1, lint?.output);
      assert.match(lint.output, /^::error file=lain\.yaml,line=6,/m);
      assert.equal(sarif?.code, 0, sarif?.output);
      assert.match(await readFile(inRepository('lint.sarif'), 'utf8'), /"lain\/port"/);
      await rm(inRepository('lain.yaml'));
      assert.deepEqual(codesOf(await gitHub('lint')), [0, 0, 0]);
    });

    it('comments the plan, and deploys it', async () => {
      const gh = '#!/bin/sh\necho "$@" > "$HOME/gh-arguments"\ncp plan.md "$HOME/comment.md"\n';
      await writeFile(join(folder, 'programs/gh'), gh, { mode: 0o755 });
      const planned = await gitHub('plan');
      assert.deepEqual(codesOf(planned), [0, 0, 0], outputOf(planned));
      const named = await readFile(join(folder, 'gh-arguments'), 'utf8');
      assert.match(
        named,
        /^pr comment https:\/\/github\.example\.com\/shop\/pull\/7 .*--body-file plan\.md$/m,
      );
      const comment = await readFile(join(folder, 'comment.md'), 'utf8');
      assert.match(comment, /^## Plan for production\n\n.*1 to create, 1 to change, 1 unchanged/s);
      const deployed = await gitHub('deploy');
      assert.deepEqual(codesOf(deployed), [0, 0], outputOf(deployed));
      await gitHub('plan');
      assert.match(await readFile(join(folder, 'comment.md'), 'utf8'), /Nothing to change/);
    });

    it('runs nothing of another package than the one it was set up with', async () => {
      common = { ...common, ENGINE_ROOM_SHA256: '0'.repeat(64) };
      const [install, ...more] = await gitHub('deploy');
      assert.equal(more.length, 0);
      assert.notEqual(install?.code, 0);
      assert.match(install?.output ?? '', /checksum did NOT match/);
    });

    it('deploys nothing to a protected target that is not confirmed, and sends no secret elsewhere', async () => {
      const [, unconfirmed] = await gitHub('deploy', (script) => script.replace(' --confirm production', ''));
      assert.notEqual(unconfirmed?.code, 0);
      assert.match(unconfirmed?.output ?? '', /--confirm/);
      const elsewhere = await startServer((_, response) => void response.end('{}'));
      try {
        const config = (files.get('engine-room.json') ?? '').replaceAll(
          sandbox.ready.registry,
          elsewhere.address,
        );
        await put('engine-room.json', config);
        const [, moved] = await gitHub('deploy');
        assert.notEqual(moved?.code, 0);
        assert.match(moved?.output ?? '', /ENGINE_ROOM_ADDRESS/);
        assert.equal(elsewhere.requests.length, 0);
      } finally {
        await elsewhere.close();
      }
    });
  });

  describe('GitLab', () => {
    it('shows findings in the merge request, and fails for them', async () => {
      await put('lain.yaml', wrong);
      assert.equal((await gitLab('lint')).code, 1);
      const report = await readFile(inRepository('lint.json'), 'utf8');
      assert.match(report, /"check_name":"lain\/port".*"path":"lain\.yaml","lines":\{"begin":6\}/);
      await rm(inRepository('lain.yaml'));
      const { code, output } = await gitLab('lint');
      assert.equal(code, 0, output);
    });

    it('comments the plan, and deploys it', async () => {
      const comments: string[] = [];
      const gitlab: FakeServer = await startServer((request, response) => {
        void text(request).then((body) => {
          comments.push(new URLSearchParams(body).get('body') ?? '');
          response.writeHead(201).end('{}');
        });
      });
      const variables = {
        CI_API_V4_URL: `${gitlab.address}/api/v4`,
        CI_PROJECT_ID: '42',
        CI_MERGE_REQUEST_IID: '7',
        COMMENT_TOKEN: 'token of the project',
      };
      try {
        const planned = await gitLab('plan', variables);
        assert.equal(planned.code, 0, planned.output);
        const [asked] = gitlab.requests;
        assert.equal(asked?.url, '/api/v4/projects/42/merge_requests/7/notes');
        assert.equal(asked.headers['private-token'], 'token of the project');
        assert.match(
          comments[0] ?? '',
          /^## Plan for production\n\n.*1 to create, 1 to change, 1 unchanged/s,
        );
        const deployed = await gitLab('deploy');
        assert.equal(deployed.code, 0, deployed.output);
        await gitLab('plan', variables);
        assert.match(comments[1] ?? '', /Nothing to change/);
      } finally {
        await gitlab.close();
      }
    });
  });
});

/** Lines such as `NAME=text` as variables. */
function variablesIn(lines: readonly string[]): Variables {
  return Object.fromEntries(lines.map((line) => [line.replace(/=.*/, ''), line.replace(/^[^=]*=/, '')]));
}

function codesOf(ended: readonly ScriptEnd[]): readonly number[] {
  return ended.map(({ code }) => code);
}

function outputOf(ended: readonly ScriptEnd[]): string {
  return ended.map(({ output }) => output).join('\n');
}

/** The command line in a package, where the extension has it. */
async function packed(): Promise<Buffer> {
  const zip = new JSZip();
  const bundles = (await readdir(dist)).filter((name) => name.endsWith('.js'));
  for (const name of bundles) zip.file(`extension/dist/${name}`, await readFile(join(dist, name)));
  zip.file('extension/package.json', await readFile(join(root, 'package.json')));
  return zip.generateAsync({ type: 'nodebuffer' });
}
