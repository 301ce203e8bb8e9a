import { plainText } from './plain-text';

/** One row of a quick pick. */
export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
  /** Id of a codicon in front of the row. */
  readonly icon?: string;
  /** Active when the list opens, so that Enter chooses it; the default is the first row. */
  readonly preselected?: boolean;
}

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly password?: boolean;
  /** The problem with a text; undefined when it is valid. */
  readonly check?: (text: string) => string | undefined;
  /** Called when the user presses the back button, which is shown only with it; the answer is then undefined. */
  readonly onBack?: () => void;
}

/** A list to choose from that fills while it is open. */
export interface Search<T> {
  readonly title: string;
  readonly placeholder: string;
  /** Replaces the placeholder when the search ends with nothing to choose from. */
  readonly emptyText: string;
  /** Adds choices as they become known; the signal is aborted when the list closes. It reports its own failures. */
  readonly run: (add: (choices: readonly Choice<T>[]) => void, signal: AbortSignal) => Promise<void>;
}

/** A text and any number of choices beside it, in use while they are entered. */
export interface Narrowing<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly text: string;
  /** Those that are preselected are checked when the list opens. */
  readonly choices: readonly Choice<T>[];
  readonly onChange: (text: string, chosen: readonly T[]) => void;
}

/** What was entered in the end. */
export interface Narrowed<T> {
  readonly text: string;
  readonly chosen: readonly T[];
}

/** All questions to the user; handed in, so that tests can answer. `undefined` means cancelled. */
export interface Prompts {
  /** @param onBack As in `TextQuestion`. @param placeholder What can be typed. */
  choose<T>(
    title: string,
    choices: readonly Choice<T>[],
    onBack?: () => void,
    placeholder?: string,
  ): Promise<T | undefined>;
  /** Any number of rows; those that are preselected are checked when the list opens. */
  chooseMany<T>(title: string, choices: readonly Choice<T>[]): Promise<readonly T[] | undefined>;
  /** A choice from a list that is searched for meanwhile. */
  find<T>(search: Search<T>): Promise<T | undefined>;
  /** Rows that follow from the text that the user types; `find` decides which, and is called with each text. */
  filter<T>(
    title: string,
    placeholder: string,
    find: (text: string) => readonly Choice<T>[],
  ): Promise<T | undefined>;
  narrow<T>(narrowing: Narrowing<T>): Promise<Narrowed<T> | undefined>;
  ask(question: TextQuestion): Promise<string | undefined>;
  /** The path of a file; only those with one of these endings are offered. */
  chooseFile(title: string, extensions: readonly string[]): Promise<string | undefined>;
  /** The path of a file to write, which may exist already: the user has agreed then. */
  chooseNewFile(title: string): Promise<string | undefined>;
  /** The path of a folder; `agree` is the button that takes it. */
  chooseFolder(title: string, agree: string): Promise<string | undefined>;
  /** A modal question with one button that agrees. */
  confirm(message: string, detail: string, agree: string): Promise<boolean>;
  inform(message: string, ...actions: string[]): Promise<string | undefined>;
  warn(message: string, ...actions: string[]): Promise<string | undefined>;
  fail(message: string, ...actions: string[]): Promise<string | undefined>;
}

/**
 * Prompts that show every text verbatim. Messages contain texts of servers and files; wrapping the prompts once keeps
 * links and icons out of all of them.
 *
 * @param prompts The prompts in use at the moment of asking.
 */
export function plainPrompts(prompts: () => Prompts | Promise<Prompts>): Prompts {
  return {
    choose: async (title, choices, onBack, placeholder = '') =>
      (await prompts()).choose(plainText(title), choices.map(plainChoice), onBack, plainText(placeholder)),
    chooseMany: async (title, choices) =>
      (await prompts()).chooseMany(plainText(title), choices.map(plainChoice)),
    find: async (search) => (await prompts()).find(plainSearch(search)),
    filter: async (title, placeholder, find) =>
      (await prompts()).filter(plainText(title), plainText(placeholder), (text) =>
        find(text).map(plainChoice),
      ),
    narrow: async ({ title, placeholder, choices, ...narrowing }) =>
      (await prompts()).narrow({
        ...narrowing,
        title: plainText(title),
        placeholder: plainText(placeholder),
        choices: choices.map(plainChoice),
      }),
    ask: async (question) => (await prompts()).ask(plainQuestion(question)),
    chooseFile: async (title, extensions) => (await prompts()).chooseFile(plainText(title), extensions),
    chooseNewFile: async (title) => (await prompts()).chooseNewFile(plainText(title)),
    chooseFolder: async (title, agree) => (await prompts()).chooseFolder(plainText(title), plainText(agree)),
    confirm: async (message, detail, agree) =>
      (await prompts()).confirm(plainText(message), plainText(detail), plainText(agree)),
    inform: (message, ...actions) =>
      withActions(actions, async (plain) => (await prompts()).inform(plainText(message), ...plain)),
    warn: (message, ...actions) =>
      withActions(actions, async (plain) => (await prompts()).warn(plainText(message), ...plain)),
    fail: (message, ...actions) =>
      withActions(actions, async (plain) => (await prompts()).fail(plainText(message), ...plain)),
  };
}

function plainChoice<T>(choice: Choice<T>): Choice<T> {
  const { label, description, detail } = choice;
  return {
    ...choice,
    label: plainText(label),
    ...(description !== undefined && { description: plainText(description) }),
    ...(detail !== undefined && { detail: plainText(detail) }),
  };
}

function plainSearch<T>({ title, placeholder, emptyText, run }: Search<T>): Search<T> {
  return {
    title: plainText(title),
    placeholder: plainText(placeholder),
    emptyText: plainText(emptyText),
    run: (add, signal) => run((choices) => add(choices.map(plainChoice)), signal),
  };
}

/** The value stays as it is: the user edits it, and it is shown as text. */
function plainQuestion(question: TextQuestion): TextQuestion {
  const { title, prompt, placeholder, check } = question;
  return {
    ...question,
    title: plainText(title),
    prompt: plainText(prompt),
    ...(placeholder !== undefined && { placeholder: plainText(placeholder) }),
    ...(check && {
      check: (text: string) => {
        const problem = check(text);
        return problem === undefined ? undefined : plainText(problem);
      },
    }),
  };
}

/** Returns the chosen action as the caller named it. */
async function withActions(
  actions: readonly string[],
  show: (plain: readonly string[]) => Promise<string | undefined>,
): Promise<string | undefined> {
  const plain = actions.map(plainText);
  const answer = await show(plain);
  return answer === undefined ? undefined : actions[plain.indexOf(answer)];
}
