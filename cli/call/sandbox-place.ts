import * as Type from 'typebox';
import { Value } from 'typebox/value';
import type { Service } from '../../api/catalogue/operation';
import { UsageError } from '../exit-code';
import type { Place, SignIn } from './place';

const text = Type.Optional(Type.String());
const address = Type.Optional(Type.String({ pattern: '^https?://' }));
const account = Type.Optional(Type.Object({ name: text, password: text }));

/** The line that a sandbox prints when it is ready; what it doesn't serve is absent. */
const ReadyLine = Type.Object({
  iam: address,
  servicestage: address,
  cse: address,
  registry: address,
  kie: address,
  lain: address,
  credentials: Type.Object({
    lain: Type.Optional(Type.Object({ accessToken: text })),
    registry: account,
    iam: Type.Optional(
      Type.Object({ domain: text, user: text, password: text, project: text, projectId: text }),
    ),
  }),
});
type ReadyLine = Type.Static<typeof ReadyLine>;

/** The sandbox of the line in ENGINE_ROOM_SANDBOX, for the calls of one service. Throws a `UsageError` for another text. */
export function sandboxPlace(line: string, service: Service): Place {
  const ready = parse(line);
  if (!Value.Check(ReadyLine, ready)) {
    throw new UsageError('ENGINE_ROOM_SANDBOX is not the line that "engine-room sandbox" prints.');
  }
  const { iam, servicestage, cse, registry, kie, lain } = ready;
  return {
    addresses: { iam, servicestage, cse, nacos: cse, registry, kie, lain },
    signIn: signInTo(service, ready.credentials),
    projectId: ready.credentials.iam?.projectId,
  };
}

function signInTo(service: Service, { lain, registry, iam }: ReadyLine['credentials']): SignIn {
  switch (service) {
    case 'lain':
      return { token: lain?.accessToken };
    case 'registry':
    case 'kie':
      return { user: registry?.name, password: registry?.password };
    case 'iam':
    case 'servicestage':
    case 'cse':
    case 'nacos':
      return { user: iam?.user, password: iam?.password, domain: iam?.domain, project: iam?.project };
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // the caller says what it should have been
  }
}
