import type { Rule, RuleFacts } from '../../../engine/rules/rule';
import type { CallDocument } from '../document';
import { unknownConnection } from './connection';
import { documentForm, unknownOperation } from './identify';
import { oneDocument } from './one-document';
import { literalSecret, placeholderForm } from './secrets';
import { documentsDiffer, duplicateKey, missingField, unknownField, value } from './violations';

/** Rules of one call document. */
export const documentRules: readonly Rule<CallDocument>[] = [
  documentForm,
  unknownOperation,
  missingField,
  unknownField,
  duplicateKey,
  value,
  documentsDiffer,
  literalSecret,
  placeholderForm,
];

export { oneDocument, unknownConnection };

/** Every rule of call documents, for lists and pages of documentation. */
export const callRules: readonly RuleFacts[] = [...documentRules, oneDocument, unknownConnection];
