import { noCredentials } from '../../../api/auth/credentials';
import { iamPassword } from '../../../api/auth/iam-password';
import { createClient } from '../../../api/client';
import type { SandboxOptions } from '../../../sandbox/options';
import { startWithStage } from './servicestage-running';

/** A sandbox with a client of the engine service that is signed in, and a token to send by hand. */
export async function startWithCse(options: SandboxOptions = {}) {
  const sandbox = await startWithStage(options);
  const { iam: address, cse, credentials } = sandbox.ready;
  const iam = createClient({ address, credentials: noCredentials() });
  const client = createClient({ address: cse, credentials: iamPassword({ iam, ...credentials.iam }) });
  return {
    ...sandbox,
    client,
    close: async () => {
      await client.close();
      await iam.close();
      await sandbox.close();
    },
  };
}
