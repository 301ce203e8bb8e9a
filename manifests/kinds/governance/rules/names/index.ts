import type { FileNames } from '../../../../engine/rules/file-names';
import type { Rule } from '../../../../engine/rules/rule';
import { instanceVersion } from './instance-version';
import { groupWithoutPolicy, policyWithoutGroup } from './orphans';
import { serviceName } from './service-name';

/** Rules of names that other places define. */
export const namesRules: readonly Rule<FileNames>[] = [
  policyWithoutGroup,
  groupWithoutPolicy,
  serviceName,
  instanceVersion,
];
