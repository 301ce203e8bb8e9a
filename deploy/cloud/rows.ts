import type { DeployRow } from './row';
import { applicationRow } from './rows/application';
import { componentRow } from './rows/component';
import { dependencyRow } from './rows/dependency';
import { engineRow } from './rows/engine';
import { environmentRow } from './rows/environment';
import { instanceRow } from './rows/instance';
import { microserviceInstanceRow } from './rows/microservice-instance';
import { microserviceRow } from './rows/microservice';
import { namespaceRow } from './rows/namespace';
import { policyRows } from './rows/policies';
import { routeRuleRow } from './rows/route-rule';
import { schemaRow } from './rows/schema';
import { variablesRow } from './rows/variables';

/** The deployable kinds of cloud manifests. */
export const deployRows: readonly DeployRow<unknown, unknown>[] = [
  environmentRow,
  applicationRow,
  variablesRow,
  componentRow,
  instanceRow,
  engineRow,
  ...policyRows,
  routeRuleRow,
  microserviceRow,
  schemaRow,
  microserviceInstanceRow,
  dependencyRow,
  namespaceRow,
];

/** The row of a kind; undefined for one that can't be deployed yet. */
export function rowOf(apiVersion: string, kind: string): DeployRow<unknown, unknown> | undefined {
  return deployRows.find((row) => row.apiVersion === apiVersion && row.kind === kind);
}
