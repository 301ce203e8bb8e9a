import type { Choice, Narrowed, Narrowing, Prompts, Search, TextQuestion } from '../../../client/prompts';

/** Answers in place of a person: by a part of the question's title; what is not listed is turned away. */
export interface Script {
  /** Label of the row to choose; `preselected` takes the one that the list opens on. */
  readonly choose?: Readonly<Record<string, string>>;
  readonly ask?: Readonly<Record<string, string>>;
  readonly confirm?: boolean;
  /** Button to press in any message that has it. */
  readonly press?: string;
}

/** Prompts that follow a script and remember everything that was shown. */
export class Answers implements Prompts {
  readonly questions: string[] = [];
  readonly messages: string[] = [];
  readonly choices: Choice<unknown>[][] = [];

  constructor(private readonly script: Script = {}) {}

  async choose<T>(title: string, choices: readonly Choice<T>[]): Promise<T | undefined> {
    this.questions.push(title);
    this.choices.push([...choices]);
    const wanted = find(this.script.choose, title);
    const chosen = choices.find(
      (choice) => choice.label === wanted || (wanted === 'preselected' && choice.preselected),
    );
    return chosen?.value;
  }

  /** Chooses one row, as `choose` does. */
  async chooseMany<T>(title: string, choices: readonly Choice<T>[]): Promise<readonly T[] | undefined> {
    const chosen = await this.choose(title, choices);
    return chosen === undefined ? undefined : [chosen];
  }

  /** Chooses when the search has ended. */
  async find<T>({ title, run }: Search<T>): Promise<T | undefined> {
    const found: Choice<T>[] = [];
    await run((choices) => void found.push(...choices), new AbortController().signal);
    return this.choose(title, found);
  }

  async filter<T>(
    title: string,
    _placeholder: string,
    rowsFor: (text: string) => readonly Choice<T>[],
  ): Promise<T | undefined> {
    this.questions.push(title);
    const text = find(this.script.ask, title);
    if (text === undefined) return undefined;
    const rows = rowsFor(text);
    this.choices.push([...rows]);
    return rows[0]?.value;
  }

  /** Enters the text, and chooses one row when one is scripted. */
  async narrow<T>({ title, choices, onChange }: Narrowing<T>): Promise<Narrowed<T> | undefined> {
    this.questions.push(title);
    const text = find(this.script.ask, title);
    const wanted = find(this.script.choose, title);
    if (text === undefined && wanted === undefined) return undefined;
    const chosen = choices.filter(({ label }) => label === wanted).map(({ value }) => value);
    onChange(text ?? '', chosen);
    return { text: text ?? '', chosen };
  }

  async ask({ title, check }: TextQuestion): Promise<string | undefined> {
    this.questions.push(title);
    const text = find(this.script.ask, title);
    const problem = text === undefined ? undefined : check?.(text);
    if (problem !== undefined) throw new Error(`${title}: ${problem}`);
    return text;
  }

  async chooseFile(title: string): Promise<string | undefined> {
    this.questions.push(title);
    return find(this.script.ask, title);
  }

  async chooseNewFile(title: string): Promise<string | undefined> {
    return this.chooseFile(title);
  }

  async chooseFolder(title: string): Promise<string | undefined> {
    this.questions.push(title);
    return find(this.script.ask, title);
  }

  async confirm(message: string, detail: string): Promise<boolean> {
    this.questions.push(`${message}\n${detail}`);
    return this.script.confirm === true;
  }

  inform = (message: string, ...actions: string[]) => this.show(message, actions);
  warn = (message: string, ...actions: string[]) => this.show(message, actions);
  fail = (message: string, ...actions: string[]) => this.show(message, actions);

  private async show(message: string, actions: readonly string[]): Promise<string | undefined> {
    this.messages.push(message);
    return actions.find((action) => action === this.script.press);
  }
}

function find(answers: Readonly<Record<string, string>> | undefined, title: string): string | undefined {
  return Object.entries(answers ?? {}).find(([part]) => title.includes(part))?.[1];
}
