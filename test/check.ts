// Checks the sources without running them: linting, which takes the longest, beside types, generated parts and layout.
import { root } from './editor/paths';
import { exitOnSignal, run } from './editor/processes';

async function check(): Promise<void> {
  exitOnSignal();
  const linting = node('eslint/bin/eslint.js', '.', '--max-warnings', '0');
  const others = async (): Promise<void> => {
    // One program is read in a fifth of the time that the projects take; a test looks at who imports whom.
    await node('typescript-7/bin/tsc', '-p', 'tsconfig.lint.json', '--checkers', '1');
    await run('npm', ['run', '--silent', 'contributes', '--', '--check'], { cwd: root });
    await node('prettier/bin/prettier.cjs', '--check', '.');
  };
  await Promise.all([linting, others()]);
}

/** Runs a program of a library with this Node. */
function node(program: string, ...args: readonly string[]): Promise<void> {
  return run(process.execPath, [`node_modules/${program}`, ...args], { cwd: root });
}

check().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
