import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { TextQuestion } from '../../../client/prompts';
import { Answers } from './answers';
import { activateExtension } from './editor';
import { findRow, itActs, type Scene } from './scenes';

const authorizations = ['Sandbox', 'ServiceStage', 'Git authorizations'];
const repository = [...authorizations, 'github-lin', 'lakeside-shop', 'cart'];
const added = join(tmpdir(), `engine-room-added-${String(process.pid)}.txt`);
const url = 'https://ci.lakeside.example/hooks/trial';

const scenes: readonly Scene[] = [
  {
    command: 'createGitTokenAuthorization',
    row: authorizations,
    ask: {
      'Name of the authorization': 'trial-token',
      'Address of the Git host': '',
      'Private token': 't-1',
    },
    choose: { 'Git host': 'gitee' },
    question: /^Create the authorization trial-token for gitee\?/,
    message: /^trial-token is created\.$/,
  },
  {
    command: 'deleteGitAuthorization',
    row: [...authorizations, 'trial-token'],
    choose: { 'Delete the authorization trial-token?': 'Delete Git Authorization' },
    question: /^Delete the authorization trial-token\?/,
    message: /^trial-token is deleted\.$/,
  },
  {
    command: 'createGitPasswordAuthorization',
    row: authorizations,
    ask: {
      'Name of the authorization': 'bitbucket-trial',
      'User on the Git host': 'lin',
      'Password of the user': 'p-1',
    },
    choose: { 'Git host': 'bitbucket' },
    question: /^Create the authorization bitbucket-trial for bitbucket as lin\?/,
    message: /^bitbucket-trial is created\.$/,
  },
  {
    command: 'createGitProject',
    row: [...authorizations, 'github-lin', 'lakeside-shop'],
    ask: { 'Name of the repository': 'trial-repository' },
    question: /^Create the repository trial-repository\?/,
    message: /^trial-repository is created\.$/,
  },
  {
    command: 'addGitFile',
    row: [...repository, 'Branches', 'develop'],
    ask: {
      'File to add': added,
      'Path in the repository': 'trial.txt',
      'Message of the commit': 'Add a file to try things out',
    },
    question: /^Add trial\.txt to develop\?/,
    message: /^trial\.txt is added to develop\.$/,
  },
  {
    command: 'deleteGitFile',
    row: [...repository, 'Branches', 'develop', 'trial.txt'],
    ask: { 'Message of the commit': 'Remove it again' },
    choose: { 'Delete trial.txt from develop?': 'Delete Git File' },
    question: /^Delete trial\.txt from develop\?/,
    message: /^trial\.txt is deleted from develop\.$/,
  },
  {
    command: 'createGitTag',
    row: [...repository, 'Tags'],
    ask: { 'Name of the tag': 'trial', 'Description of the tag': 'To try things out' },
    choose: { 'Branch to tag': 'develop' },
    question: /^Tag the newest commit of develop as trial\?/,
    message: /^trial is created\.$/,
  },
  {
    command: 'deleteGitTag',
    row: [...repository, 'Tags', 'trial'],
    choose: { 'Delete the tag trial?': 'Delete Git Tag' },
    question: /^Delete the tag trial\?/,
    message: /^trial is deleted\.$/,
  },
  {
    command: 'createGitHook',
    row: [...repository, 'Hooks'],
    ask: { 'Address to call': url, 'Secret of the hook': 's-1' },
    question: /^Call https:.*\/hooks\/trial when the repository changes\?/,
    message: /^The hook to https:.*\/hooks\/trial is created\.$/,
  },
  {
    command: 'deleteGitHook',
    row: [...repository, 'Hooks', url],
    choose: { 'Delete the hook to': 'Delete Git Hook' },
    question: /^Delete the hook to https:/,
    message: /^The hook to https:.*\/hooks\/trial is deleted\.$/,
  },
];

describe('actions on Git authorizations, tags and hooks', () => {
  before(() => writeFile(added, 'To try things out\n'));
  after(() => rm(added, { force: true }));

  itActs(scenes);

  it('createGitOAuthAuthorization: shows the address of the Git host, and takes what it leads back to', async () => {
    const api = await activateExtension();
    const row = await findRow(api, { row: authorizations });
    const answers = new GrantingAnswers({
      ask: { 'Name of the authorization': 'trial-oauth' },
      choose: { 'Git host': 'github', 'Let ServiceStage in at github': 'Copy Address' },
      confirm: true,
    });
    api.answerWith(answers);
    try {
      await vscode.commands.executeCommand('engineRoom.createGitOAuthAuthorization', row);
    } finally {
      api.answerWith();
    }
    assert.match(
      answers.choices
        .flat()
        .map(({ detail = '' }) => detail)
        .join(),
      /https:\/\/github\.com\/login/,
    );
    assert.match(answers.messages.at(-1) ?? '', /^trial-oauth is created\.$/);
  });
});

/** Pastes an address as a Git host would lead to it, for the sign-in whose address was copied. */
class GrantingAnswers extends Answers {
  override async ask(question: TextQuestion): Promise<string | undefined> {
    if (!question.title.startsWith('Let ServiceStage in')) return super.ask(question);
    const state = new URL(await vscode.env.clipboard.readText()).searchParams.get('state') ?? '';
    return `https://console.example.com/servicestage/oauth?code=c-1&state=${state}`;
  }
}
