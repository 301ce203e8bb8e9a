import type { RuleFacts } from '../../../engine/rules/rule';
import type { FileNames } from '../../../engine/rules/file-names';
import type { Rule } from '../../../engine/rules/rule';
import type { CloudDocument } from '../document';
import { sourceKind, subCategory } from './component';
import { configStatus } from './config';
import { duplicateKey } from './duplicate-key';
import { engineFields, engineFlavor, literalPassword } from './engine';
import { duplicateResource, schemaListed } from './file';
import type { CloudFile } from './file';
import { apiVersion, documentForm, kindKnown } from './identify';
import { artifactType, artifactUrl, flavorOrder, referAlias, whereToRun } from './instance';
import {
  documentsDiffer,
  missingField,
  unknownField,
  valueChoice,
  valueForm,
  valueLength,
  valueRange,
  valueType,
} from './violations';
import { unknownReference } from './names';
import { healthCheck, versionNumber } from './registry';
import { duplicateVariable } from './variables';

/** Rules of one document. */
export const documentRules: readonly Rule<CloudDocument>[] = [
  documentForm,
  apiVersion,
  kindKnown,
  missingField,
  unknownField,
  duplicateKey,
  valueType,
  valueChoice,
  valueRange,
  valueLength,
  valueForm,
  documentsDiffer,
  flavorOrder,
  whereToRun,
  artifactType,
  artifactUrl,
  referAlias,
  duplicateVariable,
  subCategory,
  sourceKind,
  engineFields,
  engineFlavor,
  literalPassword,
  versionNumber,
  healthCheck,
  configStatus,
];

/** Rules of what the documents of a file do to each other. */
export const fileRules: readonly Rule<CloudFile>[] = [duplicateResource, schemaListed];

/** Rules of names that other files define. */
export const namesRules: readonly Rule<FileNames>[] = [unknownReference];

/** Every rule of cloud manifests, for lists and pages of documentation. */
export const cloudRules: readonly RuleFacts[] = [...documentRules, ...fileRules, ...namesRules];
