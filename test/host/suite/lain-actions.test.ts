import { itActs, type Scene } from './scenes';

const view = 'instances';
const app = ['Sandbox', 'webrouter'];
const proc = [...app, 'webrouter'];
const registered = ['Sandbox', 'acting-app'];
const people = [...registered, 'Maintainers'];

const scenes: readonly Scene[] = [
  {
    command: 'scaleProc',
    view,
    row: proc,
    ask: { 'Number of instances of webrouter': '3' },
    question: /^Scale webrouter of webrouter to 3 instances\?\n• num_instances/,
    message: /^webrouter of webrouter is scaled; healthy instances: 3\.$/,
  },
  {
    command: 'resizeProc',
    view,
    row: proc,
    ask: { 'Memory of each instance': '256M', 'CPU share of each instance': '1' },
    question: /^Change the size of webrouter of webrouter\?/,
    message: /^webrouter of webrouter has the new size\.$/,
  },
  {
    command: 'restartProc',
    view,
    row: proc,
    question: /^Restart webrouter of webrouter\?/,
    message: /^webrouter of webrouter is restarted\.$/,
  },
  {
    command: 'stopProc',
    view,
    row: proc,
    question: /^Stop webrouter of webrouter\?/,
    message: /^webrouter of webrouter is stopped\.$/,
  },
  {
    command: 'startProc',
    view,
    row: proc,
    question: /^Start webrouter of webrouter\?/,
    message: /^webrouter of webrouter runs\.$/,
  },
  {
    command: 'restartPod',
    view,
    row: [...proc, 'instance 1'],
    question: /^Restart instance 1 of webrouter of webrouter\?/,
    message: /^instance 1 of webrouter of webrouter is restarted\.$/,
  },
  {
    command: 'stopPod',
    view,
    row: [...proc, 'instance 1'],
    question: /^Stop instance 1 of webrouter of webrouter\?/,
    message: /^instance 1 of webrouter of webrouter is stopped\.$/,
  },
  {
    command: 'startPod',
    view,
    row: [...proc, 'instance 1'],
    question: /^Start instance 1 of webrouter of webrouter\?/,
    message: /^instance 1 of webrouter of webrouter runs\.$/,
  },
  {
    command: 'deleteProc',
    view,
    row: proc,
    choose: { 'Delete webrouter from webrouter?': 'Delete Proc' },
    question: /^Delete webrouter from webrouter\?/,
    message: /^webrouter is deleted from webrouter\.$/,
  },
  {
    command: 'deployProc',
    view,
    row: proc,
    question: /^Deploy webrouter of webrouter\?/,
    message: /upgrade the app instead/,
  },
  {
    command: 'registerApp',
    view,
    row: ['Sandbox'],
    ask: { 'Name of the app': 'acting-app' },
    question: /^Register acting-app\?/,
    message: /^acting-app is registered\.$/,
  },
  {
    command: 'addMaintainer',
    view,
    row: people,
    ask: { 'Name of the user': 'mei' },
    choose: { 'Role of the user': 'normal' },
    question: /^Add mei to the maintainers of acting-app as normal\?/,
    message: /^mei maintains acting-app as normal\.$/,
  },
  {
    command: 'changeMaintainerRole',
    view,
    row: [...people, 'mei'],
    choose: { 'Role of mei': 'admin' },
    question: /^Make mei admin of acting-app\?/,
    message: /^mei maintains acting-app as admin\.$/,
  },
  {
    command: 'removeMaintainer',
    view,
    row: [...people, 'mei'],
    choose: { 'Remove mei from the maintainers of acting-app?': 'Remove Maintainer' },
    question: /^Remove mei from the maintainers of acting-app\?/,
    message: /^mei is no longer a maintainer of acting-app\.$/,
  },
  {
    command: 'upgradeApp',
    view,
    row: ['Sandbox', 'Instances of redis-resource', 'shop-orders'],
    choose: { 'Version of resource.redis-resource.shop-orders': 'preselected' },
    question: /^Upgrade resource\.redis-resource\.shop-orders to /,
    message: /^resource\.redis-resource\.shop-orders runs .*; healthy instances: 1\.$/,
  },
  {
    command: 'undeployApp',
    view,
    row: ['Sandbox', 'shop-billing'],
    choose: { 'Undeploy shop-billing?': 'Undeploy App' },
    question: /^Undeploy shop-billing\?/,
    message: /^shop-billing is no longer deployed\.$/,
  },
  {
    command: 'deployApp',
    view,
    row: ['Sandbox', 'shop-billing'],
    question: /^Deploy shop-billing\?/,
    message: /should have own mountpoint/,
  },
];

describe('actions on LAIN apps', () => {
  itActs(scenes);
});
