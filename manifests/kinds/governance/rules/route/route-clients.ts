import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import type { PolicyDocument } from '../../policy-document';
import { routesOf } from '../../values/routes';
import { sermantKindsOf, sermantMatchFields } from '../../values/sermant';
import { inFile, reference } from '../shared';

const onlyJava3 = ['apiPath', 'method', 'queries', 'serviceName', 'customMatcher'];
const onlyGo = ['refer', 'source', 'sourceTags'];

/** What a match of a route rule may look at differs between clients. */
export const routeClients: Rule<PolicyDocument> = {
  id: 'governance/route-clients',
  consequence: 'wider',
  summary:
    'A match of a route rule uses what the clients look at: headers, and with Java Chassis 3 paths and methods.',
  explanation:
    'Java clients up to 2.9 and Spring Cloud Huawei look at headers alone, so the rule is for more requests than meant. Where the clients are not known, it is reported as information.',
  source: reference('12 and 15, G12'),
  examples: {
    valid: [
      inFile(
        'routeRule',
        '- precedence: 1\n  match:\n    headers:\n      region:\n        exact: cn\n  route:\n    - weight: 100',
      ),
    ],
    invalid: [
      inFile(
        'routeRule',
        '- precedence: 1\n  match:\n    «apiPath»:\n      exact: "/a"\n  route:\n    - weight: 100',
      ),
      inFile(
        'routeRule',
        '- precedence: 1\n  match:\n    «attachments»:\n      id:\n        exact: "1"\n  route:\n    - weight: 100',
      ),
      inFile(
        'routeRule',
        'kind: «routematcher.sermant.io/flow»\nrules:\n  - precedence: 1\n    route:\n      - weight: 100',
      ),
      inFile(
        'routeRule',
        '- kind: «route.sermant.io/lane»\n  rules:\n    - match:\n        path: /a\n      route:\n        - tag-inject: { flag: grey }\n          weight: 100',
      ),
    ],
  },
  check(document, report) {
    const { policy } = document;
    const { generation } = policy;
    const isKnown = generation !== undefined;
    for (const { value } of sermantKindsOf(policy))
      report(
        value.range,
        l10n.t('Only Sermant reads rules of this kind; Java and Go clients can not route by them.'),
        { severity: isKnown ? 'warning' : 'information' },
      );
    for (const { match } of routesOf(document))
      for (const { name, key } of match?.entries ?? []) {
        const severity = isKnown ? 'warning' : 'information';
        if (onlyJava3.includes(name) && generation !== 'java3')
          report(
            key.range,
            l10n.t('Only Java Chassis 3 looks at `{0}` here; other clients route more requests.', name),
            { severity },
          );
        if (sermantMatchFields.includes(name))
          report(key.range, l10n.t('Only Sermant looks at `{0}`; other clients route more requests.', name), {
            severity,
          });
        if (onlyGo.includes(name) && generation !== 'go')
          report(
            key.range,
            l10n.t('Only Go Chassis looks at `{0}`; other clients route more requests.', name),
            { severity },
          );
      }
  },
};
