import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import { asMap, resolve } from '../../../../../parser/node';
import type { Entry } from '../../../../../parser/node';
import { quote } from '../../../../engine/rules/edits';
import { isUnwritten } from '../../values/violations';
import type { PolicyDocument } from '../../policy-document';
import { routedHeadersOf, routesOf, targetsOf } from '../../values/routes';
import type { Route } from '../../values/routes';
import { asManifest, inFile, reference } from '../shared';

const version = (text: string) =>
  `- precedence: 1\n  route:\n    - weight: 100\n      tags:\n        version: ${text}`;

/** Tags and header values are texts. */
export const routeText: Rule<PolicyDocument> = {
  id: 'governance/route-text',
  consequence: 'refused',
  summary: 'Tags of instances and values of headers are texts where they are sent to a server.',
  explanation:
    'The server wants texts; YAML reads `1.0` as a number, which becomes `1` on its way. Files are read by clients, which take numbers as they are written.',
  source: reference('12'),
  examples: {
    valid: [asManifest('RouteRule', version('"1.0"')), inFile('routeRule', version('1.0'))],
    invalid: [asManifest('RouteRule', version('«1.0»'))],
  },
  check(document, report) {
    if (!document.isForServer) return;
    for (const { name, value } of routesOf(document).flatMap(textsOf)) {
      const node = resolve(value);
      if (node === undefined || isUnwritten(node) || (node.kind === 'scalar' && node.type === 'string'))
        continue;
      report(value.range, l10n.t('`{0}` must be text here; put it in quotes.', name), {
        fixes: node.kind === 'scalar' ? [quote(node)] : [],
      });
    }
  },
};

function textsOf(route: Route): readonly Entry[] {
  const lists = ['route', 'fallback'].flatMap((name) => targetsOf(route.map.fields.get(name)));
  const tags = lists.flatMap(({ fields }) => [...(asMap(fields.get('tags')?.value)?.fields.values() ?? [])]);
  const operators = routedHeadersOf(route).flatMap(({ value }) => [...(asMap(value)?.fields.values() ?? [])]);
  return [...tags, ...operators.filter(({ name }) => name !== 'caseInsensitive')];
}
