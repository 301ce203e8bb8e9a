import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { SandboxConnection } from './connection';

const text = Type.Optional(Type.String());

/** The line that a sandbox prints when it is ready; services that it doesn't run are absent. */
const ReadyLine = Type.Object({
  ...SandboxConnection.properties.addresses.properties,
  credentials: Type.Object({
    lain: Type.Optional(Type.Object({ accessToken: text })),
    registry: Type.Optional(Type.Object({ name: text, password: text })),
    iam: Type.Optional(
      Type.Object({ domain: text, user: text, password: text, project: text, projectId: text }),
    ),
  }),
});
export type ReadyLine = Type.Static<typeof ReadyLine>;

/** Parses a sandbox's ready line; undefined for any other text. */
export function readReadyLine(line: string): ReadyLine | undefined {
  const value = parse(line);
  return Value.Check(ReadyLine, value) ? value : undefined;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // not JSON: the caller reports it
  }
}
