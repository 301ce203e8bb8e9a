import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LspClient } from './client';
import { languageOf, lint, shownBy, toDeploy } from './compared-findings';
import { WorkspaceFolder } from './workspace-folder';

const corpus = path.resolve(__dirname, '../../../shared/corpus');
const folders = ['lain', 'lain-mistakes', 'servicecomb'];

/** The name of the file where it was, which tells what it is; the corpus has the whole path in one word. */
function ownName(folder: string, name: string): string {
  if (folder !== 'servicecomb') return 'lain.yaml';
  const [known] = /(?:microservice|application|bootstrap)\.ya?ml$/.exec(name) ?? [];
  if (known !== undefined) return known;
  const [go] =
    /(?:chassis|mesher|router|circuit_breaker|load_balancing|rate_limiting)\.yaml$/.exec(name) ?? [];
  if (go !== undefined) return `conf/${go}`;
  return name.endsWith('.json') ? 'items.kie.json' : 'microservice.yaml';
}

/** Every file of the corpora, each in a folder of its own. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(path.join(corpus, folder)).filter((name) => /\.(?:ya?ml|json)$/.test(name));
  return Object.fromEntries(
    names.map((name, at) => [
      `${folder}/${at}/${ownName(folder, name)}`,
      readFileSync(path.join(corpus, folder, name), 'utf8'),
    ]),
  );
}

describe('the editor, lint and a deployment over real files', () => {
  before(function () {
    if (existsSync(corpus)) return;
    console.log(`    skipped: no folder ${corpus}`);
    this.skip();
  });

  for (const name of folders)
    it(`find the same in each file of ${name}`, async () => {
      const files = filesIn(name);
      const folder = new WorkspaceFolder(files);
      const client = await LspClient.start({
        capabilities: { textDocument: { diagnostic: {} } },
        folders: [folder.path],
        initializationOptions: { servedByOthers: [] },
      });
      try {
        const linted = await lint(folder.path);
        for (const [file, text] of Object.entries(files)) {
          await client.open(folder.uri(file), text, languageOf(file));
        }
        let found = 0;
        for (const file of Object.keys(files)) {
          const deployed = await toDeploy(client, folder.uri(file));
          assert.deepEqual(await shownBy(client, folder.uri(file)), deployed, file);
          assert.deepEqual(linted.get(file) ?? [], deployed, file);
          found += deployed.length;
        }
        assert.ok(found > 0, 'nothing was found at all');
      } finally {
        await client.stop();
        folder.remove();
      }
    });
});
