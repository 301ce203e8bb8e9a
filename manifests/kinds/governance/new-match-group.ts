import * as l10n from '@vscode/l10n';
import type { Finding } from '../../engine/rules/rule';
import type { Range, TextChange } from '../../../parser/range';
import { policyWithoutGroup } from './rules/names/orphans';

/** What a new match group says: every request, to be narrowed by whoever asked for it. */
export function newMatchGroupText(name: string): string {
  const word = JSON.stringify(name);
  return `alias: ${word}\nmatches:\n  - name: ${word}\n    apiPath:\n      prefix: "/"\n`;
}

/**
 * Findings among names with a repair for policies without a match group. `write` tells how a group is written beside the
 * policy whose name stands in a range; undefined where it can't be.
 */
export function withNewMatchGroups(
  findings: readonly Finding[],
  write: (name: Range) => TextChange | undefined,
): readonly Finding[] {
  return findings.map((finding) => {
    const edit = finding.rule === policyWithoutGroup.id ? write(finding.range) : undefined;
    if (edit === undefined) return finding;
    return {
      ...finding,
      fixes: [{ title: l10n.t('Create the match group'), edits: [edit], onlyWhenAsked: true }],
    };
  });
}
