import { itActs, type Scene } from './scenes';

const engines = ['Sandbox', 'CSE engines'];
const prod = [...engines, 'prod-engine'];
const stock = [...prod, 'Governance', 'stock-query'];
const namespaces = [...engines, 'nacos-engine', 'Namespaces'];

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
      'Flavor of the engine': 'cse.s1.small2',
      'Authentication of the engine': 'RBAC',
      'Network of the engine': 'vpc-shop 10.20.0.0/24',
    },
    question: /^Create the engine trial-engine\?\n• flavor/,
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
    ask: { 'Alias of the engine': '', 'Description of the engine': 'Registry of the shop' },
    question: /^Change alias and description of prod-engine\?\n• description/,
    message: /^prod-engine is changed\.$/,
  },
  {
    command: 'resizeEngine',
    row: [...engines, 'nacos-engine'],
    choose: { 'New flavor of the engine': 'cse.nacos2.c1.xlarge.20' },
    question: /^Resize nacos-engine\?\n• flavor/,
    message: /^nacos-engine is changed\.$/,
  },
  {
    command: 'deleteEngine',
    row: [...engines, 'rehearsal-engine'],
    ask: { 'Name of the engine to delete': 'rehearsal-engine' },
    choose: { 'Delete rehearsal-engine?': 'Delete Engine' },
    question: /^Delete rehearsal-engine\?/,
    message: /^rehearsal-engine is deleted\.$/,
  },
  {
    command: 'disablePolicy',
    row: [...stock, 'retry'],
    question: /^Disable stock-query \(retry, shop · production\)\?\n• status/,
    message: /^stock-query \(retry, shop · production\) is disabled\.$/,
  },
  {
    command: 'enablePolicy',
    row: [...stock, 'retry'],
    question: /^Enable stock-query \(retry, shop · production\)\?\n• status/,
    message: /^stock-query \(retry, shop · production\) is enabled\.$/,
  },
  {
    command: 'deletePolicy',
    row: [...stock, 'instance-isolation'],
    choose: { 'Delete stock-query (instance-isolation': 'Delete Policy' },
    question: /^Delete stock-query \(instance-isolation, shop · production\)\?/,
    message: /is deleted\.$/,
  },
  {
    command: 'deleteMatchGroup',
    row: stock,
    choose: { 'Delete the match group stock-query': 'Delete Match Group' },
    question: /^Delete the match group stock-query \(shop · production\)\?/,
    message: /^stock-query \(shop · production\) is deleted\.$/,
  },
  {
    command: 'changeRouteWeights',
    row: [...prod, 'Route rules', 'cart', 'All requests'],
    ask: { 'Weight of version=1.0.0': '80', 'Weight of version=1.1.0': '20' },
    question: /^Change the weights of cart \(shop · production\)\?\n• version=1\.0\.0/,
    message: /^The weights of cart are changed\.$/,
  },
  {
    command: 'deleteRouteRules',
    row: [...prod, 'Route rules', 'cart'],
    choose: { 'Delete the route rules of cart': 'Delete Route Rules' },
    question: /^Delete the route rules of cart \(shop · production\)\?/,
    message: /^The route rules of cart are deleted\.$/,
  },
  {
    command: 'createNamespace',
    row: namespaces,
    ask: {
      'Id of the namespace': 'trial',
      'Name of the namespace': 'Trial',
      'Description of the namespace': 'For a while',
    },
    question: /^Create the namespace trial\?/,
    message: /^trial is created\.$/,
  },
  {
    command: 'changeNamespace',
    row: [...namespaces, 'Trial'],
    ask: { 'Name of the namespace': 'Trials', 'Description of the namespace': 'For a while' },
    question: /^Change the namespace trial\?\n• name/,
    message: /^Trials is changed\.$/,
  },
  {
    command: 'deleteNamespace',
    row: [...namespaces, 'Trials'],
    choose: { 'Delete the namespace trial?': 'Delete Namespace' },
    question: /^Delete the namespace trial\?/,
    message: /^trial is deleted\.$/,
  },
  {
    command: 'deleteSettings',
    row: ['Sandbox', 'Settings of engines 1.x', 'cart', 'cart@shop#1.1.0'],
    choose: {
      'Setting of cart@shop#1.1.0': 'All settings',
      'Delete settings of cart@shop#1.1.0': 'Delete Settings',
    },
    question: /^Delete settings of cart@shop#1\.1\.0\?/,
    message: /^1 settings of cart@shop#1\.1\.0 are deleted\.$/,
  },
];

describe('actions on engines, governance and namespaces', function () {
  this.timeout(90_000); // Jobs of the sandbox take ten seconds.
  itActs(scenes);
});
