import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { removedNames, type Plan } from '../../deploy/plan';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { printableLines } from '../printable-lines';

/** Answers given on the command line. */
export interface Answers {
  /** Confirms without asking. */
  readonly yes: boolean;
  /** Name of the protected connection, given in advance. */
  readonly confirm?: string;
}

export type Answer = 'agreed' | 'declined' | { readonly refusal: string };

/**
 * Asks for confirmation of a plan, unless the command line answers it. A protected connection also requires its name,
 * typed or given with `--confirm`.
 *
 * @param verb What the answer agrees to: `deploy`.
 */
export async function askAbout(
  plan: Plan,
  { yes, confirm }: Answers,
  { input }: Pick<ProcessContext, 'input'>,
  terminal: Terminal,
  verb = 'deploy',
): Promise<Answer> {
  const { name, protected: isProtected } = plan.target;
  if (confirm !== undefined && confirm !== name) {
    return { refusal: `--confirm names ${confirm}, and this is ${name}.` };
  }
  const isNameMissing = isProtected && confirm === undefined;
  if (yes) return isNameMissing ? { refusal: `${name} is protected: add --confirm "${name}".` } : 'agreed';
  const removed = removedNames(plan).join(', ');
  if (removed !== '') await terminal.err(printableLines(`This removes: ${removed}\n`));
  const wanted = isNameMissing ? name : 'yes';
  const question = isNameMissing
    ? `${name} is protected. Type its name to ${verb}: `
    : `Type yes to ${verb}: `;
  await terminal.err(printableLines(question));
  return (await readLine(input)) === wanted ? 'agreed' : 'declined';
}

/** Reads the next line; undefined at the end of the input. */
function readLine(input: Readable): Promise<string | undefined> {
  const lines = createInterface({ input });
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      resolve(line.trim());
      lines.close();
    });
    lines.once('close', () => resolve(undefined));
  });
}
