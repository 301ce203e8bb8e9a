import type { Service } from '../api/catalogue/operation';
import { cloudResources } from './cloud/kind';
import type { DeployFile } from './deploy-file';
import type { DeployKind } from './deploy-kind';
import { kieConfig } from './kie/kind';
import { lainApp } from './lain/kind';

/** Every deployable kind, in plan order. */
export const deployKinds: readonly DeployKind[] = [lainApp, cloudResources, kieConfig];

/** The services that files are deployed to; none when nothing in them can be deployed. */
export function servicesFor(files: readonly DeployFile[]): readonly Service[] {
  return [...new Set(files.flatMap((file) => deployKinds.flatMap((kind) => kind.services(file))))];
}
