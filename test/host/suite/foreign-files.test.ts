import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, openSample, problemsWhere, replaceText, revert } from './editor';

const unformatted = '{"b":1,"a":[2]}';
const formatted = '{\n    "b": 1,\n    "a": [\n        2\n    ]\n}';

/** How long another extension may take to start, in milliseconds. */
const startTimeoutMs = 25_000;

const application = (name: string): string =>
  `apiVersion: servicestage/v2\nkind: Application\nmetadata:\n  name: ${name}\n`;
const component =
  'apiVersion: servicestage/v2\nkind: Component\nmetadata:\n  name: cart\n  application: depot\n' +
  'spec: { runtime: Java8, category: Common }\n';

describe('files of others', () => {
  const undo: (() => Thenable<unknown> | void)[] = [];

  before(async () => {
    await activateExtension();
    const editor = await openSample('hello-world/lain.yaml');
    await replaceText(editor, 'port: 8080', 'port: 80800');
    await problemsWhere(editor.document.uri, (problems) => problems.some(isFromEngineRoom)); // the server is awake
    await revert(editor);
  });

  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  /** Opens a new file of the workspace, which goes after the test. */
  async function openNew(path: string, text: string): Promise<vscode.TextEditor> {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, path);
    await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
    undo.push(() => vscode.workspace.fs.delete(uri));
    return vscode.window.showTextDocument(uri);
  }

  /** Formats until something is changed: before the formatter has started, the editor leaves a file as it is. */
  async function format({ document }: vscode.TextEditor): Promise<string> {
    const before = document.getText();
    const end = performance.now() + startTimeoutMs;
    while (document.getText() === before && performance.now() < end) {
      await vscode.commands.executeCommand('editor.action.formatDocument');
    }
    return document.getText();
  }

  it('in JSON are formatted by the JSON support, by command and when they are saved', async () => {
    const editor = await openNew('package.json', unformatted);
    assert.equal(await format(editor), formatted);
    await replaceText(editor, formatted, unformatted);
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update('formatOnSave', true, vscode.ConfigurationTarget.Global);
    undo.push(() => settings.update('formatOnSave', undefined, vscode.ConfigurationTarget.Global));
    assert.ok(await editor.document.save());
    assert.equal(editor.document.getText(), formatted);
  });

  it('in YAML are formatted by the extension that does so', async () => {
    const everything = new vscode.Range(0, 0, 100, 0);
    const formatter = vscode.languages.registerDocumentFormattingEditProvider('yaml', {
      provideDocumentFormattingEdits: () => [vscode.TextEdit.replace(everything, 'kind: Pod\n')],
    });
    undo.push(() => void formatter.dispose());
    const editor = await openNew('pod.yaml', 'kind:    Pod\n');
    assert.equal(editor.document.languageId, 'yaml');
    assert.equal(await format(editor), 'kind: Pod\n');
  });

  it('in JSON have the outline of the JSON support alone, also when they are ours', async () => {
    const { document } = await openSample('shop/production.kie.json');
    const wanted = keysIn(JSON.parse(document.getText()));
    const outline = async (): Promise<string[]> => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return (symbols ?? []).flatMap(namesIn);
    };
    let shown = await outline();
    const end = performance.now() + startTimeoutMs;
    while (shown.length < wanted.length && performance.now() < end) shown = await outline();
    assert.deepEqual(shown, wanted);
  });

  for (const scheme of ['git', 'review']) {
    it(`are only shown when they are old revisions (${scheme}:)`, async () => {
      const { document: now } = await openNew(
        'shop.servicestage.yaml',
        `${application('bazaar')}---\n${component}`,
      );
      const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: () => `${application('bazaar')}---\n${application('depot')}`,
      });
      undo.push(() => void provider.dispose());
      const before = now.uri.with({ scheme, authority: '', query: 'ref=HEAD' });
      const shown = await vscode.window.showTextDocument(before);
      assert.equal(shown.document.languageId, 'cloud-manifest');

      const at = now.positionAt(now.getText().indexOf('bazaar'));
      const uses = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        now.uri,
        at,
      );
      assert.deepEqual([...new Set(uses.map(({ uri }) => uri.toString()))], [now.uri.toString()]);
      const renamed = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        now.uri,
        at,
        'store',
      );
      assert.deepEqual(
        renamed.entries().map(([uri]) => uri.toString()),
        [now.uri.toString()],
      );

      const named = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'depot',
      );
      assert.deepEqual(named, []);
      const defined = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeDefinitionProvider',
        now.uri,
        now.positionAt(now.getText().indexOf('depot')),
      );
      assert.deepEqual(defined, []);
      assert.deepEqual(vscode.languages.getDiagnostics(before).filter(isFromEngineRoom), []);
    });
  }
});

function isFromEngineRoom({ source }: vscode.Diagnostic): boolean {
  return source === 'engine-room';
}

function namesIn({ name, children }: vscode.DocumentSymbol): string[] {
  return [name, ...children.flatMap(namesIn)];
}

/** The keys and indices of a JSON value, from above and from outside. */
function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]);
}
