import * as l10n from '@vscode/l10n';
import type { Problem, ProblemCode } from '../../../parser/parsed';
import { severityOf } from './consequence';
import { problemMessage, repairTitle } from './problem-messages';
import type { Finding, Fix } from './rule';

/** What keeps a text from being read, as findings. */
export function problemFindings(problems: readonly Problem[]): readonly Finding[] {
  return problems.map((problem) => {
    const { code, range } = problem;
    const consequence = isTooLarge(code) ? 'unchecked' : 'refused';
    const message = problemMessage(problem);
    const severity = severityOf(consequence);
    const finding: Finding = { rule: ruleOf(code), consequence, severity, message, range };
    const fixes = problemFixes(problem);
    return fixes.length === 0 ? finding : { ...finding, fixes };
  });
}

/** The repair of a problem; empty for one without. */
export function problemFixes({ code, repair, further = [], isGuess = false }: Problem): readonly Fix[] {
  if (repair === undefined) return [];
  const title = further.length > 0 ? l10n.t('Replace all tabs with spaces') : repairTitle(code, repair);
  return [{ title, edits: [repair, ...further], ...(isGuess && { onlyWhenAsked: true }) }];
}

/** Whether a text, or a document of it, is left unread because of its size. */
export function isTooLarge(code: ProblemCode): boolean {
  return code === 'text-too-large' || code === 'document-too-large';
}

/** Id of the rule that describes a problem. */
function ruleOf(code: ProblemCode): string {
  switch (code) {
    case 'binary':
      return 'source/not-text';
    case 'character':
    case 'control-character':
      return 'source/character';
    case 'second-document':
      return 'source/one-document';
    case 'text-too-large':
    case 'document-too-large':
      return 'source/too-large';
    case 'too-deep':
      return 'source/too-deep';
    default:
      return code.startsWith('json-') ? 'source/json-syntax' : 'source/yaml-syntax';
  }
}
