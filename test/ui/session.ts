import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installEditor } from '../editor/install';
import { out, root, vsix } from '../editor/paths';
import { exitOnSignal } from '../editor/processes';
import type { Sandbox } from '../editor/sandbox';
import { installExtension } from '../editor/server';
import { openStage, type Stage, type StageOptions } from '../editor/stage';
import { picturesVariable } from '../variables';
import { Workbench } from './workbench';

/** How a workbench looks and speaks; light and English by default. */
export interface Look {
  /** Language of the extension, such as `zh-cn`; the workbench itself has no other than English here. */
  readonly language: string;
  /** Name of a color theme. */
  readonly theme: string;
}

/** Pictures are small: all of them ship. */
const pictureSize = { width: 960, height: 600 };

/** What one file of ui tests works with: nothing of it is shared with another file. */
export interface Session {
  readonly workbench: Workbench;
  readonly sandbox: Sandbox;
  /** The copy of the sample workspace that is open. */
  readonly workspace: string;
  /** Keeps a picture for README and walkthrough, when this run is asked for pictures. */
  readonly picture: (name: string) => Promise<void>;
}

export interface SessionOptions extends Pick<StageOptions, 'knowsSandbox' | 'pace' | 'restricted' | 'env'> {
  readonly look?: Look;
  readonly prepare?: (stage: Stage) => Promise<void>;
}

/**
 * Registers the hooks that open a workbench with the packaged extension, connected to a sandbox of its own, before the
 * first test of the suite and close everything after the last; a failure leaves `out/ui/<suite>-<test>.png`.
 *
 * @param options.prepare Called before the workspace is opened.
 */
export function useSession({ look, prepare, ...options }: SessionOptions = {}): () => Session {
  let stage: Stage | undefined;
  let session: Session | undefined;

  before(async function () {
    this.timeout(180_000);
    exitOnSignal();
    const suite = slug(this.test?.parent?.title ?? 'suite');
    stage = await openStage(join(out, 'ui', suite), { extensions: await packagedExtension(), ...options });
    session = sessionOn(stage);
    if (look) await put(look, stage);
    await prepare?.(stage);
    try {
      await session.workbench.open(stage.editor.address(stage.workspace), 'Engine Room');
    } catch (error) {
      await keepScreenshot(stage, suite);
      throw error;
    }
  });

  afterEach(async function () {
    if (stage && this.currentTest?.state === 'failed') {
      await keepScreenshot(stage, slug(this.currentTest.fullTitle()));
    }
  });

  after(() => stage?.close());

  return () => {
    if (!session) throw new Error('The session is open only while tests run.');
    return session;
  };
}

/** The workbench in the browser says the language, and the extension host follows it. */
async function put({ language, theme }: Look, { page, workspace }: Stage): Promise<void> {
  await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)};`);
  await mkdir(join(workspace, '.vscode'), { recursive: true });
  await writeFile(
    join(workspace, '.vscode/settings.json'),
    JSON.stringify({ 'workbench.colorTheme': theme }),
  );
}

let installing: Promise<string> | undefined;

/** The folder that the packaged extension is installed into, once for all suites of this process. */
function packagedExtension(): Promise<string> {
  const folder = join(out, 'ui', `installed-${process.pid}`);
  installing ??= installEditor().then((installed) => installExtension(installed, vsix, folder));
  return installing;
}

function sessionOn({ page, sandbox, workspace }: Stage): Session {
  const picture = async (file: string): Promise<void> => {
    if (process.env[picturesVariable] === undefined) return;
    const taken = await page.screenshot({ animations: 'disabled' });
    const small = await page.context().newPage();
    await small.setViewportSize(pictureSize);
    const source = `data:image/png;base64,${taken.toString('base64')}`;
    await small.setContent(
      `<body style="margin: 0"><img width="${pictureSize.width}" src="${source}"></body>`,
    );
    await small.screenshot({ path: join(root, 'media/images', `${file}.jpg`), type: 'jpeg', quality: 60 });
    await small.close();
  };
  return { workbench: new Workbench(page), sandbox, workspace, picture };
}

async function keepScreenshot({ page }: Stage, name: string): Promise<void> {
  const path = join(out, 'ui', `${name}.png`);
  await page.screenshot({ path });
  console.log(`      screenshot: ${path}`);
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
