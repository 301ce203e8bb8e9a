import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { asScalar, resolve } from '../../../../../parser/node';
import type { ListNode, Node } from '../../../../../parser/node';
import { rewrite, writePlain } from '../../../../engine/rules/edits';
import type { PolicyDocument } from '../../policy-document';
import { isUnwritten } from '../../values/violations';
import { matchesOf } from '../../values/matches';
import { asManifest, inFile, reference } from '../shared';

const methods = (value: string) => `alias: all\nmatches:\n  - name: any\n    method: ${value}`;

const known = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];
const others = ['HEAD', 'OPTIONS', 'TRACE', 'CONNECT'];

/** Methods of requests. */
export const method: Rule<PolicyDocument> = {
  id: 'governance/method',
  consequence: 'never-applies',
  summary: '`method` is a list of GET, POST, PUT, DELETE and PATCH in capitals.',
  explanation:
    'The server answers 400 to other methods and to an empty list. Clients compare letter by letter: `get` and an empty list match nothing; HEAD and OPTIONS work where no server checks them.',
  source: reference('3 and 15, G09'),
  examples: {
    valid: [inFile('matchGroup', methods('[GET, HEAD]')), asManifest('MatchGroup', methods('[GET, POST]'))],
    invalid: [
      inFile('matchGroup', methods('[«get»]')),
      inFile('matchGroup', methods('«[]»')),
      inFile('matchGroup', methods('«POST»')),
      asManifest('MatchGroup', methods('[«HEAD»]')),
      asManifest('MatchGroup', methods('[GET, «FETCH»]')),
    ],
  },
  check(document, report) {
    for (const match of matchesOf(document)) {
      const value = match.fields.get('method')?.value;
      const node = value && resolve(value);
      if (node === undefined || isUnwritten(node)) continue;
      if (node.kind === 'list') checkList(document, node, report);
      else reportNoList(node, report);
    }
  },
};

function checkList({ isForServer }: PolicyDocument, list: ListNode, report: Report): void {
  if (list.items.length === 0)
    report(list.range, l10n.t('An empty list of methods matches nothing; name one or remove it.'), {
      consequence: isForServer ? 'refused' : 'never-applies',
    });
  for (const item of list.items) {
    const scalar = asScalar(item);
    const text = scalar?.text ?? '';
    if (known.includes(text) || (!isForServer && others.includes(text))) continue;
    const better = text.toUpperCase();
    const fixes = scalar && better !== text && known.includes(better) ? [rewrite(scalar, better)] : [];
    report(item.range, l10n.t('A method is GET, POST, PUT, DELETE or PATCH, in capitals.'), {
      consequence: isForServer ? 'refused' : 'never-applies',
      fixes,
    });
  }
}

function reportNoList(node: Node, report: Report): void {
  const scalar = asScalar(node);
  const fixes = scalar ? [writePlain(scalar.range, `[${scalar.text.toUpperCase()}]`)] : [];
  report(node.range, l10n.t('`method` must be a list, such as `[GET, POST]`.'), { fixes });
}
