import type { RuleFacts } from '../../../engine/rules/rule';
import type { FileNames } from '../../../engine/rules/file-names';
import type { Rule } from '../../../engine/rules/rule';
import type { KieFile } from '../file';
import { duplicateItem } from './duplicate-item';
import { fileForm } from './file-form';
import { fileSize, itemCount, metadataVersion, oneDocument, servedField } from './file-rules';
import { itemRules } from './item-rules';
import { describedElsewhere } from './names';

/** Rules of the file as a whole. */
export const fileRules: readonly Rule<KieFile>[] = [
  fileForm,
  metadataVersion,
  duplicateItem,
  itemCount,
  fileSize,
  servedField,
  oneDocument,
];

/** Rules of names that other files define. */
export const namesRules: readonly Rule<FileNames>[] = [describedElsewhere];

/** Every rule of configuration items, for lists and pages of documentation. */
export const kieRules: readonly RuleFacts[] = [...fileRules, ...itemRules, ...namesRules];
