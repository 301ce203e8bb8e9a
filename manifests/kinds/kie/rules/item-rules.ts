import type { Rule } from '../../../engine/rules/rule';
import type { KieItem } from '../item';
import {
  contentProperties,
  contentPropertiesBackslash,
  contentPropertiesDuplicateKey,
  contentPropertiesSeparator,
  contentYaml,
  contentYamlDocuments,
  contentYamlDuplicateKey,
  contentYamlRoot,
} from './content-settings';
import {
  contentIni,
  contentIniDuplicateKey,
  contentJson,
  contentJsonDuplicateKey,
  contentTextType,
  contentXml,
  contentXmlDoctype,
} from './content-texts';
import { fieldType } from './field-type';
import { duplicateField, missingField, unknownField } from './fields';
import { keyForm } from './key-form';
import { environmentName, labelForm, labelName, labelScope } from './labels';
import { literalSecret } from './literal-secret';
import { valueLength } from './value-length';
import { status, valueType } from './words';

/** Rules about the content of the value of an item. */
export const contentItemRules: readonly Rule<KieItem>[] = [
  contentYaml,
  contentYamlDuplicateKey,
  contentYamlRoot,
  contentYamlDocuments,
  contentProperties,
  contentPropertiesDuplicateKey,
  contentPropertiesBackslash,
  contentPropertiesSeparator,
  contentJson,
  contentJsonDuplicateKey,
  contentIni,
  contentIniDuplicateKey,
  contentXml,
  contentXmlDoctype,
  contentTextType,
  literalSecret,
];

/** Rules of one item. */
export const itemRules: readonly Rule<KieItem>[] = [
  unknownField,
  duplicateField,
  missingField,
  fieldType,
  keyForm,
  valueLength,
  valueType,
  status,
  labelForm,
  labelName,
  labelScope,
  environmentName,
  ...contentItemRules,
];
