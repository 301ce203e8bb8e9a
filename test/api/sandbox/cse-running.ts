import { noCredentials } from '../../../api/auth/credentials';
import { iamPassword } from '../../../api/auth/iam-password';
import { createClient } from '../../../api/client';
import type { SandboxOptions } from '../../../sandbox/options';
import { startWithStage } from './servicestage-running';

/** What every new engine of a test has, but for its zones. */
export const newEngine = {
  name: 'test-engine',
  payment: '1',
  flavor: 'cse.s1.small2',
  authType: 'NONE',
  vpc: 'vpc-shop',
  vpcId: '2b7f0f6a-8a3c-4d3b-9f0e-6f6c1d2e3a4b',
  networkId: '88550801-e892-4f8e-b21b-f7147f604f69',
  subnetCidr: '10.20.1.0/24',
  specType: 'CSE2',
} as const;

/** A sandbox with a client of the engine service that is signed in, and a token to send by hand. */
export async function startWithCse(options: SandboxOptions = {}) {
  const sandbox = await startWithStage(options);
  const { iam: address, cse, credentials } = sandbox.ready;
  const iam = createClient({ address, credentials: noCredentials() });
  const client = createClient({ address: cse, credentials: iamPassword({ iam, ...credentials.iam }) });
  return {
    ...sandbox,
    /** Client of ServiceStage. */
    stage: sandbox.client,
    client,
    close: async () => {
      await client.close();
      await iam.close();
      await sandbox.close();
    },
  };
}
