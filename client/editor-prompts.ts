import * as vscode from 'vscode';
import { matchingChoices } from './matching-choices';
import type { Choice, Narrowed, Narrowing, Prompts, Search, TextQuestion } from './prompts';

/** Prompts with the editor's own pickers and messages. */
export const editorPrompts: Prompts = {
  choose: async (title, choices, onBack, placeholder = '') =>
    (await pick(title, choices, onBack, placeholder))?.value,
  chooseMany: async (title, choices) => {
    const items = choices.map((choice) => ({ ...choice, picked: choice.preselected === true }));
    const picked = await vscode.window.showQuickPick(items, {
      title,
      canPickMany: true,
      ignoreFocusOut: true,
    });
    return picked?.map(({ value }) => value);
  },
  find,
  filter: async (title, placeholder, find) => (await filter(title, placeholder, find))?.value,
  narrow,
  ask,
  chooseFile: async (title, extensions) => {
    const files = await vscode.window.showOpenDialog({ title, filters: { [title]: [...extensions] } });
    return files?.[0]?.fsPath;
  },
  chooseNewFile: async (title) => (await vscode.window.showSaveDialog({ title }))?.fsPath,
  chooseFolder: async (title, agree) => {
    const options = { title, openLabel: agree, canSelectFiles: false, canSelectFolders: true };
    return (await vscode.window.showOpenDialog(options))?.[0]?.fsPath;
  },
  confirm: async (message, detail, agree) =>
    (await vscode.window.showWarningMessage(message, { modal: true, detail }, agree)) === agree,
  inform: async (message, ...actions) => vscode.window.showInformationMessage(message, ...actions),
  warn: async (message, ...actions) => vscode.window.showWarningMessage(message, ...actions),
  fail: async (message, ...actions) => vscode.window.showErrorMessage(message, ...actions),
};

/** A quick pick with a preselected row, which `showQuickPick` does not support. */
function pick<T>(
  title: string,
  choices: readonly Choice<T>[],
  onBack: (() => void) | undefined,
  placeholder: string,
): Promise<Choice<T> | undefined> {
  const list = listOf<T>(title);
  list.placeholder = placeholder;
  list.items = choices.map(itemOf);
  const preselected = list.items.find((item) => item.preselected);
  // An empty list here would leave no row active, and Enter would choose nothing.
  if (preselected) list.activeItems = [preselected];
  return answerOf(list, () => list.activeItems[0], onBack);
}

/**
 * A quick pick that fills while it is open: what was typed, and the active row, stay as they are. The words of what is
 * typed are found in any order, which the editor's own filter does not do.
 */
async function find<T>({ title, placeholder, emptyText, run }: Search<T>): Promise<T | undefined> {
  const list = listOf<T>(title);
  const closing = new AbortController();
  list.placeholder = placeholder;
  list.busy = true;
  const found: (Choice<T> & vscode.QuickPickItem)[] = [];
  const show = (): void => void (list.items = matchingChoices(found, list.value));
  list.onDidChangeValue(show);
  const add = (choices: readonly Choice<T>[]): void => {
    if (closing.signal.aborted) return;
    const [active] = list.activeItems;
    for (const choice of choices) found.push({ ...itemOf(choice), alwaysShow: true }); // may be very many
    show();
    if (active) list.activeItems = [active];
  };
  const searching = run(add, closing.signal).finally(() => {
    if (closing.signal.aborted) return;
    list.busy = false;
    if (found.length === 0) list.placeholder = emptyText;
  });
  try {
    const chosen = answerOf(list, () => list.activeItems[0], undefined);
    return (await Promise.race([chosen, searching.then(() => chosen)]))?.value;
  } finally {
    closing.abort();
  }
}

function listOf<T>(title: string): vscode.QuickPick<Choice<T> & vscode.QuickPickItem> {
  const list = vscode.window.createQuickPick<Choice<T> & vscode.QuickPickItem>();
  list.title = title;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  return list;
}

function itemOf<T>(choice: Choice<T>): Choice<T> & vscode.QuickPickItem {
  const { icon } = choice;
  return icon === undefined ? choice : { ...choice, iconPath: new vscode.ThemeIcon(icon) };
}

/** A quick pick whose rows are found for each text; the editor's own filter would leave some of them out. */
function filter<T>(
  title: string,
  placeholder: string,
  find: (text: string) => readonly Choice<T>[],
): Promise<Choice<T> | undefined> {
  const list = vscode.window.createQuickPick<Choice<T> & vscode.QuickPickItem>();
  list.title = title;
  list.placeholder = placeholder;
  const show = (text: string): void => {
    list.items = find(text).map((choice) => ({ ...choice, alwaysShow: true }));
  };
  list.onDidChangeValue(show);
  show('');
  return answerOf(list, () => list.activeItems[0], undefined);
}

/** A quick pick of choices that stay whatever is typed: the text is an answer of its own. */
function narrow<T>({
  title,
  placeholder,
  text,
  choices,
  onChange,
}: Narrowing<T>): Promise<Narrowed<T> | undefined> {
  const list = vscode.window.createQuickPick<Choice<T> & vscode.QuickPickItem>();
  list.title = title;
  list.placeholder = placeholder;
  list.canSelectMany = true;
  list.items = choices.map((choice) => ({ ...choice, alwaysShow: true }));
  list.value = text;
  list.selectedItems = list.items.filter(({ preselected }) => preselected);
  const answer = (): Narrowed<T> => ({
    text: list.value,
    chosen: list.selectedItems.map(({ value }) => value),
  });
  const change = (): void => onChange(list.value, answer().chosen);
  list.onDidChangeValue(change);
  list.onDidChangeSelection(change);
  return answerOf(list, answer, undefined);
}

/** An input box that stays open until its text is valid. */
function ask({
  title,
  prompt,
  value,
  placeholder,
  password,
  check,
  onBack,
}: TextQuestion): Promise<string | undefined> {
  const box = vscode.window.createInputBox();
  box.title = title;
  box.prompt = prompt;
  box.value = value ?? '';
  box.placeholder = placeholder;
  box.password = password ?? false;
  box.onDidChangeValue((text) => void (box.validationMessage = check?.(text)));
  const answer = () => {
    box.validationMessage = check?.(box.value);
    return box.validationMessage === undefined ? box.value : undefined;
  };
  return answerOf(box, answer, onBack);
}

type Input = vscode.QuickInput & {
  buttons: readonly vscode.QuickInputButton[];
  readonly onDidAccept: vscode.Event<void>;
  readonly onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
};

/**
 * Shows an input until it is accepted with an answer or hidden. Accepting without an answer (no row matches the filter,
 * or the text is not valid) leaves it open: otherwise the next keys would go to the document behind it.
 */
function answerOf<T>(
  input: Input,
  answer: () => T | undefined,
  onBack: (() => void) | undefined,
): Promise<T | undefined> {
  input.ignoreFocusOut = true;
  if (onBack) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    const end = (given: T | undefined): void => {
      resolve(given);
      // The next question is shown first and takes the focus, so that the document does not get it in between.
      setImmediate(() => input.dispose());
    };
    input.onDidAccept(() => {
      const given = answer();
      if (given !== undefined) end(given);
    });
    input.onDidTriggerButton(() => {
      onBack?.();
      end(undefined);
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}
