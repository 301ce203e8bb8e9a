import { noCredentials } from '../../../api/auth/credentials';
import { createClient } from '../../../api/client';
import { prodEngineId } from '../../../sandbox/seeds/demo/cse';
import { startWithCse } from './cse-running';

/** A sandbox with the configuration center in which the policies of its engine are. */
export async function startWithGovernance() {
  const sandbox = await startWithCse();
  const kie = createClient({ address: sandbox.ready.kie, credentials: noCredentials() });
  return {
    ...sandbox,
    kie,
    /** What names the engine in calls. */
    inEngine: { project_id: sandbox.project_id, 'x-engine-id': prodEngineId, 'X-Enterprise-Project-ID': '0' },
    close: async () => {
      await kie.close();
      await sandbox.close();
    },
  };
}
