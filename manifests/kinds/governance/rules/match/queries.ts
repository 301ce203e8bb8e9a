import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import type { PolicyDocument } from '../../policy-document';
import { matchesOf } from '../../values/matches';
import { inFile, reference } from '../shared';

/** Which clients look at query parameters. */
export const queries: Rule<PolicyDocument> = {
  id: 'governance/queries',
  consequence: 'wider',
  summary: '`queries` is used with Java Chassis 3 only.',
  explanation:
    'Java Chassis 2, Spring Cloud Huawei and Go Chassis ignore it, so the match is wider than meant. Where the clients are not known, it is reported as information.',
  source: reference('3 and 15, G12'),
  examples: {
    valid: [inFile('matchGroup', 'alias: all\nmatches:\n  - name: a\n    apiPath:\n      prefix: "/"')],
    invalid: [
      inFile(
        'matchGroup',
        'alias: all\nmatches:\n  - name: a\n    «queries»:\n      page:\n        exact: "1"',
      ),
    ],
  },
  check(document, report) {
    const { generation } = document.policy;
    if (generation === 'java3') return;
    for (const match of matchesOf(document)) {
      const entry = match.fields.get('queries');
      if (entry === undefined) continue;
      const message =
        generation === undefined
          ? l10n.t('Only Java Chassis 3 looks at `queries`; for other clients the match is wider.')
          : l10n.t(
              'The clients of this module ignore `queries`, so the match is wider; it takes Java Chassis 3.',
            );
      report(entry.key.range, message, { severity: generation === undefined ? 'information' : 'warning' });
    }
  },
};
