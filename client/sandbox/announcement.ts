import * as Type from 'typebox';
import { Value } from 'typebox/value';
import type { EditorConnection as Connection } from '../../connections/connection';
import { placeOf, type Place } from '../connections/place';
import type { Secret } from '../connections/secrets';

/** The line that a sandbox prints when it is ready; addresses of what it doesn't serve are absent. */
const Announcement = Type.Object({
  lain: Type.Optional(Type.String()),
  registry: Type.Optional(Type.String()),
  kie: Type.Optional(Type.String()),
  credentials: Type.Object({
    lain: Type.Optional(Type.Object({ accessToken: Type.String() })),
    registry: Type.Optional(
      Type.Object({
        authentication: Type.String(),
        name: Type.Optional(Type.String()),
        password: Type.Optional(Type.String()),
      }),
    ),
  }),
});
type Announcement = Type.Static<typeof Announcement>;

/** A place of the sandbox with what signs in there. */
export interface SandboxPlace {
  readonly place: Place;
  readonly secret: Secret | undefined;
}

/** Reads the line of a sandbox; undefined when the text is none. */
export function readAnnouncement(line: string): readonly SandboxPlace[] | undefined {
  const value = parse(line);
  if (!Value.Check(Announcement, value)) return undefined;
  return [...lainPlace(value), ...enginePlace(value)];
}

function lainPlace({ lain, credentials }: Announcement): SandboxPlace[] {
  if (lain === undefined) return [];
  const token = credentials.lain?.accessToken;
  const connection: Connection = {
    type: 'lain',
    name: 'Sandbox LAIN',
    console: lain,
    authentication: token === undefined ? 'none' : 'token',
  };
  const secret: Secret | undefined = token === undefined ? undefined : { kind: 'token', token };
  return [{ place: placeOf(connection, 'sandbox'), secret }];
}

function enginePlace({ registry, kie, credentials }: Announcement): SandboxPlace[] {
  if (registry === undefined) return [];
  const { name, password } = credentials.registry ?? {};
  const signsIn = name !== undefined && password !== undefined;
  const connection: Connection = {
    type: 'engine',
    name: 'Sandbox engine',
    registry,
    ...(kie !== undefined && { kie }),
    authentication: signsIn ? 'rbac' : 'none',
  };
  const secret: Secret | undefined = signsIn ? { kind: 'password', user: name, password } : undefined;
  return [{ place: placeOf(connection, 'sandbox'), secret }];
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // not JSON, so no announcement: the caller says so
  }
}
