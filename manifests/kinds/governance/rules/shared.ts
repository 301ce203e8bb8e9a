import * as l10n from '@vscode/l10n';
import type { Source } from '../../../../api/catalogue/operation';
import { headOf } from '../../../engine/schema/missing';
import { asScalar } from '../../../../parser/node';
import type { Range } from '../../../../parser/range';
import type { PolicyDocument } from '../policy-document';

/** Where the facts of a rule come from. */
export function reference(section: string): Source {
  return { document: 'Governance policies', section };
}

/** What becomes of a policy that breaks a rule of the clients or of the server, as the end of a message. */
export function otherwise(consequence: 'dropped' | 'refused' | 'fails-on-each-call'): string {
  switch (consequence) {
    case 'dropped':
      return l10n.t('clients drop the whole policy otherwise');
    case 'refused':
      return l10n.t('the server answers 400 otherwise');
    case 'fails-on-each-call':
      return l10n.t('each call that matches fails in the client otherwise');
  }
}

/** Whether faults are failing calls, with which the delay is read and not used; of other faults, it is the status. */
export function isAbort({ root }: PolicyDocument): boolean {
  return asScalar(root?.fields.get('type')?.value)?.text === 'abort';
}

/** Range for a finding about a policy as a whole. */
export function headOfPolicy({ root, policy }: PolicyDocument): Range {
  if (root) return headOf(root);
  const { spec, source } = policy;
  return spec?.range ?? { start: 0, end: Math.min(1, source.length) };
}

/** A policy of a file, for examples: the inner text in a block string. */
export function inFile(kind: string, inner: string, name = 'checkout'): string {
  const lines = inner.replace(/\n$/, '').replaceAll('\n', '\n      ');
  return `servicecomb:\n  ${kind}:\n    ${name}: |\n      ${lines}\n`;
}

/** A policy as a cloud manifest, for examples. */
export function asManifest(kind: string, spec: string, name = 'checkout'): string {
  const lines = spec.replace(/\n$/, '').replaceAll('\n', '\n  ');
  return `apiVersion: cse/v3\nkind: ${kind}\nmetadata: { name: ${name}, engine: prod }\nselector: { environment: testing, app: shop }\nspec:\n  ${lines}\n`;
}
