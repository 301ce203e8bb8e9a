import { showUntil } from './look-again';
import { useSession } from './session';

const testing = 'app=shop, environment=testing · Sandbox';
const production = 'app=shop, environment=production · Sandbox';

const title = 'environment=testing ↔ environment=production';

describe('promoting configuration by keyboard', function () {
  const session = useSession();

  it('compares two environments in a view, and an item of both side by side', async () => {
    const { workbench } = session();
    await workbench.openViews('Engine Room');
    await workbench.widenSideBar(470);
    const engines = workbench.tree('Engines');
    await engines.expand('Sandbox', 'Configuration');
    await engines.goTo(/shop.*testing · /, 3);
    await engines.runOnRow('Compare Configuration…');
    await workbench.choose('Sandbox', `Compare ${testing} with`);
    await workbench.choose('app=shop, environment=production', `Compare ${testing} with: Sandbox`);
    const comparison = workbench.tree(title);
    await comparison.row('1 different', 1).waitFor();
    await showUntil(workbench.activeTab('application.yaml: '), async () => {
      await comparison.goTo('application.yaml', 2);
      await workbench.page.keyboard.press('Enter');
    });
  });

  it('promotes an item to the other environment, after which both have it alike', async () => {
    const { workbench } = session();
    const comparison = workbench.tree(title);
    await comparison.goTo('application.yaml', 2);
    await comparison.runOnRow('Promote Compared Items…');
    await workbench.choose(production, 'Promote items (1) to');
    const question = 'Change value of the configuration item application.yaml';
    const done = workbench.notification('Written and verified.').waitFor({ timeout: 60_000 });
    await Promise.all([workbench.answerDialog(question, 'Promote'), done]);
    await workbench.tree('Plan for Sandbox').row('1 changed', 1).waitFor();
    await comparison.row('1 different', 1).waitFor({ state: 'hidden' });
    await workbench.runCommand('Engine Room: Close Comparison');
    await comparison.row(/only in/, 1).waitFor({ state: 'hidden' });
  });
});
