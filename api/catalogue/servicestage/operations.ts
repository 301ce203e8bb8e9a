import { applicationsOperations } from './applications';
import { componentsOperations } from './components';
import { environmentsOperations } from './environments';
import { instancesOperations } from './instances';
import { jobsOperations } from './jobs';
import { metaOperations } from './meta';

/** Application management of ServiceStage, in the order of its reference. */
export const servicestageOperations = [
  ...metaOperations,
  ...environmentsOperations,
  ...applicationsOperations,
  ...componentsOperations,
  ...instancesOperations,
  ...jobsOperations,
];
