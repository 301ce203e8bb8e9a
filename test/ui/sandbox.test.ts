import { useSession } from './session';

describe('a window without a sandbox, by keyboard', () => {
  const session = useSession({ knowsSandbox: false });

  it('starts one, and shows its apps', async () => {
    const { workbench } = session();
    await workbench.openViews('Engine Room');
    await workbench.runCommand('Engine Room: Start Sandbox');
    const tree = workbench.tree('Instances');
    await tree.row('hello-world', 2).waitFor({ timeout: 45_000 });
    await tree.row('Sandbox', 1).waitFor();
  });

  it('stops it, and its rows go', async () => {
    const { workbench } = session();
    await workbench.runCommand('Engine Room: Stop Sandbox');
    await workbench.tree('Instances').row('Sandbox', 1).waitFor({ state: 'detached' });
  });

  it('says that there is none to stop', async () => {
    const { workbench } = session();
    await workbench.runCommand('Engine Room: Stop Sandbox');
    await workbench.notification('This window has not started a sandbox.').waitFor();
  });
});
