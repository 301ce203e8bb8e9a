import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../../engine/rules/rule';
import type { SchemaViolation } from '../../../../engine/schema/check';
import type { Resolved } from '../../../../engine/schema/narrow';
import { asScalar } from '../../../../../parser/node';
import type { ListNode } from '../../../../../parser/node';
import { rewrite, writePlain } from '../../../../engine/rules/edits';
import type { PolicyDocument } from '../../policy-document';
import { asManifest, inFile, reference } from '../shared';

const methods = (value: string) => `alias: all\nmatches:\n  - name: any\n    method: ${value}`;

/** Methods that servers accept too. */
const checkedMethods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];

/** Methods of requests. */
export const method: Rule<PolicyDocument> = {
  id: 'governance/method',
  consequence: 'never-applies',
  summary: '`method` is a list of GET, POST, PUT, DELETE and PATCH in capitals.',
  explanation:
    'The server answers 400 to other methods and to an empty list. Clients compare letter by letter: `get` alone and an empty list match nothing; HEAD and OPTIONS work where no server checks them.',
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
    for (const violation of document.violations) {
      const { value } = violation;
      const [first, second, name, item] = violation.path;
      const isRouted = second === 'match' && isReadInRoutes(document);
      if ((first !== 'matches' && !isRouted) || name !== 'method') continue;
      if (item !== undefined) reportItem(document, violation, report);
      else if (value?.kind === 'list') reportEmpty(document, value, report);
      else if (value && !isRouted) reportNoList(value, report); // In routes it has the wrong type, as others have.
    }
  },
};

/** Route rules of older clients have no methods. */
function isReadInRoutes({ policy: { generation } }: PolicyDocument): boolean {
  return generation === undefined || generation === 'java3';
}

function reportEmpty({ isForServer }: PolicyDocument, { range }: ListNode, report: Report): void {
  report(range, l10n.t('An empty list of methods matches nothing; name one or remove it.'), {
    consequence: isForServer ? 'refused' : 'never-applies',
  });
}

function reportItem(
  { isForServer }: PolicyDocument,
  { range, value }: SchemaViolation,
  report: Report,
): void {
  const scalar = asScalar(value);
  const better = scalar?.text.toUpperCase() ?? '';
  const isMeant = scalar?.text !== better && checkedMethods.includes(better);
  report(range, l10n.t('A method is GET, POST, PUT, DELETE or PATCH, in capitals.'), {
    consequence: isForServer ? 'refused' : hasOthers(value) ? 'ignored' : 'never-applies',
    fixes: scalar && isMeant ? [rewrite(scalar, better)] : [],
  });
}

/** Whether the list of a method has another one with which the match works. */
function hasOthers(item: SchemaViolation['value']): boolean {
  const list = item?.parent?.kind === 'list' ? item.parent.items : [];
  return list.some((other) => checkedMethods.includes(asScalar(other)?.text ?? ''));
}

function reportNoList({ range, ...node }: Resolved, report: Report): void {
  const fixes = node.kind === 'scalar' ? [writePlain(range, `[${node.text.toUpperCase()}]`)] : [];
  report(range, l10n.t('`method` must be a list, such as `[GET, POST]`.'), { fixes });
}
