import { cseEnginesContracts } from './cases/cse-engines';
import { cseGovernanceContracts } from './cases/cse-governance';
import { gitContracts } from './cases/git';
import { iamContracts } from './cases/iam';
import { kieContracts } from './cases/kie';
import { lainContracts } from './cases/lain';
import { nacosContracts } from './cases/nacos';
import { registryContracts } from './cases/registry';
import { servicestageContracts } from './cases/servicestage';
import type { Contract } from './contract';

/** What every operation does, in the order of the catalogue's services. */
export const contracts: readonly Contract[] = [
  ...lainContracts,
  ...registryContracts,
  ...kieContracts,
  ...iamContracts,
  ...servicestageContracts,
  ...gitContracts,
  ...cseEnginesContracts,
  ...cseGovernanceContracts,
  ...nacosContracts,
];
