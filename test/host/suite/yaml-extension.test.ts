import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { yamlExtensionVariable } from '../../variables';
import { activateExtension, problemsWhere, replaceText } from './editor';

const id = 'redhat.vscode-yaml';

/** How long the other extension and its server may take to start, in milliseconds. */
const startTimeoutMs = 25_000;

const microservice =
  'servicecomb:\n  service:\n    application: shop\n    name: cart\n  rest:\n    address:    0.0.0.0:8080\n';

type Found = readonly vscode.Diagnostic[];

const isOurs = ({ source }: vscode.Diagnostic): boolean => source === 'engine-room';

describe('beside a general YAML extension, where the editor installs one', () => {
  let editor: vscode.TextEditor;

  before(async function () {
    const vsix = process.env[yamlExtensionVariable];
    if (vsix === undefined) this.skip(); // this editor installs no extensions
    await activateExtension();
    await vscode.commands.executeCommand('workbench.extensions.installExtension', vscode.Uri.file(vsix));
    await until(() => vscode.extensions.getExtension(id) !== undefined);
    await vscode.extensions.getExtension(id)?.activate();
  });

  after(async () => {
    if (vscode.extensions.getExtension(id) === undefined) return;
    await vscode.commands.executeCommand('workbench.extensions.uninstallExtension', id);
  });

  beforeEach(async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'beside/microservice.yaml');
    await vscode.workspace.fs.writeFile(uri, Buffer.from(microservice));
    editor = await vscode.window.showTextDocument(uri);
    assert.equal(editor.document.languageId, 'yaml');
  });

  afterEach(async () => {
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(editor.document.uri, '..'), { recursive: true });
  });

  it('a syntax error and a key that is there twice are shown once, our findings as well', async () => {
    await replaceText(editor, '    name: cart\n', '    name: cart\n    name: order\n    version: 1.10\n');
    const found = await problemsWhere(
      editor.document.uri,
      (all) => all.some(isOurs) && all.some((one) => !isOurs(one)),
    );
    assert.deepEqual(ruleIds(found.filter(isOurs)), ['microservice/version-number']);
    assert.deepEqual(
      found.filter((one) => !isOurs(one)).map(({ message }) => message),
      ['Map keys must be unique'],
    );
    await replaceText(editor, 'version: 1.10', 'version: a: b');
    const broken = await problemsWhere(editor.document.uri, (all) =>
      all.some(({ message }) => /[Nn]ested mappings/.test(message)),
    );
    assert.deepEqual(
      ruleIds(broken.filter(isOurs)).filter((rule) => rule.includes('syntax')),
      [],
    );
  });

  it('a key is explained once', async () => {
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf('application'));
    const hovers = await untilSome(() =>
      vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at),
    );
    assert.equal(hovers.length, 1);
  });

  it('the outline has each key once', async () => {
    const symbols = await untilSome(() =>
      vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        editor.document.uri,
      ),
    );
    const names = symbols.flatMap(namesIn);
    assert.deepEqual(names, ['servicecomb', 'service', 'application', 'name', 'rest', 'address']);
  });

  it('the file is formatted by the one extension that does so', async () => {
    const before = editor.document.getText();
    await until(async () => {
      await vscode.commands.executeCommand('editor.action.formatDocument');
      return editor.document.getText() !== before;
    });
    assert.match(editor.document.getText(), /address: 0\.0\.0\.0:8080/);
  });
});

function ruleIds(found: Found): string[] {
  return found.map(({ code }) => (typeof code === 'object' ? String(code.value) : String(code)));
}

function namesIn({ name, children }: vscode.DocumentSymbol): string[] {
  return [name, ...children.flatMap(namesIn)];
}

/** Looks until something holds. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + startTimeoutMs;
  while (!(await holds())) {
    assert.ok(performance.now() < end, `not within ${startTimeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Asks until there is an answer: servers start meanwhile. */
async function untilSome<T>(ask: () => Thenable<readonly T[] | undefined>): Promise<readonly T[]> {
  let found: readonly T[] = [];
  await until(async () => (found = (await ask()) ?? []).length > 0);
  return found;
}
