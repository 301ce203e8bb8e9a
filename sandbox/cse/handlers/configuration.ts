import {
  deleteConfigurationScope,
  exportKieConfigurations,
  importKieConfigurations,
} from '../../../api/catalogue/cse/dynamic-configuration';
import type { Endpoint } from '../../http/exchange';
import { exportFile, importFile } from '../configuration-files';
import { kieOf } from '../cse';
import type { Cse } from '../cse';
import { cseEndpoint, engineEndpoint, succeed } from '../endpoint';

/** Configuration of engines, by files and by scope. Source: CSE API Reference, section 5.2. */
export function configurationEndpoints(cse: Cse): Endpoint[] {
  return [
    engineEndpoint(cse, importKieConfigurations, ({ input, engine }) => {
      const { override = 'force', label, body } = input;
      return succeed(
        importKieConfigurations,
        importFile(kieOf(cse, engine), body.upload_file, { override, label }),
      );
    }),

    engineEndpoint(cse, exportKieConfigurations, ({ input, engine }) => {
      const { body, label, match } = input;
      const wanted = { ids: body.ids, label, exact: match === 'exact' };
      const { metadata, data } = exportFile(kieOf(cse, engine), wanted);
      return succeed(exportKieConfigurations, { metadata, data: [...data] });
    }),

    // Has no engine in its path: the settings of engines 1.x are those of the engine that the sandbox serves.
    cseEndpoint(cse, deleteConfigurationScope, ({ input }) => {
      const { dimension, 'X-ENVIRONMENT': environment = '', body } = input;
      deleteSettings(cse, { dimension, environment }, body.keys ?? []);
      return succeed(deleteConfigurationScope, { Result: 'success' });
    }),
  ];
}

/** Deletes these settings of a scope, or all of them when none are named. */
function deleteSettings(
  { registry }: Cse,
  scope: { readonly dimension: string; readonly environment: string },
  keys: readonly string[],
): void {
  const { state } = registry;
  const found = state.configurations.find(
    (one) => one.dimension === scope.dimension && one.environment === scope.environment,
  );
  if (!found) return;
  const kept = Object.entries(found.items).filter(([key]) => keys.length > 0 && !keys.includes(key));
  if (kept.length > 0) found.items = Object.fromEntries(kept);
  else state.configurations = state.configurations.filter((one) => one !== found);
}
