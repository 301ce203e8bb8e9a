import { itActs, type Scene } from './scenes';

const authorizations = ['Sandbox', 'ServiceStage', 'Git authorizations'];
const repository = [...authorizations, 'github-lin', 'lakeside-shop', 'cart'];
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
  itActs(scenes);
});
