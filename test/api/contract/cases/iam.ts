import assert from 'node:assert/strict';
import { listEnterpriseProjects } from '../../../../api/catalogue/eps/enterprise-projects';
import { listAuthDomains, listAuthProjects, listProjects } from '../../../../api/catalogue/iam/projects';
import { createToken } from '../../../../api/catalogue/iam/tokens';
import { createIamUser } from '../../../../api/catalogue/iam/users';
import { contract } from '../contract';
import type { Contract } from '../contract';

const user = { name: 'lin', password: 'Sandbox.Cloud.1', domain: { name: 'lakeside-shop' } };

function signingIn(as: typeof user) {
  return {
    auth: {
      identity: { methods: ['password' as const], password: { user: as } },
      scope: { project: { name: 'eu-west-101' } },
    },
  };
}

export const iamContracts: readonly Contract[] = [
  contract(createToken, {
    valid: () => ({ body: signingIn(user) }),
    demo: true,
    refused: { with: { body: signingIn({ ...user, password: 'Wrong.Word.1' }) }, status: 401 },
  }),
  contract(listProjects, { valid: () => ({}), demo: true, refused: { unsigned: true, status: 401 } }),
  contract(listAuthProjects, { valid: () => ({}), demo: true, refused: { unsigned: true, status: 401 } }),
  contract(listAuthDomains, { valid: () => ({}), demo: true, refused: { unsigned: true, status: 401 } }),
  contract(listEnterpriseProjects, {
    valid: () => ({ status: 1 }),
    check: ({ enterprise_projects: all }) => assert.ok(all.some(({ id }) => id === '0')),
    demo: true,
    refused: { unsigned: true, status: 401 },
  }),
  contract(createIamUser, {
    valid: (place) => ({
      body: { user: { domain_id: '65382450e8f64ac0870cd180d14e684b', name: place.unique('user') } },
    }),
    check: ({ user: created }) => assert.ok(created.id),
    demo: true,
    refused: { status: 409 },
  }),
];
