import { itActs, type Scene } from './scenes';

const gateway = ['Sandbox', 'ServiceStage', 'shop', 'gateway', 'gateway-test'];
const image = 'swr.eu-west-101.myhuaweicloud.com/lakeside-shop/gateway:2.1.0';

const onInstances: readonly Omit<Scene, 'view' | 'row'>[] = [
  {
    command: 'stopComponentInstance',
    question: /^Stop gateway-test\?\n• status/,
    message: /^gateway-test is stopped\.$/,
  },
  {
    command: 'startComponentInstance',
    question: /^Start gateway-test\?/,
    message: /^gateway-test is started: 1 of 1 replicas run\.$/,
  },
  {
    command: 'restartComponentInstance',
    question: /^Restart gateway-test\?/,
    message: /^gateway-test is restarted: 1 of 1 replicas run\.$/,
  },
  {
    command: 'scaleComponentInstance',
    ask: { 'Number of replicas of gateway-test': '2' },
    question: /^Scale gateway-test from 1 to 2 replicas\?/,
    message: /^gateway-test is scaled: 2 of 2 replicas run\.$/,
  },
  {
    command: 'upgradeComponentInstance',
    ask: { 'New version of gateway-test': '2.1.0', 'Image of gateway': image },
    question: /^Upgrade gateway-test to 2\.1\.0\?/,
    message: /^gateway-test is upgraded to 2\.1\.0: 2 of 2 replicas run\.$/,
  },
  {
    command: 'rollBackComponentInstance',
    choose: { 'Version to roll gateway-test back to': '2.0.1' },
    question: /^Roll back gateway-test to 2\.0\.1\?/,
    message: /^gateway-test is rolled back to 2\.0\.1: /,
  },
];

const failed = ['Sandbox', 'ServiceStage', 'shop', 'recommendations'];
const project = ['Sandbox', 'ServiceStage'];
const variables = [...project, 'Applications', 'trial', 'dev'];
const environment = [...project, 'Environments', 'trial'];

