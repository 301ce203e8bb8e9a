import { iamPassword } from '../../../api/auth/iam-password';
import { noCredentials } from '../../../api/auth/credentials';
import { createToken } from '../../../api/catalogue/iam/tokens';
import { createClient } from '../../../api/client';
import type { SandboxOptions } from '../../../sandbox/options';
import { startTestSandbox } from './running';

/** A sandbox with a client of ServiceStage that is signed in, and a token to send by hand. */
export async function startWithStage(options: SandboxOptions = {}) {
  const sandbox = await startTestSandbox(options);
  const { iam: address, servicestage, credentials } = sandbox.ready;
  const iam = createClient({ address, credentials: noCredentials() });
  const client = createClient({
    address: servicestage,
    credentials: iamPassword({ iam, ...credentials.iam }),
  });
  return {
    ...sandbox,
    client,
    project_id: credentials.iam.projectId,
    /** Token of the user for a project, as IAM hands it out. */
    tokenFor: async (project: string) => {
      const answer = await fetch(`${address}${createToken.path}`, {
        method: 'POST',
        body: JSON.stringify({
          auth: {
            identity: {
              methods: ['password'],
              password: {
                user: {
                  name: credentials.iam.user,
                  password: credentials.iam.password,
                  domain: { name: credentials.iam.domain },
                },
              },
            },
            scope: { project: { name: project } },
          },
        }),
      });
      return answer.headers.get('x-subject-token') ?? '';
    },
    close: async () => {
      await client.close();
      await iam.close();
      await sandbox.close();
    },
  };
}
