import path from 'node:path';
import type { PublishTarget } from '../../deploy/deploy-file';
import { planMarkdown } from '../../deploy/markdown';
import { makePlan } from '../../deploy/make-plan';
import { isBlocked, isEmpty, type Plan } from '../../deploy/plan';
import { blockedReasons } from './blocked';
import { reportPlan } from '../../deploy/report';
import { savePlan } from '../../deploy/saved-plan';
import { planText } from '../../deploy/text';
import { deployExit, type ExitCode } from '../exit-code';
import { save } from '../save';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { checkVersion } from './app-version';
import { withContext } from './context';
import { printableLines } from '../printable-lines';
import { readFiles } from './read-files';

export type PlanFormat = 'text' | 'json' | 'markdown';

/** Options of `engine-room plan`. */
export interface PlanCommand {
  readonly files: readonly string[];
  readonly connection: string;
  readonly version?: string;
  readonly allowReplace?: readonly string[];
  /** Where the policies of files go that name no engine. */
  readonly publishTo?: PublishTarget;
  readonly format: PlanFormat;
  /** File to save the plan to, for `deploy --plan`. */
  readonly out?: string;
  /** Returns a separate exit code for a plan with changes. */
  readonly detailedExitCode: boolean;
}

/**
 * Prints what deploying files would change, and changes nothing. A blocked plan is printed too, but not saved, and
 * returns 1.
 * @throws UsageError
 */
export async function plan(
  command: PlanCommand,
  context: ProcessContext,
  terminal: Terminal,
): Promise<ExitCode> {
  const { folder } = context;
  const { connection, version, allowReplace, publishTo, format, out } = command;
  const files = await readFiles(command.files, folder, terminal, publishTo);
  if (!files) return deployExit.failed;
  checkVersion(version, files);
  return withContext(files, connection, context, terminal, async (context) => {
    const prepared = await makePlan({ files, version, allowReplace }, context);
    await terminal.out(planIn(format, prepared.plan));
    if (isBlocked(prepared.plan)) {
      for (const reason of blockedReasons(prepared.plan))
        await terminal.err(`engine-room: ${printableLines(reason)}\n`);
      return deployExit.failed;
    }
    if (out !== undefined) {
      const planned = files.map(({ title, manifest }) => ({ path: title, text: manifest.text }));
      const saved = savePlan(prepared, planned, { version, allowReplace, publishTo });
      await save(path.resolve(folder, out), `${JSON.stringify(saved, undefined, 2)}\n`);
    }
    return command.detailedExitCode && !isEmpty(prepared.plan) ? deployExit.changes : deployExit.reached;
  });
}

function planIn(format: PlanFormat, shown: Plan): string {
  switch (format) {
    case 'text':
      return printableLines(planText(shown));
    case 'json':
      return `${JSON.stringify(reportPlan(shown), undefined, 2)}\n`;
    case 'markdown':
      return printableLines(planMarkdown(shown));
  }
}
