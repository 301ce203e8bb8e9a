import { importKieFile } from '../../../api/catalogue/kie/files';
import { getKieHealth } from '../../../api/catalogue/kie/health';
import { Refusal, text } from '../../http/exchange';
import type { Endpoint, WireRequest } from '../../http/exchange';
import { projectOf } from '../addressed';
import { readBody } from '../document';
import { kieEndpoint, succeed } from '../endpoint';
import { refuse } from '../errors';
import type { Kie } from '../kie';
import { queryOf } from '../listing';
import { toResponse } from '../to-response';
import { importItems, readImport } from '../transfer';
import type { Override } from '../transfer';

const version = '0.2.0';
/** The real server crashes on an unknown word. */
const panic =
  '[recover from panic situation: - runtime error: invalid memory address or nil pointer dereference\n';

/** Files that the configuration center imports, and its health. Source: kie, sections 1 and 5. */
export function filesEndpoints(kie: Kie): Endpoint[] {
  return [
    kieEndpoint(kie, importKieFile, (request) => {
      const override = overrideOf(request);
      const { success, failure } = importItems(
        kie,
        projectOf(request),
        readImport(readBody(importKieFile, request)),
        override,
      );
      return succeed(importKieFile, request, {
        success: success.map(toResponse),
        failure: failure.map(({ document, code, message }) => ({
          key: document.key,
          labels: { ...document.labels },
          error_code: code,
          error_message: message,
        })),
      });
    }),

    kieEndpoint(kie, getKieHealth, (request) =>
      succeed(getKieHealth, request, {
        version,
        revision: String(kie.state.revision),
        timestamp: Math.floor(kie.clock.now() / 1000),
        total_kv_count: kie.state.items.length,
      }),
    ),
  ];
}

/** @throws KieRefusal 400001 when it is missing; Refusal 500 for any other word */
function overrideOf(request: WireRequest): Override {
  const override = queryOf(request).get('override') ?? '';
  if (override === 'force' || override === 'abort' || override === 'skip') return override;
  if (override === '') throw refuse(400001, "Query parameter 'override' is required");
  throw new Refusal(text(500, panic));
}
