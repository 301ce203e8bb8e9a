import { catalogue } from '../../api/catalogue/catalogue';
import { largestBody } from '../../api/catalogue/kie/fields';
import { text } from '../http/exchange';
import type { WireAnswer, WireRequest } from '../http/exchange';
import type { SandboxService } from '../http/service';
import { errorAnswer } from './errors';
import { filesEndpoints } from './handlers/files';
import { itemsEndpoints } from './handlers/items';
import { searchEndpoints } from './handlers/search';
import type { Kie } from './kie';

/** The configuration center, as its web server answers. */
export function kieService(kie: Kie): SandboxService {
  return {
    name: 'kie',
    endpoints: [...itemsEndpoints(kie), ...searchEndpoints(kie), ...filesEndpoints(kie)],
    bodyLimit: largestBody,
    headers: () => ({}),
    unknownPath: () => text(404, '404: Page Not Found'),
    wrongMethod,
    tooLarge: () => errorAnswer(400001, 'decode request body failed: http: request body too large'),
    unavailable: () => text(503, 'upstream connect error or disconnect/reset before headers'),
    broken: (error) => errorAnswer(500001, error instanceof Error ? error.message : String(error)),
  };
}

function wrongMethod(_request: WireRequest, path: string): WireAnswer {
  const allowed = catalogue.filter((operation) => operation.service === 'kie' && operation.path === path);
  const answer = text(405, '405: Method Not Allowed');
  return {
    ...answer,
    headers: { ...answer.headers, Allow: allowed.map((operation) => operation.method).join(', ') },
  };
}
