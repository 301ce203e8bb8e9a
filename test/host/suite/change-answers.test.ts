import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import type { TextQuestion } from '../../../client/prompts';
import { Answers } from './answers';
import { activateExtension } from './editor';
import { findRow } from './scenes';

/** Answers the questions once, and leaves them when they come again. */
class AnswersOnce extends Answers {
  readonly initial: (string | undefined)[] = [];

  override ask(question: TextQuestion): Promise<string | undefined> {
    this.initial.push(question.value);
    return this.initial.length > 2 ? Promise.resolve(undefined) : super.ask(question);
  }
}

describe('answers that a plan refuses', () => {
  let api: TestApi;
  before(async () => void (api = await activateExtension()));
  after(() => api.answerWith());

  it('can be changed, and are not lost', async () => {
    const row = await findRow(api, { view: 'instances', row: ['Sandbox', 'ServiceStage'] });
    const answers = new AnswersOnce({
      ask: { 'Name of the application': 'shop', 'Description of the application': 'A shop of mine' },
      press: 'Change Answers',
    });
    api.answerWith(answers);
    await vscode.commands.executeCommand('engineRoom.createApplication', row);
    assert.match(answers.messages.join(), /An application with this name exists\./);
    assert.equal(answers.initial[2], 'shop');
    assert.equal(answers.questions.length, 2);
  });
});
