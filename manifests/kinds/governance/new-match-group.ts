import * as l10n from '@vscode/l10n';
import type { Finding } from '../../engine/rules/rule';
import type { Range, TextChange } from '../../../parser/range';
import { policyWithoutGroup } from './rules/names/orphans';

/** The text of a new match group: every request, for the user to narrow. */
export function newMatchGroupText(name: string): string {
  const word = JSON.stringify(name);
  return `alias: ${word}\nmatches:\n  - name: ${word}\n    apiPath:\n      prefix: "/"\n`;
}

/**
 * Cross-file findings about names, with a fix for policies without a match group. `write` returns the edit that adds a
 * group beside the policy whose name is in a range; undefined where that is not possible.
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
      fixes: [
        ...(finding.fixes ?? []),
        { title: l10n.t('Create the match group'), edits: [edit], onlyWhenAsked: true },
      ],
    };
  });
}
