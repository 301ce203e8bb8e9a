import { accountsOperations } from './accounts';
import { adminOperations } from './admin';
import { configurationsOperations } from './configurations';
import { dependenciesOperations } from './dependencies';
import { discoveryOperations } from './discovery';
import { governOperations } from './govern';
import { instancesOperations } from './instances';
import { microservicesOperations } from './microservices';
import { rolesOperations } from './roles';
import { schemasOperations } from './schemas';
import { tagsOperations } from './tags';
import { tokensOperations } from './tokens';

/** Every operation of the registry, and the one of its predecessor's configuration center. */
export const registryOperations = [
  ...tokensOperations,
  ...accountsOperations,
  ...rolesOperations,
  ...microservicesOperations,
  ...tagsOperations,
  ...schemasOperations,
  ...instancesOperations,
  ...discoveryOperations,
  ...dependenciesOperations,
  ...governOperations,
  ...adminOperations,
  ...configurationsOperations,
];
