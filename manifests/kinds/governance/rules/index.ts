import type { RuleFacts } from '../../../engine/rules/rule';
import type { Rule } from '../../../engine/rules/rule';
import type { Placement } from '../policy';
import type { PolicyDocument } from '../policy-document';
import { blocksEverything } from './blocks-everything';
import { duplicateField } from './duplicate-field';
import { duration } from './duration';
import { forceFlags } from './force-flags';
import { compare } from './match/compare';
import { customMatcher } from './match/custom-matcher';
import { displayNames } from './match/display-names';
import { indentation } from './match/indentation';
import { matchEverything } from './match/match-everything';
import { matchesRequired } from './match/matches-required';
import { method } from './match/method';
import { operatorMap } from './match/operator-map';
import { operatorName } from './match/operator-name';
import { operatorValue } from './match/operator-value';
import { queries } from './match/queries';
import { namesRules } from './names';
import { missingField } from './missing-field';
import { clientKind } from './placement/client-kind';
import { foldedText } from './placement/folded-text';
import { injectionInProduction } from './placement/injection-in-production';
import { kieValueType } from './placement/kie-value-type';
import { kindSpelling } from './placement/kind-spelling';
import { nestedYaml } from './placement/nested-yaml';
import { policyName } from './placement/policy-name';
import { policyPlace } from './placement/policy-place';
import { textBelow } from './placement/text-below';
import { retryOnSame } from './retry-on-same';
import { routeOrder } from './route/order';
import { precedence } from './route/precedence';
import { regexCase } from './route/regex-case';
import { routeClients } from './route/route-clients';
import { routeMatch } from './route/route-match';
import { routeText } from './route/route-text';
import { routeTargets } from './route/targets';
import { weightsSum } from './route/weights-sum';
import { servicesList } from './services-list';
import { shortPeriod } from './short-period';
import { slidingWindow } from './sliding-window';
import { specForm } from './spec-form';
import { statusCode } from './status-code';
import { interactionRules } from './interactions';
import { unknownField } from './unknown-field';
import { valueChoice } from './value-choice';
import { valueRange } from './value-range';
import { valueType } from './value-type';
import { yamlSyntax } from './yaml-syntax';

/** Rules about the spec of policies. */
export const policyRules: readonly Rule<PolicyDocument>[] = [
  yamlSyntax,
  specForm,
  unknownField,
  duplicateField,
  missingField,
  valueType,
  valueRange,
  valueChoice,
  duration,
  shortPeriod,
  slidingWindow,
  statusCode,
  retryOnSame,
  forceFlags,
  servicesList,
  blocksEverything,
  matchesRequired,
  displayNames,
  operatorMap,
  operatorName,
  operatorValue,
  compare,
  method,
  indentation,
  matchEverything,
  customMatcher,
  queries,
  precedence,
  routeOrder,
  routeTargets,
  weightsSum,
  routeText,
  routeMatch,
  routeClients,
  regexCase,
];

/** Rules of where and how policies are written. */
export const placementRules: readonly Rule<Placement>[] = [
  nestedYaml,
  textBelow,
  foldedText,
  policyName,
  clientKind,
  kieValueType,
  injectionInProduction,
];

/** Every rule of governance, for lists and pages of documentation. */
export const governanceRules: readonly RuleFacts[] = [
  ...policyRules,
  ...placementRules,
  kindSpelling,
  policyPlace,
  ...interactionRules,
  ...namesRules,
];
