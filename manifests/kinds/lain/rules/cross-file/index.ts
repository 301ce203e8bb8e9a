import type { FileNames } from '../../../../engine/rules/file-names';
import type { Rule } from '../../../../engine/rules/rule';
import { notAResource } from './not-a-resource';
import { unknownApp } from './unknown-app';
import { unknownService } from './unknown-service';

/** Rules of names that other manifests define. */
export const lainNamesRules: readonly Rule<FileNames>[] = [unknownApp, notAResource, unknownService];
