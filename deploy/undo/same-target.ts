import * as l10n from '@vscode/l10n';
import type { DeployContext } from '../deploy-kind';
import type { RunRecord } from '../history/run-record';
import { writtenServers } from '../run-target';

/** The run was on another server, or in another project of it, than the connection reaches; the message names both. */
export class OtherTarget extends Error {}

type RunTarget = RunRecord['target'];
type RecordedServer = NonNullable<RunTarget['servers']>[number];

/**
 * Requires that a connection reaches all that a run wrote to, whatever its name.
 * @throws OtherTarget when it does not, or nobody knows
 * @throws ApiError when the project of the cloud can't be read
 */
export async function requireSameTarget({ target }: RunRecord, context: DeployContext): Promise<void> {
  const { name, servers } = target;
  if (!servers) {
    throw new OtherTarget(
      l10n.t('The record of the run doesn’t say in which project it was: an earlier version wrote it.'),
    );
  }
  const { session } = context;
  const own: readonly RecordedServer[] = await writtenServers(context, session.services);
  const other = servers.find((one) => !own.some((server) => isSame(one, server)));
  if (!other) return;
  const { connection, address } = session.target;
  const instead = own.find(({ service }) => service === other.service) ?? { address };
  throw new OtherTarget(
    l10n.t(
      'The run was on {0}, and this connection is {1}.',
      describe(name, other),
      describe(connection.name, instead),
    ),
  );
}

function isSame(one: RecordedServer, other: RecordedServer): boolean {
  return (
    one.service === other.service &&
    one.address === other.address &&
    one.project === other.project &&
    one.enterpriseProject === other.enterpriseProject
  );
}

/** A connection with what tells it from others: `team-a (http://10.0.0.5:30110, project alpha)`. */
function describe(
  name: string,
  { address, project, enterpriseProject: enterprise = usual }: Omit<RecordedServer, 'service'>,
): string {
  const parts = [
    address,
    ...(project === undefined ? [] : [l10n.t('project {0}', project)]),
    ...(enterprise === usual ? [] : [l10n.t('enterprise project {0}', enterprise)]),
  ];
  return `${name} (${parts.join(', ')})`;
}

/** The default enterprise project. */
const usual = '0';
