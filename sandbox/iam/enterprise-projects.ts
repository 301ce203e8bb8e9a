import { listEnterpriseProjects } from '../../api/catalogue/eps/enterprise-projects';
import { json } from '../http/exchange';
import type { Endpoint } from '../http/exchange';
import { gatewayRefusal } from '../http/gateway';
import { readInput } from '../http/input';
import { identify } from './authorize';
import { isSigned } from './signature';
import type { Iam } from './state';

const [enabled, usualLimit] = [1, 1000];

/** The enterprise projects of the account. Source: EPS API Reference, “Listing Enterprise Projects”. */
export function enterpriseProjectsEndpoint({ state, clock }: Iam): Endpoint {
  return {
    operation: listEnterpriseProjects,
    answer: (request) => {
      const { projectId } = identify(state, request, clock.now());
      if (projectId !== undefined && !isSigned(request)) {
        throw gatewayRefusal(403, 'APIGW.0302', 'The token is for a project, not for the account.');
      }
      const read = readInput(listEnterpriseProjects, request);
      if ('problem' in read) throw gatewayRefusal(400, 'EPS.0004', 'Invalid parameter.');
      const { name = '', status, offset = 0, limit = usualLimit } = read.input;
      const all = [{ id: '0', name: 'default', description: '' }, ...(state.enterpriseProjects ?? [])];
      const fitting = all
        .filter((one) => one.name.includes(name) && (status ?? enabled) === enabled)
        .map((one) => ({ ...one, status: enabled, type: 'prod' }));
      return json(200, {
        enterprise_projects: fitting.slice(offset, offset + limit),
        total_count: fitting.length,
      });
    },
  };
}
