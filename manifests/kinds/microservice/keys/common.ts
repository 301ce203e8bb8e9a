import * as l10n from '@vscode/l10n';
import { keysOf, values } from './key';
import type { KeyTable } from './key';

const service = keysOf('2');

/** Periods that the client of the registry takes; it goes on with the default otherwise. */
export const clientPeriod = {
  unit: 'milliseconds',
  minimum: 1000,
  maximum: 600_000,
  outside: 'default-in-force',
} as const;

const environments = values('development', 'testing', 'acceptance', 'production');
const statuses = values('UP', 'DOWN', 'STARTING', 'TESTING', 'OUTOFSERVICE');

const name = service.text(() => l10n.t('Name of the microservice in the registry.'), 'defaultMicroservice', {
  form: 'service-name',
});
export const application = service.text(
  () => l10n.t('Application of the microservice; services of one application find each other.'),
  'default',
  { form: 'application' },
);
export const version = service.text(
  () => l10n.t('Version: one to four numbers with dots, each 32767 at most. In quotes it keeps its zeros.'),
  '1.0.0.0',
  { form: 'version' },
);
export const environment = service.oneOf(
  environments,
  () =>
    l10n.t(
      'Environment of the microservice; services find each other only in the same one. Without one, the empty environment applies.',
    ),
  undefined,
  { form: 'environment' },
);
const description = service.text(() => l10n.t('What the microservice is for; 256 characters at most.'));
const extendedClass = service.text(() => l10n.t('Class that adds properties when the program starts.'));
export const property = service.any(() => l10n.t('A property, as other services and the console see it.'));
export const allowCrossApp = service.flag(
  () => l10n.t('Whether services of other applications find this one.'),
  false,
);

export const initialStatus = service.oneOf(
  statuses,
  () => l10n.t('Status with which an instance is registered.'),
  'UP',
);

/** Who the microservice is. */
export const identityKeys: KeyTable = {
  name,
  application,
  version,
  environment,
  description,
  alias: service.text(() => l10n.t('Second name of the microservice.')),
  role: service.text(() => l10n.t('Role of the microservice, such as FRONT.')),
  publishAddress: service.text(() =>
    l10n.t('Address or network interface that is registered instead of the instance’s own.'),
  ),
  'properties.allowCrossApp': allowCrossApp,
  'properties.*': property,
  propertyExtendedClass: extendedClass,
};

/** Settings that describe an instance. */
export const instanceKeys: KeyTable = {
  initialStatus: service.oneOf(statuses, () => l10n.t('Status with which an instance is registered.'), 'UP'),
  'properties.*': property,
  propertyExtendedClass: extendedClass,
};

const legacy = keysOf('3');

/** How Java Chassis before 2.1.2 and Go Chassis 1 name the identity. */
export const legacyIdentityKeys: KeyTable = {
  APPLICATION_ID: application,
  'service_description.name': name,
  'service_description.version': version,
  'service_description.environment': environment,
  'service_description.description': description,
  'service_description.role': legacy.text(() => l10n.t('Role of the microservice, such as FRONT.')),
  'service_description.alias': legacy.text(() => l10n.t('Second name of the microservice.')),
  'service_description.propertyExtendedClass': extendedClass,
  'service_description.properties.allowCrossApp': allowCrossApp,
  'service_description.properties.*': property,
  'service_description.instance_properties.*': property,
  'service_description.hostname': legacy.text(() => l10n.t('Name of the host that is registered.')),
  'service_description.paths': legacy.any(() => l10n.t('Paths under which the microservice is known.')),
  'instance_description.initialStatus': initialStatus,
  'instance_description.environment': environment,
  'instance_description.propertyExtendedClass': extendedClass,
  'instance_description.properties.*': property,
};

export const orderKeys: KeyTable = {
  'servicecomb-config-order': legacy.whole(
    () => l10n.t('Of several files of the same name, the one with the larger number wins.'),
    0,
  ),
  'cse-config-order': legacy.whole(
    () => l10n.t('Of several files of the same name, the one with the larger number wins.'),
    0,
  ),
};

/** Account or keys with which an engine is called. */
export const credentialKeys: KeyTable = {
  'rbac.enabled': service.flag(() => l10n.t('Whether the engine requires an account.'), false),
  'account.name': service.text(() => l10n.t('Name of the account of the engine.')),
  'account.password': service.text(
    () => l10n.t('Password of the account; name a variable here, not the password.'),
    undefined,
    {
      form: 'secret',
      snippet: '${1:\\${CSE_PASSWORD\\}}',
    },
  ),
  cipher: service.text(() => l10n.t('Name of the program that decrypts the password.'), 'default'),
  akskEnabled: service.flag(
    () => l10n.t('Whether the engine requires an access key; engines of the first generation do.'),
    false,
  ),
  accessKey: service.text(() => l10n.t('Access key; name a variable here, not the key.'), undefined, {
    form: 'secret',
  }),
  secretKey: service.text(() => l10n.t('Secret key; name a variable here, not the key.'), undefined, {
    form: 'secret',
  }),
  akskCustomCipher: service.text(
    () => l10n.t('Name of the program that decrypts the secret key.'),
    'default',
  ),
  project: service.text(() => l10n.t('Region or project of the engine, such as cn-north-4.'), 'default'),
};

const routing = keysOf('2');

/** Where an instance runs. */
export const datacenterKeys: KeyTable = {
  name: routing.text(() =>
    l10n.t('Name of the data center; takes effect only together with a region and an availability zone.'),
  ),
  region: routing.text(() => l10n.t('Region in which the instance runs.')),
  availableZone: routing.text(() => l10n.t('Availability zone in which the instance runs.')),
};

/** The configuration center of engines of the first generation. */
export const configClientKeys: KeyTable = {
  serverUri: legacy.text(
    () => l10n.t('Address of the configuration center of an engine of the first generation.'),
    undefined,
    { form: 'server-address' },
  ),
  refresh_interval: legacy.whole(() => l10n.t('How often settings are queried.'), 15_000, {
    unit: 'milliseconds',
    minimum: 1,
  }),
  fileSource: legacy.text(() => l10n.t('Names of settings files, separated by commas.')),
  domainName: legacy.text(() => l10n.t('Tenant of the configuration center.'), 'default'),
};

/** How changes of settings are learned. */
export const refreshMode = legacy.oneOf(
  [
    { value: 0, summary: () => l10n.t('the server pushes changes') },
    { value: 1, summary: () => l10n.t('the server is polled') },
  ],
  () => l10n.t('How the program learns of changed settings.'),
  undefined,
  { outside: 'default-in-force' },
);
