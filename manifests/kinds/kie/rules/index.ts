import type { RuleFacts } from '../../../engine/rules/rule';
import type { Rule } from '../../../engine/rules/rule';
import type { KieFile } from '../file';
import { duplicateItem } from './duplicate-item';
import { fileForm } from './file-form';
import { fileSize, itemCount, metadataVersion, oneDocument } from './file-rules';
import { itemRules } from './item-rules';

/** Rules of the file as a whole. */
export const fileRules: readonly Rule<KieFile>[] = [
  fileForm,
  metadataVersion,
  duplicateItem,
  itemCount,
  fileSize,
  oneDocument,
];

/** Every rule of configuration items, for lists and pages of documentation. */
export const kieRules: readonly RuleFacts[] = [...fileRules, ...itemRules];
