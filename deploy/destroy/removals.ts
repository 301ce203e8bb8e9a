import { engineActions } from '../../resources/cse/engine-actions';
import { policyActions } from '../../resources/cse/policy-actions';
import { routeRuleActions } from '../../resources/cse/route-rule-actions';
import { namespaceActions } from '../../resources/nacos/namespace-actions';
import { consumers } from '../../resources/registry/dependencies';
import { instanceActions } from '../../resources/registry/instance-actions';
import { microserviceActions } from '../../resources/registry/microservice-actions';
import { schemaActions } from '../../resources/registry/schema-actions';
import { applicationActions } from '../../resources/servicestage/application-actions';
import { environmentActions } from '../../resources/servicestage/environment-actions';
import { componentInstanceActions } from '../../resources/servicestage/instance-actions';
import { engineScopeOf } from '../cloud/engine-scope';
import { applicationRow } from '../cloud/rows/application';
import { componentRow } from '../cloud/rows/component';
import { engineRow } from '../cloud/rows/engine';
import { environmentRow } from '../cloud/rows/environment';
import { instanceRow } from '../cloud/rows/instance';
import { microserviceInstanceRow } from '../cloud/rows/microservice-instance';
import { microserviceRow } from '../cloud/rows/microservice';
import { namespaceRow } from '../cloud/rows/namespace';
import { policyRows } from '../cloud/rows/policies';
import { routeRuleRow } from '../cloud/rows/route-rule';
import { schemaRow } from '../cloud/rows/schema';
import { variablesRow } from '../cloud/rows/variables';
import { leftOfEngine, leftOfMatchGroup, leftOfMicroservice, leftOfNamespace } from './left';
import type { AnyRemoval, Removal } from './removal';

/** How each kind is removed; one without an entry can't be. */
const removals: readonly AnyRemoval[] = [
  removal({
    row: environmentRow,
    action: environmentActions.deleteEnvironment,
    scope: () => ({}),
    subject: itself,
  }),
  removal({
    row: applicationRow,
    action: applicationActions.deleteApplication,
    scope: () => ({}),
    subject: itself,
  }),
  removal({
    row: variablesRow,
    scope: ({ parents: { application } }) => ({ applicationId: application.id }),
    subject: itself,
  }),
  removal({
    row: componentRow,
    action: applicationActions.deleteComponent,
    scope: ({ parents: { application } }) => ({ applicationId: application.id }),
    subject: itself,
  }),
  removal({
    row: instanceRow,
    action: componentInstanceActions.deleteComponentInstance,
    scope: ({ parents: { application, component } }) => ({
      applicationId: application.id,
      componentId: component.id,
    }),
    subject: itself,
  }),
  removal({
    row: engineRow,
    action: engineActions.deleteEngine,
    scope: () => ({}),
    // An engine is listed where it can be removed: the connection reaches CSE.
    subject: ({ listed = { id: '', name: '' } }) => listed,
    left: leftOfEngine,
  }),
  ...policyRows.map((row) =>
    row.kind === 'MatchGroup'
      ? removal({
          row,
          action: policyActions.deleteMatchGroup,
          scope: engineScopeOf,
          subject: itself,
          left: leftOfMatchGroup,
        })
      : removal({ row, action: policyActions.deletePolicy, scope: engineScopeOf, subject: itself }),
  ),
  removal({
    row: routeRuleRow,
    action: routeRuleActions.deleteRouteRules,
    scope: engineScopeOf,
    subject: itself,
  }),
  removal({
    row: microserviceRow,
    action: microserviceActions.deleteMicroservice,
    scope: () => ({}),
    subject: itself,
    left: leftOfMicroservice,
    after: async ({ list, subject: { serviceId } }, { engine = '' }) =>
      (await list(consumers, { serviceId })).map((caller) => ({
        name: caller.serviceName,
        engine,
        application: caller.appId,
        environment: caller.environment ?? '',
        version: caller.version,
      })),
  }),
  removal({
    row: schemaRow,
    action: schemaActions.deleteSchema,
    byAction: true,
    scope: ({ parents: { microservice } }) => ({ serviceId: microservice.serviceId }),
    subject: itself,
    goesWith: ['microservice'],
  }),
  removal({
    row: microserviceInstanceRow,
    action: instanceActions.deregisterInstance,
    scope: ({ parents: { microservice } }) => ({ serviceId: microservice.serviceId }),
    subject: itself,
  }),
  removal({
    row: namespaceRow,
    action: namespaceActions.deleteNamespace,
    scope: engineScopeOf,
    subject: itself,
    left: leftOfNamespace,
  }),
];

/** How resources of a row are removed; undefined where they can't be. */
export function removalOf(row: AnyRemoval['row']): AnyRemoval | undefined {
  return removals.find((one) => one.row === row);
}

function removal<Live, Parents, Scope, Subject>(one: Removal<Live, Parents, Scope, Subject>): AnyRemoval {
  return one as AnyRemoval; // each is called with what its own row has found
}

function itself<Live>(live: Live): Live {
  return live;
}
