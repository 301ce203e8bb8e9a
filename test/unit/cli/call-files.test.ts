import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import {
  exportKieConfigurations,
  importKieConfigurations,
} from '../../../api/catalogue/cse/dynamic-configuration';
import { getGitFile } from '../../../api/catalogue/git/files';
import { listKieKvs } from '../../../api/catalogue/kie/configurations';
import { createMicroservice } from '../../../api/catalogue/registry/microservices';
import type { CallRequest } from '../../../cli/call/call';
import { call } from '../../../cli/call/call';
import { UsageError } from '../../../cli/exit-code';
import type { FakeServer } from '../../api/client/servers';
import { startServer } from '../../api/client/servers';
import { recordedTerminal } from './recorded-terminal';

/** What a server was sent, and what a command line wrote. */
interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly sent: { readonly url: string; readonly type: string; readonly bytes: Buffer }[];
}

describe('call with files and lists', () => {
  let folder: string;
  let server: FakeServer | undefined;
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'engine-room-files-'))));
  afterEach(async () => {
    await server?.close();
    await rm(folder, { recursive: true });
  });

  const engine = ['project_id=p', 'x-engine-id=e'];
  const accepted: RequestListener = (_, response) => void response.end('{"success":[],"failure":[]}');

  async function callAt(
    answer: RequestListener,
    request: Partial<CallRequest> & Pick<CallRequest, 'operation'>,
    input: Readable = Readable.from([]),
  ): Promise<Outcome> {
    const sent: Outcome['sent'] = [];
    server = await startServer((incoming, response) => {
      void buffer(incoming).then((bytes) => {
        sent.push({ url: incoming.url ?? '', type: incoming.headers['content-type'] ?? '', bytes });
        answer(incoming, response);
      });
    });
    const { terminal, written } = recordedTerminal();
    const complete = { parameters: [], files: [], json: false, connection: server.address, ...request };
    const code = await call(complete, { folder, environment: {}, input, isInteractive: false }, terminal);
    return { code, ...written(), sent };
  }

  async function fileOf({ sent: [request] }: Outcome): Promise<Buffer> {
    assert.ok(request);
    const form = await new Response(request.bytes, { headers: { 'content-type': request.type } }).formData();
    const file = form.get('upload_file');
    assert.ok(file instanceof File);
    return Buffer.from(await file.arrayBuffer());
  }

  it('sends a file as it is', async () => {
    const bytes = Buffer.from('\uFEFF{"data":[]}\r\n');
    const file = path.join(folder, 'items=1.json');
    await writeFile(file, bytes);
    const operation = importKieConfigurations;
    const outcome = await callAt(accepted, { operation, parameters: engine, files: [`upload_file=${file}`] });
    assert.equal(outcome.code, 0, outcome.err);
    assert.deepEqual(await fileOf(outcome), bytes);
  });

  it('sends a file from standard input, and one in the body', async () => {
    const operation = importKieConfigurations;
    const piped = await callAt(
      accepted,
      { operation, parameters: engine, files: ['upload_file=-'] },
      Readable.from(['{"data":', '[]}']),
    );
    assert.equal((await fileOf(piped)).toString(), '{"data":[]}');
    await server?.close();
    const inBody = await callAt(accepted, { operation, parameters: engine, body: '{"upload_file":"{}"}' });
    assert.equal((await fileOf(inBody)).toString(), '{}');
  });

  for (const [what, request, message] of [
    ['a file that is not there', { files: ['upload_file=none.json'] }, /can't be read: none\.json: ENOENT/],
    ['a file without a name', { files: ['items.json'] }, /write NAME=PATH/],
    ['a file of another name', { files: ['file=-'] }, /body\.upload_file is missing/],
    ['a file twice', { files: ['upload_file=-', 'upload_file=-'] }, /given twice/],
    ['a file beside a body', { files: ['upload_file=-'], body: '{}' }, /either --body or --file/],
    [
      'a file where JSON is wanted',
      { operation: createMicroservice, files: ['service=-'] },
      /takes no files/,
    ],
  ] as const) {
    it(`sends nothing for ${what}`, async () => {
      const parameters = 'operation' in request ? ['project_id=default'] : engine;
      const calling = callAt(() => assert.fail(), {
        operation: importKieConfigurations,
        parameters,
        ...request,
      });
      await assert.rejects(
        calling,
        (error: Error) => error instanceof UsageError && message.test(error.message),
      );
    });
  }

  it('sends nothing for a file that would not arrive as it is', async () => {
    const request = { operation: importKieConfigurations, parameters: engine, files: ['upload_file=-'] };
    const calling = callAt(() => assert.fail(), request, Readable.from([Buffer.from([0xff, 0xfe])]));
    await assert.rejects(calling, /is not UTF-8 text/);
  });

  it('writes the file that a server answers to the byte', async () => {
    const bytes = Buffer.from('\uFEFF{ "data" : [] }\r\n');
    const output = path.join(folder, 'items.json');
    const request = { operation: exportKieConfigurations, parameters: engine, body: '{"ids":[]}', output };
    const { code, out, err } = await callAt((_, response) => void response.end(bytes), request);
    assert.deepEqual([code, out, err], [0, '', '']);
    assert.deepEqual(await readFile(output), bytes);
  });

  it('writes the file in an answer, or with --json the answer', async () => {
    const content = Buffer.from([0, 255, 128]);
    const answer = JSON.stringify({ sha: 's', encoding: 'base64', content: content.toString('base64') });
    const parameters = ['project_id=p', 'namespace=n', 'project=r', 'path=f', 'ref=main', 'X-Repo-Auth=auth'];
    const output = path.join(folder, 'file');
    const request = { operation: getGitFile, parameters, output };
    const answering: RequestListener = (_, response) => void response.end(answer);
    assert.equal((await callAt(answering, request)).code, 0);
    assert.deepEqual(await readFile(output), content);
    await server?.close();
    assert.equal((await callAt(answering, { ...request, json: true })).code, 0);
    assert.equal(await readFile(output, 'utf8'), answer);
  });

  it('repeats a parameter that may be a list', async () => {
    const none: RequestListener = (_, response) => void response.end('{"total":0,"data":[]}');
    const parameters = ['project_id=default', 'label=app:shop', 'label=env:a,b'];
    const { sent, err } = await callAt(none, { operation: listKieKvs, parameters });
    assert.equal(err, '');
    assert.equal(sent[0]?.url, '/v1/default/kie/kv?label=app%3Ashop&label=env%3Aa%2Cb');
  });

  it('says that nothing has changed', async () => {
    const unchanged: RequestListener = (_, response) => void response.writeHead(304).end();
    const request = { operation: listKieKvs, parameters: ['project_id=default', 'revision=3'] };
    const people = await callAt(unchanged, request);
    assert.deepEqual([people.code, people.out], [0, '']);
    assert.match(people.err, /nothing has changed/);
    await server?.close();
    const programs = await callAt(unchanged, { ...request, json: true });
    assert.deepEqual([programs.code, programs.out, programs.err], [0, 'null\n', '']);
  });
});
