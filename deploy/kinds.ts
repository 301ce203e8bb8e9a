import type { DeployKind } from './deploy-kind';
import { kieConfig } from './kie/kind';
import { lainApp } from './lain/kind';

/** Every kind that can be deployed, one row each, in the order of plans. */
export const deployKinds: readonly DeployKind[] = [lainApp, kieConfig];
