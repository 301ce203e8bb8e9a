import {
  deleteDarkLaunchPolicy,
  getDarkLaunchPolicy,
  putDarkLaunchPolicy,
} from '../../../api/catalogue/cse/route-rules';
import { json, parseJson } from '../../http/exchange';
import type { Endpoint } from '../../http/exchange';
import { kieOf } from '../cse';
import type { Cse } from '../cse';
import { engineEndpoint, succeed } from '../endpoint';
import { governanceEndpoint } from '../governance/endpoint';
import { deleteRouteRules, putRouteRules, readRouteRules, readRules } from '../governance/route-rules';
import type { RoutedService } from '../governance/route-rules';

/** Dark launch. Source: CSE API Reference, sections 5.4.2 to 5.4.4. */
export function routeRulesEndpoints(cse: Cse): Endpoint[] {
  return [
    governanceEndpoint(cse, putDarkLaunchPolicy, ({ input, engine, request }) => {
      putRouteRules(kieOf(cse, engine), routedBy(input), readRules(parseJson(request.body)));
      return succeed(putDarkLaunchPolicy, { result: 'success' });
    }),

    // What clients cannot read has been written to the item itself, and is shown as it is.
    engineEndpoint(cse, getDarkLaunchPolicy, ({ input, engine }) =>
      json(200, readRouteRules(kieOf(cse, engine), routedBy(input))),
    ),

    engineEndpoint(cse, deleteDarkLaunchPolicy, ({ input, engine }) => {
      deleteRouteRules(kieOf(cse, engine), routedBy(input));
      return succeed(deleteDarkLaunchPolicy, { Result: 'success' });
    }),
  ];
}

function routedBy(input: { service_name: string; environment?: string; app_id?: string }): RoutedService {
  const { service_name: service, environment = '', app_id: appId = 'default' } = input;
  return { service, environment, appId };
}
