import type { DeployKind } from './deploy-kind';
import { kieConfig } from './kie/kind';
import { lainApp } from './lain/kind';

/** Every deployable kind, in plan order. */
export const deployKinds: readonly DeployKind[] = [lainApp, kieConfig];
