import type { FileNames } from '../../../rules/file-names';
import type { Rule } from '../../../rules/rule';
import { notAResource } from './not-a-resource';
import { unknownApp } from './unknown-app';
import { unknownService } from './unknown-service';

/** Rules of names that other manifests define. */
export const lainNamesRules: readonly Rule<FileNames>[] = [unknownApp, notAResource, unknownService];
