import { randomBytes } from 'node:crypto';
import type { Input } from '../../api/catalogue/operation';
import { listAuthDomains, listAuthProjects, listProjects } from '../../api/catalogue/iam/projects';
import { createToken } from '../../api/catalogue/iam/tokens';
import { createIamUser } from '../../api/catalogue/iam/users';
import { json, Refusal } from '../http/exchange';
import type { Endpoint, WireRequest } from '../http/exchange';
import { readInput } from '../http/input';
import { identify } from './authorize';
import { isSigned } from './signature';
import type { Iam, IamProject, IamState } from './state';
import { createUser } from './users';

type Scope = NonNullable<Input<typeof createToken>['body']['auth']['scope']>;

const titles: Record<number, string> = { 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden' };

/** Sign-in and projects. Source: CSE API Reference, sections 3.2 and 8.4. */
export function iamEndpoints(iam: Iam): Endpoint[] {
  return [
    {
      operation: createToken,
      answer: (request) => {
        const result = readInput(createToken, request);
        if ('problem' in result) throw refuse(400, 'The request body is invalid.');
        const token = signIn(iam, result.input);
        return json(201, { token: token.description }, { 'X-Subject-Token': token.value });
      },
    },
    {
      operation: listProjects,
      answer: (request) => {
        authorize(iam, request);
        const { name } = request.query;
        return json(
          200,
          shownProjects(iam, (project) => name === undefined || project.name === name),
        );
      },
    },
    {
      operation: listAuthProjects,
      answer: (request) => {
        authorize(iam, request);
        return json(
          200,
          shownProjects(iam, () => true),
        );
      },
    },
    {
      operation: listAuthDomains,
      answer: (request) => {
        authorize(iam, request);
        const links = { next: null, previous: null };
        const domain = { ...iam.state.domain, description: '', enabled: true, links };
        return json(200, { domains: [domain], links });
      },
    },
    {
      operation: createIamUser,
      answer: (request) => {
        authorize(iam, request);
        return createUser(iam, request);
      },
    },
  ];
}

/** IAM's error form. */
export function refuse(code: number, message: string): Refusal {
  return new Refusal(json(code, { error: { code, message, title: titles[code] ?? 'Error' } }));
}

function shownProjects({ state }: Iam, isWanted: (project: IamProject) => boolean) {
  const links = { next: null, previous: null };
  const projects = state.projects.filter(isWanted).map((project) => ({
    ...project,
    domain_id: state.domain.id,
    parent_id: state.domain.id,
    is_domain: false,
    enabled: true,
    links,
  }));
  return { projects, links };
}

function signIn(iam: Iam, { body }: Input<typeof createToken>) {
  const { state } = iam;
  const given = body.auth.identity.password.user;
  const user = state.users.find((one) => one.name === given.name && one.password === given.password);
  if (!user || given.domain.name !== state.domain.name)
    throw refuse(401, 'The username or password is wrong.');
  const project = projectOfScope(state, body.auth.scope ?? {});

  const now = iam.clock.now();
  const expiresAt = now + iam.tokenLife;
  const value = `MII${randomBytes(180).toString('base64url')}`;
  const entry = { token: value, userId: user.id, expiresAt, ...(project ? { projectId: project.id } : {}) };
  state.tokens = [...state.tokens.filter((one) => one.expiresAt > now), entry];
  const description = {
    expires_at: microseconds(expiresAt),
    issued_at: microseconds(now),
    methods: ['password'],
    catalog: [],
    roles: [{ id: '0', name: 'te_admin' }],
    user: { id: user.id, name: user.name, domain: state.domain },
    ...(project ? { project: { id: project.id, name: project.name, domain: state.domain } } : {}),
  };
  return { value, description };
}

/** The project in a token's scope; undefined for the account's scope. */
function projectOfScope(state: IamState, { project: wanted, domain }: Scope): IamProject | undefined {
  if (domain && !isMeant(state.domain, domain)) {
    throw refuse(401, 'The account does not exist or the user has no access to it.');
  }
  if (!wanted) return undefined;
  const project = state.projects.find((one) => isMeant(one, wanted));
  if (!project) throw refuse(401, 'The project does not exist or the user has no access to it.');
  return project;
}

function isMeant(one: { id: string; name: string }, { id, name }: { id?: string; name?: string }): boolean {
  return (id === undefined || one.id === id) && (name === undefined || one.name === name);
}

/** IAM reports refused tokens in its own form; refused signatures are reported by the gateway. */
function authorize({ state, clock }: Iam, request: WireRequest): void {
  if (isSigned(request)) {
    identify(state, request, clock.now());
    return;
  }
  const token = request.headers['x-auth-token'];
  const found = state.tokens.find((one) => one.token === token);
  if (!found || found.expiresAt <= clock.now()) {
    throw refuse(401, 'The request you have made requires authentication.');
  }
}

/** IAM writes microseconds. */
function microseconds(time: number): string {
  return new Date(time).toISOString().replace('Z', '000Z');
}