const onProject: readonly Scene[] = [
  {
    command: 'deleteComponentInstance',
    view: 'instances',
    row: [...failed, 'recommendations'],
    choose: { 'Delete recommendations?': 'Delete Component Instance' },
    question: /^Delete recommendations\?/,
    message: /^recommendations is deleted\.$/,
  },
  {
    command: 'deleteComponent',
    view: 'instances',
    row: failed,
    choose: { 'Delete the component recommendations?': 'Delete Component' },
    question: /^Delete the component recommendations\?/,
    message: /^recommendations is deleted\.$/,
  },
  {
    command: 'createApplication',
    view: 'instances',
    row: project,
    ask: { 'Name of the application': 'trial', 'Description of the application': 'To try things out' },
    question: /^Create the application trial\?/,
    message: /^trial is created\.$/,
  },
  {
    command: 'changeApplication',
    row: [...project, 'Applications', 'trial'],
    ask: { 'Name of trial': 'trial', 'Description of trial': 'To try more out' },
    question: /^Change name and description of trial\?\n• description: To try things out → To try more out/,
    message: /^trial is changed\.$/,
  },
  {
    command: 'createComponent',
    view: 'instances',
    row: [...project, 'trial'],
    ask: { 'Name of the component': 'trial-web', 'Description of the component': '' },
    choose: {
      'Runtime of the component': 'Nodejs8',
      'Kind of the component': 'Webapp',
      'Framework of the component': 'Web',
      'Source of the component': 'Source code of a Git repository',
      'Authorization of the Git host': 'github-lin',
      'User or organization': 'lakeside-shop',
      Repository: 'cart',
      Branch: 'develop',
    },
    question: /^Create the component trial-web\?\n• runtime: Nodejs8/,
    message: /^trial-web is created\.$/,
  },
  {
    command: 'changeComponent',
    view: 'instances',
    row: [...project, 'trial', 'trial-web'],
    ask: { 'Name of trial-web': 'trial-page', 'Description of trial-web': '' },
    question: /^Change name and description of trial-web\?/,
    message: /^trial-page is changed\.$/,
  },
  {
    command: 'deleteComponent',
    view: 'instances',
    row: [...project, 'trial', 'trial-page'],
    choose: { 'Delete the component trial-page?': 'Delete Component' },
    question: /^Delete the component trial-page\?/,
    message: /^trial-page is deleted\.$/,
  },
  {
    command: 'createComponentInstance',
    view: 'instances',
    row: [...project, 'shop', 'search'],
    ask: {
      'Name of the instance': 'search-trial',
      'Image or package to deploy': 'swr.eu-west-101.myhuaweicloud.com/lakeside-shop/search:1.6.0',
      'Version to deploy': '1.6.0',
      'Number of replicas': '1',
      'Namespace of the cluster': 'shop',
    },
    choose: {
      'Environment to deploy to': 'test',
      'What the instance runs on': 'shop-test',
      'Microservice engine': 'None',
      'Size of the instance': 'MICRO-5G:0.5C:1G',
    },
    question: /^Deploy search-trial to test\?\n• version/,
    message: /^search-trial is deployed: 1 of 1 replicas run\.$/,
  },
  {
    command: 'addVariable',
    row: variables,
    ask: { 'Name of the variable': 'REGION', 'Value of the variable': 'eu' },
    question: /^Add the variable REGION\?/,
    message: /^REGION is added\.$/,
  },
  {
    command: 'changeVariable',
    row: [...variables, 'REGION'],
    ask: { 'Value of REGION': 'us' },
    question: /^Change the variable REGION\?\n• REGION/,
    message: /^REGION is changed\.$/,
  },
  {
    command: 'removeVariable',
    row: [...variables, 'REGION'],
    choose: { 'Remove the variable REGION?': 'Remove Variable' },
    question: /^Remove the variable REGION\?/,
    message: /^REGION is removed\.$/,
  },
  {
    command: 'deleteApplication',
    row: [...project, 'Applications', 'trial'],
    choose: { 'Delete the application trial?': 'Delete Application' },
    question: /^Delete the application trial\?/,
    message: /^trial is deleted\.$/,
  },
  {
    command: 'createEnvironment',
    row: [...project, 'Environments'],
    ask: {
      'Name of the environment': 'trial',
      'VPC of the environment': 'vpc-trial',
      'Id of the cluster or virtual machine': 'cluster-trial',
    },
    choose: { 'What its instances run on': 'cce' },
    question: /^Create the environment trial with cluster-trial \(cce\)\?/,
    message: /^trial is created\.$/,
  },
  {
    command: 'changeEnvironment',
    row: environment,
    ask: { 'Name of trial': 'trial', 'Description of trial': 'To try things out' },
    question: /^Change name and description of trial\?\n• description: To try things out/,
    message: /^trial is changed\.$/,
  },
  {
    command: 'addEnvironmentResource',
    row: environment,
    ask: { 'Id of the resource': 'balancer-trial' },
    choose: { 'Kind of the resource': 'elb' },
    question: /^Add balancer-trial \(elb\) to the environment\?/,
    message: /^balancer-trial is added\.$/,
  },
  {
    command: 'removeEnvironmentResource',
    row: [...environment, 'balancer-trial'],
    choose: { 'Remove balancer-trial from the environment?': 'Remove Resource from Environment' },
    question: /^Remove balancer-trial from the environment\?/,
    message: /^balancer-trial is removed\.$/,
  },
  {
    command: 'deleteEnvironment',
    row: environment,
    choose: { 'Delete the environment trial?': 'Delete Environment' },
    question: /^Delete the environment trial\?/,
    message: /^trial is deleted\.$/,
  },
];

describe('actions on what ServiceStage runs', () => {
  itActs(onInstances.map((scene) => ({ ...scene, view: 'instances', row: gateway })));
});

describe('actions on what ServiceStage runs things in', () => {
  itActs(onProject);
});
