import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import { engines, scopeOfEngine } from '../../../resources/cse/engines';
import { routedServices, type LiveRule } from '../../../resources/cse/route-rules';
import { writeRouteRules } from '../../../resources/cse/write-route-rules';
import { Answers } from './answers';
import { activateExtension, openRows, shown } from './editor';
import { findRow, itActs } from './scenes';

const routes = ['Sandbox', 'CSE engines', 'prod-engine', 'Route rules'];
const cart = [...routes, 'cart'];
const order = {
  'New version': '1.1.0',
  'gets the other requests': '1.0.0',
  'Which requests': 'All requests',
};

describe('a dark launch in the editor', () => {
  let api: TestApi;
  let former: readonly LiveRule[] = [];

  before(async () => {
    api = await activateExtension();
    former = await writeRules([
      {
        precedence: 1,
        route: [
          { weight: 90, tags: { version: '1.0.0' } },
          { weight: 10, tags: { version: '1.1.0' } },
        ],
      },
    ]);
  });
  after(async () => {
    api.answerWith();
    await writeRules(former);
  });

  /** Writes the rules of the microservice, which other suites leave as they like, and returns those of before. */
  async function writeRules(rules: readonly LiveRule[]): Promise<readonly LiveRule[]> {
    const { signal } = new AbortController();
    const target = (await api.services.connections.list()).find(({ origin }) => origin === 'sandbox');
    assert.ok(target);
    const session = await api.services.live.sessions.get(target.id);
    const { items } = await engines.list(session, {}, signal);
    const engine = items.find(({ name }) => name === 'prod-engine');
    assert.ok(engine);
    const scope = scopeOfEngine(engine);
    const routed = { service: 'cart', environment: 'production', app: 'shop' };
    const before = await routedServices.read(
      session,
      scope,
      routedServices.identity({ ...routed, rules }),
      signal,
    );
    const { clock } = api.services;
    const run = { clock, signal, progress: () => undefined, changed: () => undefined };
    if (rules.length > 0 || before)
      assert.equal(await writeRouteRules(session, scope, routed, rules, run), undefined);
    api.services.lists.invalidateKind(routedServices, session);
    api.services.views.engines.refresh();
    return before?.rules ?? [];
  }

  async function start(row: unknown, choose: Record<string, string> = {}, share = '5') {
    const ask = { 'Share of the requests': share };
    const answers = new Answers({ choose: { ...order, ...choose }, ask, confirm: true });
    api.answerWith(answers);
    await vscode.commands.executeCommand('engineRoom.startDarkLaunch', row);
    api.services.views.engines.refresh();
    return answers;
  }

  it('is started on the row of a microservice, which then shows both versions with what they report', async () => {
    const row = await findRow(api, { row: cart });
    assert.ok(row.flags?.includes('launchable'));
    const answers = await start(row);
    const question = answers.questions.at(-1) ?? '';
    assert.match(question, /^Send 5 % of the requests of cart to 1\.1\.0 \(shop · production\)\?\n/);
    assert.match(question, /1\.1\.0 reports/);
    assert.match(answers.messages.at(-1) ?? '', /^5 % of the requests of cart go to 1\.1\.0\./);
    const again = await start(row);
    assert.deepEqual(again.questions, []);
    assert.match(again.messages.join(), /^cart: There is a dark launch already: finish it, or go back/);
    const launched = await findRow(api, { row: cart });
    assert.match(shown(api.services.views.engines, launched), /dark launch of 1\.1\.0: 5 %/);
    const rows = await openRows(api.services.views.engines, ...cart);
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['1.1.0', '1.0.0', 'All requests', 'All requests'],
    );
    assert.match(rows[3]?.description ?? '', /^no request gets here/);
    assert.match(rows[1]?.description ?? '', /^95 % · .*per second/);
  });

  describe('goes on by the actions of the row', () => {
    itActs([
      {
        command: 'nextLaunchStage',
        row: cart,
        question: /^Send 25 % of the requests of cart to 1\.1\.0 .*\?\n• version=1\.0\.0/,
        message: /^25 % of the requests of cart go to 1\.1\.0\.$/,
      },
      {
        command: 'backFromLaunch',
        row: cart,
        question: /^Route cart as before the dark launch of 1\.1\.0[^]*version=1\.0\.0: 75 % → 90 %/,
        message:
          /^cart is routed as before the dark launch of 1\.1\.0\. Shares: version=1\.0\.0: 75 % → 90 %,/,
      },
    ]);
  });

  describe('of a version', () => {
    it('is started where the registry lists it, on its engine', async () => {
      const { views } = api.services;
      const path = ['Sandbox', 'production', 'shop', 'cart'];
      const version = (await openRows(views.microservices, ...path)).find(({ label }) => label === '1.1.0');
      assert.ok(version);
      const answers = await start(version, {}, '100');
      assert.match(answers.messages.at(-1) ?? '', /^100 % of the requests of cart go to 1\.1\.0\./);
      assert.ok(!answers.questions.some((title) => /Microservice of which/.test(title)));
      views.engines.refresh();
    });
  });

  describe('ends', () => {
    itActs([
      {
        command: 'finishLaunch',
        row: cart,
        question: /^Finish the dark launch of cart 1\.1\.0/,
        message: /^The dark launch of cart 1\.1\.0 is finished\.$/,
      },
    ]);
  });

  describe('from the palette', () => {
    it('asks for the engine and the microservice', async () => {
      const answers = await start(
        {},
        {
          'select a connection': 'Sandbox',
          'Start Dark Launch': 'prod-engine',
          'Microservice of which': 'mail',
        },
      );
      assert.ok(
        answers.questions.includes('Microservice of which a version is launched'),
        answers.questions.join(),
      );
    });

    it('offers the running launches of all engines at once for the way back', async () => {
      await start(await findRow(api, { row: cart }));
      const answers = new Answers({
        choose: { 'select a connection': 'Sandbox', 'Go Back from Dark Launch': 'cart' },
        confirm: true,
      });
      api.answerWith(answers);
      await vscode.commands.executeCommand('engineRoom.backFromLaunch', {});
      const offered = answers.choices.at(-1)?.map(({ label, description }) => [label, description]);
      assert.deepEqual(offered, [['cart', 'shop · production · prod-engine']]);
      assert.match(answers.messages.at(-1) ?? '', /^cart is routed as before the dark launch/);
    });
  });
});
