import * as l10n from '@vscode/l10n';
import { severityOf, severityOfRule } from './consequence';
import type { Finding, Report, Rule, RuleFacts } from './rule';

/** Runs rules over a document. A rule that throws ends in a finding of its own name, never in silence or a crash. */
export function runRules<Document>(rules: readonly Rule<Document>[], document: Document): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    try {
      rule.check(document, (...report) => void findings.push(findingOf(rule, ...report)));
    } catch (error) {
      const start = { start: 0, end: 0 };
      findings.push(
        findingOf(rule, start, failure(error), { consequence: 'unchecked', severity: 'information' }),
      );
    }
  }
  return findings;
}

function findingOf(rule: RuleFacts, ...[range, message, options = {}]: Parameters<Report>): Finding {
  const { consequence = rule.consequence, value, fixes } = options;
  const severity = options.consequence ? severityOf(options.consequence) : severityOfRule(rule);
  return {
    rule: rule.id,
    consequence,
    ...(value !== undefined && { value }),
    severity: options.severity ?? severity,
    message,
    range,
    ...(fixes && { fixes }),
  };
}

/** Findings in the order of the text, outer before inner. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
}

function failure(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return l10n.t(
    'This check failed on the file ({0}); the other checks are not affected. Please report it.',
    reason,
  );
}
