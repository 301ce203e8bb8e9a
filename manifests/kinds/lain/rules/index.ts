import type { Rule } from '../../../engine/rules/rule';
import type { LainDocument } from '../document';
import { appnameForm } from './appname-form';
import { appnameLength } from './appname-length';
import { appnameRequired } from './appname-required';
import { appnameReserved } from './appname-reserved';
import { apptype } from './apptype';
import { buildRequired } from './build-required';
import { buildVolumes } from './build-volumes';
import { cronSchedule } from './cron-schedule';
import { duplicateKey } from './duplicate-key';
import { duplicateProc } from './duplicate-proc';
import { giturl } from './giturl';
import { mountpointRequired } from './mountpoint-required';
import { nonAscii } from './non-ascii';
import { oneshot } from './oneshot';
import { portalName } from './portal-name';
import { portalPort } from './portal-port';
import { portalServiceName } from './portal-service-name';
import { prepare } from './prepare';
import { procKeyRules } from './proc-keys';
import { procType } from './proc-type';
import { release } from './release';
import { scripts } from './scripts';
import { sectionBody } from './section-body';
import { sectionKey } from './section-key';
import { serviceNames } from './service-names';
import { servicePortal } from './service-portal';
import { sharedVolumes } from './shared-volumes';
import { templateValue } from './template-value';
import { testSection } from './test-section';
import { topLevelMap } from './top-level-map';
import { unknownKey } from './unknown-key';
import { useResources } from './use-resources';
import { useServices } from './use-services';
import { valueType } from './value-type';
import { yamlSurprise } from './yaml-surprise';

/** Every rule for lain.yaml. */
export const lainRules: readonly Rule<LainDocument>[] = [
  topLevelMap,
  appnameRequired,
  appnameReserved,
  appnameForm,
  appnameLength,
  giturl,
  buildRequired,
  scripts,
  prepare,
  buildVolumes,
  duplicateProc,
  unknownKey,
  sectionKey,
  sectionBody,
  procType,
  mountpointRequired,
  portalServiceName,
  servicePortal,
  portalPort,
  portalName,
  useResources,
  useServices,
  release,
  testSection,
  serviceNames,
  oneshot,
  duplicateKey,
  yamlSurprise,
  nonAscii,
  valueType,
  apptype,
  templateValue,
  cronSchedule,
  sharedVolumes,
  ...procKeyRules,
];
