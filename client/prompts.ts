import * as vscode from 'vscode';

/** One row of a list to choose from. */
export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
  /** Chosen when the list opens. */
  readonly preselected?: boolean;
}

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly password?: boolean;
  /** What is wrong with a text; undefined when it is fine. */
  readonly check?: (text: string) => string | undefined;
}

/** Everything that asks a person; handed in, so that tests can answer. `undefined` means: turned away. */
export interface Prompts {
  choose<T>(title: string, choices: readonly Choice<T>[]): Promise<T | undefined>;
  ask(question: TextQuestion): Promise<string | undefined>;
  /** A modal question with one button that agrees. */
  confirm(message: string, detail: string, agree: string): Promise<boolean>;
  inform(message: string, ...actions: string[]): Promise<string | undefined>;
  warn(message: string, ...actions: string[]): Promise<string | undefined>;
  fail(message: string, ...actions: string[]): Promise<string | undefined>;
}

/** Asks with the editor's own pickers and messages. */
export const editorPrompts: Prompts = {
  choose: async (title, choices) => (await pick(title, choices))?.value,
  ask: async ({ title, prompt, value, placeholder, password, check }) =>
    vscode.window.showInputBox({
      title,
      prompt,
      value,
      placeHolder: placeholder,
      password,
      ignoreFocusOut: true,
      validateInput: check,
    }),
  confirm: async (message, detail, agree) =>
    (await vscode.window.showWarningMessage(message, { modal: true, detail }, agree)) === agree,
  inform: async (message, ...actions) => vscode.window.showInformationMessage(message, ...actions),
  warn: async (message, ...actions) => vscode.window.showWarningMessage(message, ...actions),
  fail: async (message, ...actions) => vscode.window.showErrorMessage(message, ...actions),
};

/** A quick pick that opens on the preselected row, which `showQuickPick` can't do. */
function pick<T>(title: string, choices: readonly Choice<T>[]): Promise<Choice<T> | undefined> {
  const list = vscode.window.createQuickPick<Choice<T> & vscode.QuickPickItem>();
  list.title = title;
  list.items = choices;
  list.activeItems = choices.filter((choice) => choice.preselected);
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.ignoreFocusOut = true;
  return new Promise((resolve) => {
    list.onDidAccept(() => {
      resolve(list.activeItems[0]);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}
