// Runs the host suite, or the files of it that are named as arguments, with mocha inside the extension host of a VS Code
// server, whose workbench a headless Chromium opens.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { out, root } from '../editor/paths';
import { exitOnSignal } from '../editor/processes';
import { openStage, type Stage } from '../editor/stage';
import { bundleSuite } from './bundle';
import { yamlExtensionVariable } from '../variables';
import { reportPrefix } from './report-prefix';
import { packageYamlExtension } from './yaml-extension/package-extension';

/** For how long the suite may report nothing: a test of it may take half a minute, and the editor has to start. */
const patience = 3 * 60_000;

/**
 * Jobs of the sandbox end a third sooner than by default. Not sooner than that: consoles tell when a pod was started by the
 * second, and a pod that restarts within one looks as if it had not.
 */
const pace = 0.1;
const artefacts = join(out, 'host/failure');

async function main(): Promise<void> {
  exitOnSignal();
  await rm(artefacts, { recursive: true, force: true });
  const tests = await bundleSuite(process.argv.slice(2));
  const env = { [yamlExtensionVariable]: await packageYamlExtension() };
  const stage = await openStage(join(out, 'host'), { testDriver: true, pace, env });
  try {
    const outcome = await runSuite(stage.page, address(stage, tests));
    if (outcome.code === 0) return;
    process.exitCode = 1;
    await keepEvidence(stage, outcome);
  } finally {
    await stage.close();
  }
}

interface Outcome {
  readonly code: number;
  /** What the extension host and the workbench printed beside the report. */
  readonly console: readonly string[];
  readonly logs: readonly WorkbenchLog[];
}

interface WorkbenchLog {
  readonly relativePath: string;
  readonly contents: string;
}

/** Opens the workbench, shows the report, and waits for the suite's end. */
async function runSuite(page: Page, url: string): Promise<Outcome> {
  const printed: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const exit = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => {
      console.error(`The extension host reported nothing for ${patience / 1000} s.`);
      resolve({ code: 1, console: printed, logs: [] });
    }, patience);
    void page.exposeFunction('codeAutomationExit', (code: number, logs: WorkbenchLog[] = []) =>
      resolve({ code, console: printed, logs }),
    );
  });
  await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
    const text = args.map(String).join(' ');
    if (text.startsWith(reportPrefix)) {
      console.log(text.slice(reportPrefix.length));
      timer?.refresh();
    } else printed.push(`${type}: ${text}`);
  });
  await page.goto(url);
  const outcome = await exit;
  clearTimeout(timer);
  return outcome;
}

/** The workbench's address with the suite as a development payload. */
function address({ editor, workspace }: Stage, tests: string): string {
  const uri = (file: string): string => `vscode-remote://${editor.authority}${file}`;
  const payload = [
    ['extensionDevelopmentPath', uri(root)],
    ['extensionTestsPath', uri(tests)],
    ['skipWelcome', 'true'],
  ];
  return `${editor.address(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

async function keepEvidence({ page, editor }: Stage, outcome: Outcome): Promise<void> {
  await mkdir(artefacts, { recursive: true });
  await page.screenshot({ path: join(artefacts, 'workbench.png') });
  await writeFile(join(artefacts, 'server.log'), editor.process.output());
  await writeFile(join(artefacts, 'console.log'), outcome.console.join('\n'));
  for (const { relativePath, contents } of outcome.logs) {
    const file = join(artefacts, 'logs', relativePath);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, contents);
  }
  console.error(`Screenshot and logs: ${artefacts}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
