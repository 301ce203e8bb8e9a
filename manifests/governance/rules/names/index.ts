import type { Rule } from '../../../rules/rule';
import { groupWithoutPolicy, policyWithoutGroup } from './orphans';
import type { NamesAround } from './orphans';
import { serviceName } from './service-name';

/** Rules of names that other places define. */
export const namesRules: readonly Rule<NamesAround>[] = [policyWithoutGroup, groupWithoutPolicy, serviceName];
