import { useSession } from './session';

describe('in a dark window in Chinese', () => {
  const session = useSession({ look: { language: 'zh-cn', theme: 'Default Dark Modern' } });

  it('views and their rows are Chinese', async () => {
    const { workbench, picture } = session();
    await workbench.openFile('hello-world/lain.yaml');
    await workbench.openViews('Engine Room');
    await workbench.tree('引擎').row('服务中心', 2).waitFor();
    await workbench.tree('实例').row('hello-world', 2).waitFor();
    await picture('chinese');
  });

  it('commands are found by their Chinese titles', async () => {
    const { workbench } = session();
    await workbench.runCommand('Engine Room: 转到引擎…');
    await workbench.activeChoice().waitFor();
    await workbench.page.keyboard.press('Escape');
  });

  it('what is wrong in a manifest is said in Chinese', async () => {
    const { workbench } = session();
    await workbench.openFile('hello-world/lain.yaml', 21, 9);
    await workbench.typeOverRestOfLine('80800');
    await (await workbench.problem('端口')).waitFor();
  });
});
