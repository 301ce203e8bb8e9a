import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { ApiError } from '../../../api/errors/api-error';
import type { ApiClient } from '../../../api/client';
import { isRecord } from '../../../api/values';
import { engineRoots } from '../../../client/views/engines';
import { instanceRoots } from '../../../client/views/instances';
import { LazyTree } from '../../../client/views/lazy-tree';
import { microserviceRoots } from '../../../client/views/microservices';
import type { TreeNode } from '../../../client/views/tree-node';
import type { Session } from '../../../connections/session';
import { SharedLists } from '../../../resources/shared-lists';
import { fakeClock } from '../../unit/api/fakes';
import { plainDisplay } from '../../unit/client/tree-display';
import { sandboxSessions, type SandboxSessions } from './sessions';

/** A link, an icon, a colour of the terminal, a line of its own, and text that runs backwards. */
const hostile = ' $(key) [Sign in](command:engineRoom.deploy) <b>\u001b[31m\nnext\u202e';

/** What must not be in a row; a tooltip may have lines. */
const dangerous = /\]\(|\$\(|[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u;

const trees = { engineRoots, instanceRoots, microserviceRoots };

type Call = ApiClient['call'];

interface Texts {
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
}

describe('rows of a hostile server', () => {
  let sandbox: SandboxSessions;
  let lists: SharedLists;
  before(async () => {
    sandbox = await sandboxSessions();
    lists = new SharedLists(fakeClock().clock);
  });
  after(async () => {
    lists.dispose();
    await sandbox.close();
  });
  afterEach(() => lists.retainSessions(new Set()));

  /** All rows of a view, whose server answers calls so. */
  async function rowsOf(roots: keyof typeof trees, answer: (call: Call) => Call) {
    const targets = [sandbox.console, sandbox.engine];
    const sessions = {
      get: (id: string) => {
        const target = targets.find((one) => one.id === id);
        assert.ok(target);
        return Promise.resolve(answeringWith(sandbox.open(target), answer));
      },
    };
    const tree = new LazyTree(
      () => Promise.resolve(trees[roots](targets)),
      { sessions, lists },
      plainDisplay,
      fakeClock().clock,
    );
    const rows = await allRows(tree);
    // Opening rows tells more about those above them.
    const items = rows.map((node) => tree.resolveTreeItem(tree.getTreeItem(node), node));
    tree.dispose();
    return items.map(textsOf);
  }

  for (const roots of ['engineRoots', 'instanceRoots', 'microserviceRoots'] as const) {
    it(`hold plain text alone: names and all else (${roots})`, async () => {
      const call = (original: Call) =>
        (async (operation, input, options) =>
          withHostileTexts(await original(operation, withoutHostileTexts(input), options))) as Call;
      const rows = await rowsOf(roots, call);
      assertPlain(rows);
      const foreign = rows.filter(({ label }) => label.includes('Sign in'));
      assert.ok(roots === 'engineRoots' || foreign.length > 5, `${String(foreign.length)} of ${rows.length}`);
      assert.ok(rows.some(({ description }) => description.includes('Sign in')));
    });

    it(`hold plain text alone: errors and what may help (${roots})`, async () => {
      const refuse = (() => {
        const details = {
          kind: 'server',
          message: `No${hostile}`,
          remedy: `Try${hostile}`,
          operation: 'x',
        } as const;
        return Promise.reject(new ApiError(details));
      }) as Call;
      const rows = await rowsOf(roots, () => refuse);
      assertPlain(rows);
      const failed = rows.filter(({ description }) => description.startsWith('Try'));
      assert.ok(failed.length > 0);
      for (const { label, tooltip } of failed) {
        assert.match(label, /^No/);
        assert.match(tooltip, /^No.*Sign in[\s\S]*Try/);
      }
    });
  }
});

function answeringWith(session: Session, answer: (call: Call) => Call): Session {
  const client: Session['client'] = async (service) => {
    const real = await session.client(service);
    const call = answer(real.call.bind(real));
    return new Proxy(real, {
      get: (target, name): unknown => (name === 'call' ? call : Reflect.get(target, name)),
    });
  };
  return { ...session, client };
}

async function allRows(tree: LazyTree, node?: TreeNode): Promise<TreeNode[]> {
  const children = await tree.getChildren(node);
  const below = await Promise.all(children.map((child) => allRows(tree, child)));
  return [...children, ...below.flat()];
}

/** What an item shows. Markdown and highlights are objects, and would not be plain. */
function textsOf({ label, description, tooltip }: vscode.TreeItem): Texts {
  return { label: plain(label), description: plain(description), tooltip: plain(tooltip) };
}

function plain(text: unknown = ''): string {
  if (typeof text !== 'string') assert.fail(`${typeof text} is shown`);
  return text;
}

function assertPlain(rows: readonly Texts[]): void {
  assert.ok(rows.length > 0);
  for (const { label, description, tooltip } of rows) {
    for (const text of [label, description, tooltip]) assert.doesNotMatch(text, dangerous);
    assert.doesNotMatch(label + description, /\n/);
  }
}

function withHostileTexts(value: unknown): unknown {
  return mapTexts(value, (text) => (text === '' ? text : text + hostile));
}

function withoutHostileTexts<T>(value: T): T {
  return mapTexts(value, (text) => text.replaceAll(hostile, '')) as T;
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapTexts(member, change)]));
}
