import * as l10n from '@vscode/l10n';
import {
  createApplication,
  putApplicationConfiguration,
} from '../../../../api/catalogue/servicestage/applications';
import { createComponent } from '../../../../api/catalogue/servicestage/components';
import { createEnvironment } from '../../../../api/catalogue/servicestage/environments';
import { createComponentInstance } from '../../../../api/catalogue/servicestage/instances';
import { instanceName, nameOf } from '../../../../api/catalogue/servicestage/fields';
import { specOf } from './kind';
import type { CloudKindFacts } from './kind';
import { applicationName, componentName, environmentName, previousName } from './metadata';

const apiVersion = 'servicestage/v2';

const environment: CloudKindFacts = {
  apiVersion,
  kind: 'Environment',
  summary: () => l10n.t('Clusters, hosts and services of one VPC that instances run on and use.'),
  source: createEnvironment.source,
  metadata: [
    {
      key: 'name',
      summary: () => l10n.t('Name of the environment.'),
      schema: nameOf('environment'),
      names: { kind: 'environment', role: 'definition' },
    },
    previousName('environment'),
  ],
  members: { spec: specOf(createEnvironment.body, ['name']) },
  order: ['description', 'vpc_id', 'deploy_mode', 'base_resources', 'optional_resources'],
  snippets: {
    base_resources: '\n  - id: ${1:id}\n    type: ${2|cce,ecs|}$0',
    optional_resources: '\n  - id: ${1:id}\n    type: ${2|elb,dcs,cse|}$0',
  },
  snippet:
    'metadata:\n  name: ${1:dev-env}\nspec:\n  vpc_id: ${2:id}\n  deploy_mode: ${3|container,virtualmachine,mixed|}\n  base_resources:\n    - id: ${4:id}\n      type: ${5|cce,ecs|}$0',
};

const application: CloudKindFacts = {
  apiVersion,
  kind: 'Application',
  summary: () => l10n.t('What belongs together: components that are shown and configured as one.'),
  source: createApplication.source,
  metadata: [
    {
      key: 'name',
      summary: () => l10n.t('Name of the application.'),
      schema: nameOf('application'),
      names: { kind: 'application', role: 'definition' },
    },
    previousName('application'),
  ],
  members: { spec: specOf(createApplication.body, ['name']) },
  snippet: 'metadata:\n  name: ${1:shop}\nspec:\n  description: ${2:What it is for}$0',
};

const configuration: CloudKindFacts = {
  apiVersion,
  kind: 'ApplicationConfiguration',
  summary: () => l10n.t('Variables that all components of an application share in one environment.'),
  source: putApplicationConfiguration.source,
  metadata: [applicationName, environmentName],
  members: {
    spec: specOf(putApplicationConfiguration.body, ['environment_id']),
  },
  snippets: { configuration: '\n  env:\n    - name: ${1:LOG_LEVEL}\n      value: ${2:info}$0' },
  snippet:
    'metadata:\n  application: ${1:shop}\n  environment: ${2:dev-env}\nspec:\n  configuration:\n    env:\n      - name: ${3:LOG_LEVEL}\n        value: ${4:info}$0',
};

const component: CloudKindFacts = {
  apiVersion,
  kind: 'Component',
  summary: () =>
    l10n.t('A program of an application: its runtime, and where its code or package comes from.'),
  source: createComponent.source,
  metadata: [
    {
      key: 'name',
      summary: () => l10n.t('Name of the component.'),
      schema: nameOf('component'),
      names: { kind: 'component', role: 'definition', scope: ['application'] },
    },
    applicationName,
    previousName('component'),
  ],
  members: { spec: specOf(createComponent.body, ['name']) },
  order: ['description', 'runtime', 'category', 'sub_category', 'source', 'build'],
  snippets: {
    source:
      '\n  kind: artifact\n  spec:\n    storage: obs\n    type: package\n    url: ${1:obs://bucket/name.jar}\n    auth: iam$0',
    build: '\n  parameters:\n    build_cmd: ${1:mvn clean package}$0',
  },
  snippet:
    'metadata:\n  name: ${1:cart}\n  application: ${2:shop}\nspec:\n  runtime: ${3:Java8}\n  category: ${4|MicroService,Webapp,Common|}\n  sub_category: ${5|Java Chassis,Go Chassis,Mesher,Spring Cloud,Dubbo,Web|}$0',
};

const instance: CloudKindFacts = {
  apiVersion,
  kind: 'Instance',
  summary: () => l10n.t('A component that runs in an environment, in a version and a number of copies.'),
  source: createComponentInstance.source,
  metadata: [
    {
      key: 'name',
      summary: () => l10n.t('Name of the instance.'),
      schema: instanceName,
      names: { kind: 'instance', role: 'definition', scope: ['application', 'component'] },
    },
    applicationName,
    componentName,
    environmentName,
  ],
  members: {
    spec: specOf(createComponentInstance.body, ['name', 'environment_id']),
  },
  order: [
    'description',
    'version',
    'replica',
    'flavor_id',
    'artifacts',
    'refer_resources',
    'configuration',
    'external_accesses',
  ],
  snippets: {
    artifacts:
      '\n  ${1:cart}:\n    storage: swr\n    type: image\n    url: ${2:swr.example.com/shop/cart:1.0.0}\n    auth: iam$0',
    refer_resources: '\n  - id: ${1:id}\n    type: cce\n    parameters:\n      namespace: ${2:default}$0',
    configuration: '\n  env:\n    - name: ${1:LOG_LEVEL}\n      value: ${2:info}$0',
    external_accesses:
      '\n  - protocol: ${1|http,https|}\n    address: ${2:www.example.com}\n    forward_port: ${3:8080}$0',
  },
  snippet:
    'metadata:\n  name: ${1:cart-dev}\n  application: ${2:shop}\n  component: ${3:cart}\n  environment: ${4:dev-env}\nspec:\n  version: ${5:1.0.0}\n  replica: ${6:1}\n  flavor_id: ${7:MICRO-5G:0.5C:1G}\n  artifacts:\n    ${3:cart}:\n      storage: swr\n      type: image\n      url: ${8:swr.example.com/shop/cart:1.0.0}\n      auth: iam\n  refer_resources:\n    - id: ${9:id}\n      type: cce\n      parameters:\n        namespace: ${10:default}$0',
};

export const servicestageKinds: readonly CloudKindFacts[] = [
  environment,
  application,
  configuration,
  component,
  instance,
];
