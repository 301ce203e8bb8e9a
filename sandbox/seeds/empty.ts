import { emptyCse } from '../cse/cse';
import { emptyKie } from '../kie/kie';
import { registerInstance, registerService, seconds } from '../registry/services';
import type { RegistryState } from '../registry/state';
import { emptyStage } from '../servicestage/stage';
import type { SandboxState } from '../state';

/** Account of the engine when it requires a token. */
export const registryAccount = { name: 'root', password: 'Sandbox.Engine.1' };

/** People who can sign in, the registry itself, and nothing else. */
export function emptyState(now: number): SandboxState {
  return {
    format: 1,
    iam: {
      domain: { id: '65382450e8f64ac0870cd180d14e684b', name: 'lakeside-shop' },
      projects: [
        { id: 'a4a5d4098fb4474fa22cd05f897d6b99', name: 'eu-west-101', description: 'Shop' },
        { id: '0c2c5cf6a2f84f5e8b0d5ea2c9a1f7e3', name: 'ap-southeast-1', description: 'Warehouse' },
      ],
      enterpriseProjects: [
        {
          id: '4d6b1f0e-2c7a-4b39-8e15-9a0c3f7d2b61',
          name: 'warehouse',
          description: 'Warehouse and delivery',
        },
      ],
      users: [{ id: '2f1c8a0b6f9b4f0f9d7e6a5b4c3d2e1f', name: 'lin', password: 'Sandbox.Cloud.1' }],
      tokens: [],
      keys: [
        {
          accessKey: 'SANDBOXACCESSKEY0001',
          secretKey: 'SandboxSecretKeyOfLin00000000000000000001',
          userId: '2f1c8a0b6f9b4f0f9d7e6a5b4c3d2e1f',
        },
        {
          accessKey: 'SANDBOXACCESSKEY0002',
          secretKey: 'SandboxSecretKeyOfLin00000000000000000002',
          userId: '2f1c8a0b6f9b4f0f9d7e6a5b4c3d2e1f',
          securityToken: 'SandboxSecurityTokenOfLin',
          expiresAt: now + 24 * 3_600_000,
        },
      ],
    },
    lain: {
      domain: 'lain.local',
      users: [
        { name: 'lin', fullName: 'Lin Wei', accessToken: 'sandbox-token-of-lin', clusterAdmin: false },
        { name: 'mei', fullName: 'Mei Zhang', accessToken: 'sandbox-token-of-mei', clusterAdmin: false },
        { name: 'root', fullName: 'Cluster Admin', accessToken: 'sandbox-token-of-root', clusterAdmin: true },
      ],
      apps: [],
      streamPorts: [],
      nextLogId: 1,
    },
    registry: registryAlone(now),
    servicestage: emptyStage(),
    kie: emptyKie(),
    nacos: { namespaces: [] },
    cse: emptyCse(),
  };
}

/** The registry registers itself, as a service that every tenant sees. */
function registryAlone(now: number): RegistryState {
  const state: RegistryState = {
    services: [],
    instances: {},
    schemas: [],
    dependencies: [],
    configurations: [],
    accounts: [
      {
        ...registryAccount,
        roles: ['admin'],
        status: 'active',
        createTime: seconds(now),
        updateTime: seconds(now),
      },
    ],
    roles: [],
    tokens: [],
    locks: [],
  };
  const own = { serviceName: 'SERVICECENTER', version: '2.3.0', environment: 'development' } as const;
  registerService(state, 'default', own, {}, now);
  for (const registered of state.services) {
    registered.shared = true;
    registerInstance(
      state,
      registered,
      { hostName: 'localhost', endpoints: ['rest://127.0.0.1:30100/'] },
      now,
    );
  }
  for (const registered of Object.values(state.instances).flat()) registered.keptAlive = true;
  return state;
}
