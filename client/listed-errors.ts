import type { FileProblem } from '../deploy/deploy-file';
import { listedProblems } from '../deploy/file-warnings';
import type { FindingsResult } from '../server/protocol';

/** The errors among the findings of a document. */
export function errorsIn({ findings }: FindingsResult): FindingsResult['findings'] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** Findings as the problems of a file. */
export function problemsOf(findings: FindingsResult['findings']): FileProblem[] {
  return findings.map(({ range, message }) => ({ line: range.start.line + 1, message }));
}

/** The first errors for a message. */
export function listedErrors(errors: FindingsResult['findings']): string {
  return listedProblems(problemsOf(errors));
}
