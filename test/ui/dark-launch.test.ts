import { useSession } from './session';

const cart = ['Sandbox', 'CSE engines', 'prod-engine', 'Route rules', 'cart'];
const level = cart.length;

describe('a dark launch by keyboard', () => {
  const session = useSession();

  it('starts from the row of a microservice, whose row then says the stage and what both versions report', async () => {
    const { workbench } = session();
    await workbench.openViews('Engine Room');
    await workbench.widenSideBar(470);
    const tree = workbench.tree('Engines');
    await tree.expand(...cart);
    await tree.runOnRow('Start Dark Launch…');
    await workbench.choose('1.1.0', 'New version');
    await workbench.choose('1.0.0', 'Version of cart that gets the other requests');
    await workbench.choose('All requests', 'Which requests of cart the share is of');
    await workbench.acceptAsIs('Share of the requests of cart for the new version');
    const done = workbench
      .notification('5 % of the requests of cart go to 1.1.0.')
      .waitFor({ timeout: 60_000 });
    const question = 'Send 5 % of the requests of cart to 1.1.0 (shop · production)?';
    await Promise.all([workbench.answerDialog(question, 'Start Dark Launch'), done]);
    await tree
      .row('cart', level)
      .filter({ hasText: /dark launch of 1\.1\.0: 5 %/ })
      .waitFor();
    for (const [version, share] of [
      ['1.1.0', /^1\.1\.0.*5 % · /],
      ['1.0.0', /^1\.0\.0.*95 % · .*per second/],
    ] as const) {
      await tree
        .row(version, level + 1)
        .filter({ hasText: share })
        .waitFor();
    }
  });

  it('goes to the next stage, and back to the rules of before', async () => {
    const { workbench } = session();
    const tree = workbench.tree('Engines');
    await tree.expand(...cart);
    await tree.runOnRow('Next Stage of Dark Launch…');
    const next = workbench
      .notification('25 % of the requests of cart go to 1.1.0.')
      .waitFor({ timeout: 60_000 });
    await Promise.all([
      workbench.answerDialog('Send 25 % of the requests of cart to 1.1.0', 'Next Stage of Dark Launch'),
      next,
    ]);
    await tree.expand(...cart);
    await tree.runOnRow('Go Back from Dark Launch…');
    const back = workbench
      .notification('cart is routed as before the dark launch of 1.1.0.')
      .waitFor({ timeout: 60_000 });
    await Promise.all([
      workbench.answerDialog('Route cart as before the dark launch of 1.1.0', 'Go Back from Dark Launch'),
      back,
    ]);
    await tree
      .row('cart', level)
      .filter({ hasText: /dark launch/ })
      .waitFor({ state: 'hidden' });
  });
});
