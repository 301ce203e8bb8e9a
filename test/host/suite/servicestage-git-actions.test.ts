import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itActs, type Scene } from './scenes';

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
});
