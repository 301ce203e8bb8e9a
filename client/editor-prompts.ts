import * as vscode from 'vscode';
import type { Choice, Prompts, TextQuestion } from './prompts';

/** Prompts with the editor's own pickers and messages. */
export const editorPrompts: Prompts = {
  choose: async (title, choices, onBack) => (await pick(title, choices, onBack))?.value,
  ask,
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
): Promise<Choice<T> | undefined> {
  const list = vscode.window.createQuickPick<Choice<T> & vscode.QuickPickItem>();
  list.title = title;
  list.items = choices;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  const preselected = choices.find((choice) => choice.preselected);
  // An empty list here would leave no row active, and Enter would choose nothing.
  if (preselected) list.activeItems = [preselected];
  return answerOf(list, () => list.activeItems[0], onBack);
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
