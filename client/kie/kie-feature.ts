import * as vscode from 'vscode';
import type { kieCommands } from '../commands/kie-commands';
import { registerCommand } from '../commands/register';
import type { Feature } from '../services';
import type { KieWork } from './kie-work';

const ids: readonly (keyof typeof kieCommands)[] = [
  'importKieItems',
  'exportKieItems',
  'compareConfiguration',
  'promoteKieItems',
  'promoteCompared',
  'refreshComparison',
  'closeComparison',
];

/** Commands on many configuration items. What they do is loaded on the first call. */
export const kieFeature: Feature = (services) => {
  let work: KieWork | undefined;
  const load = async (): Promise<KieWork> => {
    const { KieWork } = await import('./kie-work');
    return (work ??= new KieWork(services));
  };
  return vscode.Disposable.from(
    { dispose: () => work?.dispose() },
    ...ids.map((id) =>
      registerCommand(services, id, async (row, selected) => (await load()).run[id](row, selected)),
    ),
  );
};
