import * as l10n from '@vscode/l10n';
import type { Service } from '../../api/catalogue/operation';
import { reaches, type ResolvedConnection } from '../../connections/resolved-connection';
import type { Choice, Prompts } from '../prompts';

/** What choosing a connection needs. */
interface Needs {
  readonly live: { list(): Promise<readonly ResolvedConnection[]> };
  readonly prompts: Pick<Prompts, 'choose' | 'inform'>;
}

/**
 * The connection that reaches every service needed, or one of several that the user chooses; undefined when there is
 * none, which is said, or none was chosen.
 *
 * @param title What the connection is for.
 * @param given The one that is meant, such as that of a row; of an engine's, the project's where that is needed.
 * @param isReached Whether a connection reaches a service; by its addresses when left out.
 */
export async function chooseConnection(
  { live, prompts }: Needs,
  needed: readonly Service[],
  title: string,
  given?: ResolvedConnection,
  isReached = reaches,
): Promise<ResolvedConnection | undefined> {
  const isFitting = (target: ResolvedConnection): boolean =>
    needed.every((service) => isReached(target, service));
  if (given) {
    const meant = [given, ...(given.above ? [given.above] : [])].find(isFitting);
    const { name } = given.connection;
    if (!meant) {
      await prompts.inform(
        l10n.t('{0} does not reach {1}: choose another connection.', name, needed.join(', ')),
      );
    }
    return meant;
  }
  const fitting = (await live.list()).filter(isFitting);
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  if (only) return askForConnection(prompts, title, fitting.map(connectionChoice));
  await prompts.inform(
    l10n.t(
      'No connection reaches {0}: run Engine Room: Add Connection, or start the sandbox.',
      needed.join(', '),
    ),
  );
  return undefined;
}

/** Asks for a connection. @param title What it is for. */
export function askForConnection<T>(
  prompts: Pick<Prompts, 'choose'>,
  title: string,
  choices: readonly Choice<T>[],
): Promise<T | undefined> {
  const placeholder = l10n.t('Part of a name or an address');
  return prompts.choose(l10n.t('{0}: select a connection', title), choices, undefined, placeholder);
}

/** The row of a connection in a list to choose from. */
export function connectionChoice(target: ResolvedConnection): Choice<ResolvedConnection> {
  return { label: target.connection.name, description: target.address, value: target };
}
