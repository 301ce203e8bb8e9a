import { iamPassword } from '../../../api/auth/iam-password';
import { noCredentials } from '../../../api/auth/credentials';
import { createToken } from '../../../api/catalogue/iam/tokens';
import { createApplication } from '../../../api/catalogue/servicestage/applications';
import { createComponent } from '../../../api/catalogue/servicestage/components';
import { createEnvironment } from '../../../api/catalogue/servicestage/environments';
import { createComponentInstance } from '../../../api/catalogue/servicestage/instances';
import { createClient } from '../../../api/client';
import type { ApiClient } from '../../../api/client';
import type { SandboxOptions } from '../../../sandbox/options';
import { startTestSandbox } from './running';

export const cartCluster = { id: 'b4a5d4098fb4474fa22cd05f897d6b01', type: 'cce' as const };
/** The image of its first version. */
export const cartImage = {
  storage: 'swr',
  type: 'image',
  url: 'swr.example.com/shop/cart:1',
  auth: 'iam',
} as const;

/** An instance of the component cart in the environment dev, whose first deployment has just begun. */
export async function deployCart(client: ApiClient, project_id: string) {
  const environment = { name: 'dev', vpc_id: 'vpc-1', base_resources: [cartCluster] };
  const { id: environment_id } = await client.call(createEnvironment, { project_id, body: environment });
  const { id: application_id } = await client.call(createApplication, { project_id, body: { name: 'shop' } });
  const body = { name: 'cart', runtime: 'Docker', category: 'Common' as const };
  const { id } = await client.call(createComponent, { project_id, application_id, body });
  const component = { project_id, application_id, component_id: id };
  const started = await client.call(createComponentInstance, {
    ...component,
    body: {
      name: 'cart-dev',
      environment_id,
      replica: 2,
      flavor_id: 'MICRO-5G:0.5C:1G',
      artifacts: { cart: cartImage },
      version: '1.0.0',
      refer_resources: [{ ...cartCluster, parameters: { namespace: 'default' } }],
    },
  });
  return { environment_id, component, at: { ...component, instance_id: started.instance_id }, ...started };
}

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
