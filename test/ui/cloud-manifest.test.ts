import { useSession } from './session';

const file = 'shop/checkout.governance.yaml';
const rateLine = 27;
const periodLine = 28;

describe('a cloud manifest in the workbench', () => {
  const session = useSession();

  it('shows a mistake in its place, and explains the key', async () => {
    const { workbench, picture } = session();
    await workbench.openFile(file, periodLine, '  limitRefreshPeriod: '.length + 1);
    await workbench.typeOverRestOfLine('100ms');
    await workbench.goTo(periodLine, '  limitRefreshPeriod: '.length + 2);
    await workbench.hover('is no duration for', 'Length of a period');
    await picture('cloud-manifest');
    await workbench.goTo(periodLine, '  limitRefreshPeriod: '.length + 1);
    await workbench.typeOverRestOfLine('1S');
    await workbench.noErrors();
  });

  it('repairs the mistake by a quick fix', async () => {
    const { workbench, picture } = session();
    await workbench.openFile(file, periodLine, '  limitRefreshPeriod: '.length + 1);
    await workbench.typeOverRestOfLine('100ms');
    await workbench.goTo(periodLine, '  limitRefreshPeriod: '.length + 2);
    await workbench.quickFixes('Change to `100`');
    await picture('quick-fix');
    await workbench.takeQuickFix();
    await workbench.noErrors();
    await workbench.goTo(periodLine, '  limitRefreshPeriod: '.length + 1);
    await workbench.typeOverRestOfLine('1S');
  });

  it('completes a key of a policy', async () => {
    const { workbench, picture } = session();
    await workbench.openFile(file, rateLine, '  rate: 100'.length + 1);
    await workbench.type('\n');
    await workbench.goTo(rateLine + 1, 1);
    await workbench.typeOverRestOfLine('  time');
    await workbench.suggest('timeoutDuration');
    await picture('completion');
    await workbench.acceptSuggestion('timeoutDuration');
  });
});
