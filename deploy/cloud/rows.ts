import type { DeployRow } from './row';
import { applicationRow } from './rows/application';
import { componentRow } from './rows/component';
import { environmentRow } from './rows/environment';
import { instanceRow } from './rows/instance';
import { variablesRow } from './rows/variables';

/** The deployable kinds of cloud manifests. */
export const deployRows: readonly DeployRow<unknown, unknown>[] = [
  environmentRow,
  applicationRow,
  variablesRow,
  componentRow,
  instanceRow,
];

/** The row of a kind; undefined for one that can't be deployed yet. */
export function rowOf(apiVersion: string, kind: string): DeployRow<unknown, unknown> | undefined {
  return deployRows.find((row) => row.apiVersion === apiVersion && row.kind === kind);
}
