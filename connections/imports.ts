import * as l10n from '@vscode/l10n';
import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { parse as parseYaml } from 'yaml';
import { findKeys } from '../api/auth/found-keys';
import type { KeySources } from '../api/auth/found-keys';
import { readConnections } from './read-connections';
import { differInNameOnly, resolveConnection } from './resolved-connection';
import type { ResolvedConnection } from './resolved-connection';
import type { Secret } from './secret';

/** A connection that another tool on this computer knows. */
export interface FoundConnection {
  readonly target: ResolvedConnection;
  /** Empty where the connection reads it from the profile itself. */
  readonly secret: Secret;
  /** File, or variable, for display. */
  readonly origin: string;
}

export interface FoundConnections {
  readonly found: readonly FoundConnection[];
  /** One sentence for each file or entry that can't be used; quotes no secret. */
  readonly problems: readonly string[];
}

/** An entry as `engineRoom.connections` has it, with its secret. */
interface Entry {
  readonly connection: Readonly<Record<string, unknown>>;
  readonly secret: Secret;
}

const text = Type.Optional(Type.String());

/** Configuration of the vendor's command line; other members are passed over. */
const VendorConfig = Type.Object({
  profiles: Type.Array(
    Type.Object({
      name: Type.String({ minLength: 1 }),
      region: text,
      projectId: text,
      accessKeyId: text,
      secretAccessKey: text,
      securityToken: text,
    }),
  ),
});

/** Clusters of lain-cli, by name. */
const LainConfig = Type.Record(
  Type.String(),
  Type.Object({
    domain: Type.String({ minLength: 1 }),
    sso_token: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  }),
);

/**
 * Finds the connections that the vendor's command line (`~/.hcloud/config.json`), its SDKs (`HUAWEICLOUD_SDK_AK` …, or
 * `~/.huaweicloud/credentials`) and lain-cli (`~/.lain/lain.conf.yaml`) are set up for.
 *
 * @param sources `readFile` limits what it reads, and throws when a file is there but can't be read.
 */
export async function findConnections(sources: KeySources): Promise<FoundConnections> {
  const { homeFolder } = sources;
  const reading = [
    readConfig(sources, `${homeFolder}/.hcloud/config.json`, entriesOfVendor),
    readConfig(sources, `${homeFolder}/.lain/lain.conf.yaml`, entriesOfLain),
    keysOfSdks(sources),
  ];
  const read = await Promise.all(reading);
  return { found: read.flatMap(({ found }) => found), problems: read.flatMap(({ problems }) => problems) };
}

async function readConfig(
  { readFile }: KeySources,
  path: string,
  entriesIn: (content: string) => readonly Entry[] | undefined,
): Promise<FoundConnections> {
  try {
    const content = await readFile(path);
    if (content === undefined) return { found: [], problems: [] };
    const entries = entriesIn(content);
    return entries ? resolveAll(entries, path) : unusable(path);
  } catch (error) {
    return { found: [], problems: [error instanceof Error ? error.message : String(error)] };
  }
}

function unusable(path: string): FoundConnections {
  return { found: [], problems: [l10n.t('{0} doesn’t have the expected form.', path)] };
}

/** Profiles with keys and a region; those of other ways to sign in are passed over. */
function entriesOfVendor(content: string): readonly Entry[] | undefined {
  const config = parsed(JSON.parse, content);
  if (!Value.Check(VendorConfig, config)) return undefined;
  return config.profiles.flatMap(
    ({ name, region, projectId, accessKeyId, secretAccessKey, securityToken }) => {
      if (!region || !accessKeyId || !secretAccessKey) return [];
      const connection = {
        type: 'huaweicloud',
        name,
        region,
        ...(projectId && { projectId }),
        authentication: 'access-keys',
      };
      const secret = {
        accessKey: accessKeyId,
        secretKey: secretAccessKey,
        ...(securityToken && { securityToken }),
      };
      return [{ connection, secret }];
    },
  );
}

/** A cluster's console is at `console.` below its domain. */
function entriesOfLain(content: string): readonly Entry[] | undefined {
  const config = parsed(parseYaml, content);
  if (!Value.Check(LainConfig, config)) return undefined;
  return Object.entries(config).map(([name, { domain, sso_token: token }]) => ({
    connection: {
      type: 'lain',
      name,
      console: `http://console.${domain}`,
      authentication: token ? 'token' : 'none',
    },
    secret: token ? { token } : {},
  }));
}

function parsed(parse: (content: string) => unknown, content: string): unknown {
  try {
    return parse(content);
  } catch {
    return undefined; // the message may quote a secret; the caller says which file it is
  }
}

/** The SDKs know no region: that of their variable, or of the provider of Terraform. */
async function keysOfSdks(sources: KeySources): Promise<FoundConnections> {
  const { environment } = sources;
  const region = [environment['HUAWEICLOUD_SDK_REGION'], environment['HW_REGION_NAME']].find((one) =>
    one?.trim(),
  );
  const keys = await findKeys(sources).catch(() => undefined); // the file is read, and its failure told, on signing in
  if (!keys) return { found: [], problems: [] };
  const isVariable = Object.hasOwn(environment, keys.origin);
  const origin = isVariable ? l10n.t('environment variable {0}', keys.origin) : keys.origin;
  if (region === undefined) {
    const problem = l10n.t(
      'The access keys of {0} name no region: set HW_REGION_NAME, or add the connection.',
      origin,
    );
    return { found: [], problems: [problem] };
  }
  const connection = { type: 'huaweicloud', name: region, region, authentication: 'profile' };
  return resolveAll([{ connection, secret: {} }], origin);
}

function resolveAll(entries: readonly Entry[], origin: string): FoundConnections {
  const found: FoundConnection[] = [];
  const problems: string[] = [];
  for (const { connection, secret } of entries) {
    const read = readConnections([connection], 'settings');
    const [target] = read.connections;
    if (target) found.push({ target, secret, origin });
    else problems.push(`${origin}: ${String(connection['name'])}: ${read.problems.join(' ')}`);
  }
  return { found, problems };
}

/**
 * What is not there yet, under names that are free: a connection that is there under any name is left out, and one whose
 * name is taken gets a number.
 */
export function newConnections(
  found: readonly FoundConnection[],
  existing: readonly ResolvedConnection[],
): readonly FoundConnection[] {
  const known = [...existing];
  return found.flatMap((one) => {
    if (known.some((target) => differInNameOnly(target, one.target))) return [];
    const target = withFreeName(
      one.target,
      known.map(({ connection }) => connection.name),
    );
    known.push(target);
    return [{ ...one, target }];
  });
}

function withFreeName(target: ResolvedConnection, taken: readonly string[]): ResolvedConnection {
  const { connection, type, origin } = target;
  let name = connection.name;
  for (let number = 2; taken.includes(name); number += 1) name = `${connection.name} (${number})`;
  return name === connection.name ? target : resolveConnection(type, { ...connection, name }, origin);
}
