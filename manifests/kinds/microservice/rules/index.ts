import type { RuleFacts } from '../../../engine/rules/rule';
import type { Rule } from '../../../engine/rules/rule';
import type { MicroserviceDocument } from '../document';
import { addressForm, addressPort } from './address';
import { otherGeneration } from './generations';
import { crossApplication, identityDiffers } from './identity';
import { moduleRules } from './module';
import { duplicateKey } from './duplicate-key';
import { handlerChain, routerType } from './java3';
import { misplacedKey } from './misplaced-key';
import { handlerName } from './handler-name';
import { keepAlive } from './times';
import { nameFormRule } from './name-form';
import { literalSecret } from './secrets';
import { bootstrapOnly, serverType } from './spring';
import { unknownKey } from './unknown-key';
import { valueShape } from './value-shape';
import { valueChoice, valueRange, valueType } from './values';
import { versionForm, versionNumber, versionRule } from './version';
import { yamlSurprise } from './yaml-surprise';
import { yamlSyntax } from './yaml-syntax';

/** Rules of one document. */
export const documentRules: readonly Rule<MicroserviceDocument>[] = [
  yamlSyntax,
  unknownKey,
  misplacedKey,
  valueShape,
  valueType,
  valueChoice,
  valueRange,
  versionForm,
  versionNumber,
  yamlSurprise,
  nameFormRule,
  addressForm,
  addressPort,
  otherGeneration,
  bootstrapOnly,
  serverType,
  identityDiffers,
  literalSecret,
  crossApplication,
  keepAlive,
  duplicateKey,
  handlerChain,
  handlerName,
  routerType,
  versionRule,
];

/** Every rule of microservice descriptions, for lists and pages of documentation. */
export const microserviceRules: readonly RuleFacts[] = [...documentRules, ...moduleRules];

export { moduleRules } from './module';
