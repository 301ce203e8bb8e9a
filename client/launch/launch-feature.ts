import { registerCommand } from '../commands/register';
import type { Feature } from '../services';

/** *Engine Room: Start Dark Launch…*. Its modules are loaded on the first call. */
export const launchFeature: Feature = (services) =>
  registerCommand(services, 'startDarkLaunch', async (row) => {
    const { startDarkLaunch } = await import('./start-launch');
    await startDarkLaunch(services, row);
  });
