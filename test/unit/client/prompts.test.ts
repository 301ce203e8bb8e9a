import assert from 'node:assert/strict';
import { plainText } from '../../../client/plain-text';
import {
  plainPrompts,
  type Choice,
  type Narrowed,
  type Narrowing,
  type Prompts,
  type Search,
  type TextQuestion,
} from '../../../client/prompts';

const link = '[Sign in](command:workbench.action.reloadWindow)';
const foreign = `$(key) ${link}`;

/** What the editor makes links and icons of (`parseLinkedText` and `renderLabelWithIcons` of its base library). */
const links = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+/i;
const icons = /\$\([A-Za-z0-9-]+/;

/** Prompts that keep every text that reaches them, and answer with the last thing they could. */
class Recorder implements Prompts {
  readonly texts: string[] = [];
  question: TextQuestion | undefined;

  choose<T>(title: string, choices: readonly Choice<T>[]): Promise<T | undefined> {
    this.texts.push(title);
    for (const { label, description = '', detail = '' } of choices)
      this.texts.push(label, description, detail);
    return Promise.resolve(choices.at(-1)?.value);
  }

  async chooseMany<T>(title: string, choices: readonly Choice<T>[]): Promise<readonly T[] | undefined> {
    await this.choose(title, choices);
    return choices.map(({ value }) => value);
  }

  async find<T>({ title, placeholder, emptyText, run }: Search<T>): Promise<T | undefined> {
    this.texts.push(placeholder, emptyText);
    const found: Choice<T>[] = [];
    await run((choices) => void found.push(...choices), new AbortController().signal);
    return this.choose(title, found);
  }

  filter<T>(
    title: string,
    placeholder: string,
    find: (text: string) => readonly Choice<T>[],
  ): Promise<T | undefined> {
    this.texts.push(placeholder);
    return this.choose(title, find('anything'));
  }

  async narrow<T>({ title, placeholder, text, choices }: Narrowing<T>): Promise<Narrowed<T> | undefined> {
    this.texts.push(placeholder);
    await this.choose(title, choices);
    return { text, chosen: choices.map(({ value }) => value) };
  }

  ask(question: TextQuestion): Promise<string | undefined> {
    const { title, prompt, placeholder = '', check } = question;
    this.question = question;
    this.texts.push(title, prompt, placeholder, check?.('anything') ?? '');
    return Promise.resolve(question.value);
  }

  chooseFile(title: string): Promise<string | undefined> {
    this.texts.push(title);
    return Promise.resolve('/contract.yaml');
  }

  chooseNewFile(title: string): Promise<string | undefined> {
    return this.chooseFile(title);
  }

  chooseFolder(...texts: string[]): Promise<string | undefined> {
    this.texts.push(...texts);
    return Promise.resolve('/shop');
  }

  confirm(...texts: string[]): Promise<boolean> {
    this.texts.push(...texts);
    return Promise.resolve(true);
  }

  inform = (...texts: string[]) => this.show(texts);
  warn = (...texts: string[]) => this.show(texts);
  fail = (...texts: string[]) => this.show(texts);

  private show(texts: string[]): Promise<string | undefined> {
    this.texts.push(...texts);
    return Promise.resolve(texts.at(-1));
  }
}

type Call = (prompts: Prompts) => Promise<unknown>;

/** Every method with foreign text wherever it takes one, and what it must answer. */
const calls: { readonly [Method in keyof Prompts]: readonly [call: Call, answer: unknown] } = {
  choose: [
    (prompts) =>
      prompts.choose(foreign, [{ label: foreign, description: foreign, detail: foreign, value: foreign }]),
    foreign,
  ],
  chooseMany: [
    (prompts) =>
      prompts.chooseMany(foreign, [
        { label: foreign, description: foreign, detail: foreign, value: foreign },
      ]),
    [foreign],
  ],
  find: [
    (prompts) =>
      prompts.find({
        title: foreign,
        placeholder: foreign,
        emptyText: foreign,
        run: (add) => {
          add([{ label: foreign, description: foreign, detail: foreign, value: foreign }]);
          return Promise.resolve();
        },
      }),
    foreign,
  ],
  filter: [
    (prompts) =>
      prompts.filter(foreign, foreign, (text) => [
        { label: foreign, description: text, detail: foreign, value: foreign },
      ]),
    foreign,
  ],
  narrow: [
    (prompts) =>
      prompts.narrow({
        title: foreign,
        placeholder: foreign,
        text: foreign,
        choices: [{ label: foreign, description: foreign, detail: foreign, value: foreign }],
        onChange: () => undefined,
      }),
    { text: foreign, chosen: [foreign] },
  ],
  ask: [
    (prompts) =>
      prompts.ask({
        title: foreign,
        prompt: foreign,
        placeholder: foreign,
        value: foreign,
        check: (text) => `${foreign}: ${text}`,
      }),
    foreign,
  ],
  chooseFile: [(prompts) => prompts.chooseFile(foreign, ['yaml']), '/contract.yaml'],
  chooseNewFile: [(prompts) => prompts.chooseNewFile(foreign), '/contract.yaml'],
  chooseFolder: [(prompts) => prompts.chooseFolder(foreign, foreign), '/shop'],
  confirm: [(prompts) => prompts.confirm(foreign, foreign, foreign), true],
  inform: [(prompts) => prompts.inform(foreign, 'No', foreign), foreign],
  warn: [(prompts) => prompts.warn(foreign, 'No', foreign), foreign],
  fail: [(prompts) => prompts.fail(foreign, 'No', foreign), foreign],
};

describe('prompts and messages', () => {
  for (const [method, [call, answer]] of Object.entries(calls)) {
    it(`contain no link and no icon of a server or a file: ${method}`, async () => {
      const recorder = new Recorder();
      assert.deepEqual(await call(plainPrompts(() => recorder)), answer);
      assert.ok(recorder.texts.some((text) => text.includes('Sign in')));
      for (const text of recorder.texts) {
        assert.doesNotMatch(text, links);
        assert.doesNotMatch(text, icons);
      }
    });
  }

  it('is wrapped in every method that there is', () => {
    assert.deepEqual(Object.keys(plainPrompts(() => new Recorder())).sort(), Object.keys(calls).sort());
  });

  it('leaves a text to edit as it is', async () => {
    const recorder = new Recorder();
    await plainPrompts(() => recorder).ask({ title: 'Name', prompt: '', value: foreign });
    assert.equal(recorder.question?.value, foreign);
  });

  it('has no action when none was taken', async () => {
    const silent = Object.assign(new Recorder(), { inform: () => Promise.resolve(undefined) });
    assert.equal(await plainPrompts(() => silent).inform('Done', 'Undo'), undefined);
  });
});

describe('plain text', () => {
  it('keeps ordinary text, with its lines', () => {
    const text = 'cart (2 of 3): [a] (b)\n\tPrice: $5 — 价格 “x”';
    assert.equal(plainText(text), text);
  });

  it('has no control characters, and no text runs backwards', () => {
    assert.equal(plainText('a\u001b[31mb\r\u0007c\u202ed'), 'a [31mb  c d');
  });

  for (const text of ['[[x](command:a)](command:b)', '[x](http://a)[y](file:///b "t")', '[a\\](command:b)'])
    it(`has no link: ${text}`, () => assert.doesNotMatch(plainText(text), links));
});
