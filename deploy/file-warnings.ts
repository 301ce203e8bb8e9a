import * as l10n from '@vscode/l10n';
import type { DeployFile, FileProblem } from './deploy-file';

/** Maximum number of problems that a sentence lists. */
const maxListed = 3;

/** What a plan says of the warnings of its files: what they are about is deployed all the same. */
export function warningNotes(files: readonly DeployFile[]): string[] {
  return files.flatMap(({ title, warnings = [] }) =>
    warnings.length === 0
      ? []
      : l10n.t('{0} has warnings ({1}): {2}', title, warnings.length, listedProblems(warnings)),
  );
}

/** The first problems in one line, which shows no Markdown: what is code there is in quotes here. */
export function listedProblems(problems: readonly FileProblem[]): string {
  const listed = problems
    .slice(0, maxListed)
    .map(({ line, message }) => l10n.t('line {0}: {1}', line, withoutMarkdown(message)));
  return [...listed, ...(problems.length > maxListed ? ['…'] : [])].join(' ');
}

function withoutMarkdown(text: string): string {
  return text.replaceAll(/`([^`\n]+)`/g, '“$1”');
}
