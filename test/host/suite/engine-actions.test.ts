import type { RunningSandbox } from '../../../sandbox/options';
import { startSandbox } from '../../../sandbox/sandbox';
import { configure, connectProject } from './connect';
import { activateExtension } from './editor';
import { itActs, type Scene } from './scenes';

const engines = ['cloud', 'CSE engines'];
const prod = [...engines, 'prod-engine'];
const rehearsal = [...engines, 'rehearsal-engine'];

const scenes: readonly Scene[] = [
  {
    command: 'createEngine',
    row: engines,
    ask: {
      'Name of the engine': 'trial-engine',
      'Description of the engine': '',
      'Availability zones': 'eu-west-101a',
      'Password of the account root': 'Trial-Horse-9',
    },
    choose: {
      'Type of the engine': 'ServiceComb',
      'Size of the engine': 'cse.s1.small2',
      'Authentication of the engine': 'RBAC',
      'Network of the engine': 'vpc-shop 10.20.0.0/24',
    },
    question:
      /^Create the engine trial-engine\?\n• Size: cse\.s1\.small2\n• Availability zones: eu-west-101a\n/,
    message: /^trial-engine is created\.$/,
  },
  {
    command: 'deleteEngine',
    row: [...engines, 'trial-engine'],
    ask: { 'Name of the engine to delete': 'trial-engine' },
    choose: { 'Delete trial-engine?': 'Delete Engine' },
    question: /^Delete trial-engine\?/,
    message: /^trial-engine is deleted\.$/,
  },
  {
    command: 'describeEngine',
    row: prod,
    ask: { 'Alias of': '', 'Description of': 'Registry of the shop' },
    question: /^Change alias and description of prod-engine\?\n• description/,
    message: /^prod-engine is changed\.$/,
  },
  {
    command: 'resizeEngine',
    row: [...engines, 'nacos-engine'],
    choose: { 'New flavor of': 'cse.nacos2.c1.xlarge.20' },
    question: /^Resize nacos-engine\?\n• flavor/,
    message: /^nacos-engine is changed\.$/,
  },
  {
    command: 'upgradeEngine',
    row: prod,
    question: /^Upgrade prod-engine to 2\.4\.1\?\n• version: 2\.3\.4 → 2\.4\.1/,
    message: /^prod-engine is changed\.$/,
  },
  {
    command: 'retryEngineJob',
    row: rehearsal,
    question: /^Retry the failed job of rehearsal-engine\?\n• status: CreateFailed → Available/,
    message: /^rehearsal-engine is changed\.$/,
  },
  {
    command: 'changeEngineAuthentication',
    row: rehearsal,
    choose: { 'Authentication of': 'preselected' },
    question: /^Change the authentication of rehearsal-engine\?\n• authType: NONE → RBAC/,
    message: /^rehearsal-engine is changed\.$/,
  },
  {
    command: 'deleteEngine',
    row: rehearsal,
    ask: { 'Name of the engine to delete': 'rehearsal-engine' },
    choose: { 'Delete rehearsal-engine?': 'Delete Engine' },
    question: /^Delete rehearsal-engine\?/,
    message: /^rehearsal-engine is deleted\.$/,
  },
];

/** In a sandbox of their own, whose jobs take a moment. */
describe('actions on engines', () => {
  let sandbox: RunningSandbox;

  before(async () => {
    sandbox = await startSandbox({ pace: 0.01 });
    await connectProject(await activateExtension(), sandbox.ready);
  });

  after(async () => {
    await configure(undefined);
    await sandbox.close();
  });

  itActs(scenes);
});
