import { useSession } from './session';
import type { Workbench } from './workbench';

const gateway = ['Sandbox', 'ServiceStage', 'shop', 'gateway', 'gateway-test'];
const image = 'swr.eu-west-101.myhuaweicloud.com/lakeside-shop/gateway:2.1.0';

/** One action by keyboard: the row, the item of its menu, the answers, and what the row or the editor says afterwards. */
interface Scene {
  readonly title: string;
  readonly view: string;
  readonly row: readonly string[];
  readonly answers?: (workbench: Workbench) => Promise<void>;
  /** How the question begins. */
  readonly question: string;
  readonly message: string | RegExp;
  /** What the row says afterwards. */
  readonly shown: RegExp;
}

const onInstance = { view: 'Instances', row: gateway };

const scenes: readonly Scene[] = [
  {
    ...onInstance,
    title: 'Stop Component Instance',
    question: 'Stop gateway-test?',
    message: 'gateway-test is stopped.',
    shown: /stopped/,
  },
  {
    ...onInstance,
    title: 'Start Component Instance',
    question: 'Start gateway-test?',
    message: 'gateway-test is started: 1 of 1 replicas run.',
    shown: /1 of 1/,
  },
  {
    ...onInstance,
    title: 'Restart Component Instance',
    question: 'Restart gateway-test?',
    message: 'gateway-test is restarted: 1 of 1 replicas run.',
    shown: /1 of 1/,
  },
  {
    ...onInstance,
    title: 'Scale Component Instance…',
    answers: (workbench) => workbench.answerAll('2', 'Number of replicas'),
    question: 'Scale gateway-test from 1 to 2 replicas?',
    message: 'gateway-test is scaled: 2 of 2 replicas run.',
    shown: /2 of 2/,
  },
  {
    ...onInstance,
    title: 'Upgrade Component Instance…',
    answers: async (workbench) => {
      await workbench.answerAll('2.1.0', 'New version');
      await workbench.answerAll(image, 'Image of gateway');
    },
    question: 'Upgrade gateway-test to 2.1.0?',
    message: 'gateway-test is upgraded to 2.1.0: 2 of 2 replicas run.',
    shown: /2\.1\.0/,
  },
  {
    ...onInstance,
    title: 'Roll Back Component Instance…',
    answers: (workbench) => workbench.choose('2.0.1', 'Version to go back to'),
    question: 'Roll back gateway-test to 2.0.1?',
    message: /gateway-test is rolled back to 2\.0\.1/,
    shown: /2\.0\.1/,
  },
];

describe('actions by keyboard', () => {
  const session = useSession({ pace: 0.1 });

  before(() => session().workbench.openViews('Engine Room'));

  for (const { title, view, row, answers, question, message, shown } of scenes) {
    const agreement = title.replace('…', '');

    it(`${agreement}: from the menu of the row to what the row says afterwards`, async () => {
      const { workbench } = session();
      const tree = workbench.tree(view);
      await tree.expand(...row);
      await tree.runOnRow(title);
      await answers?.(workbench);
      const told = workbench.notification(message).waitFor({ timeout: 60_000 });
      await Promise.all([workbench.answerDialog(question, agreement), told]);
      const after = tree.row(row.at(-1) ?? '', row.length);
      await after.filter({ hasText: shown }).waitFor();
    });
  }
});
