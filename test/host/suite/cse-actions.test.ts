import { itActs, type Scene } from './scenes';

const engines = ['Sandbox', 'CSE engines'];
const prod = [...engines, 'prod-engine'];
const stock = [...prod, 'Governance', 'stock-query'];
const namespaces = [...engines, 'nacos-engine', 'Namespaces'];

const scenes: readonly Scene[] = [
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

describe('actions on governance, namespaces and settings', () => {
  itActs(scenes);
});
