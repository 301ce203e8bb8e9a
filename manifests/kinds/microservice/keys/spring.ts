import * as l10n from '@vscode/l10n';
import { clientPeriod, datacenterKeys, identityKeys, instanceKeys } from './common';
import { withPrefix, keysOf, values } from './key';
import type { KeyTable } from './key';

const spring = keysOf('4');

const discovery: KeyTable = {
  enabled: spring.flag(() => l10n.t('Whether the registry is used.'), true),
  address: spring.text(() => l10n.t('Addresses of the registry, separated by commas.'), undefined, {
    form: 'registry-address',
    snippet: '\\${PAAS_CSE_SC_ENDPOINT:${1:http://127.0.0.1:30100}\\}',
  }),
  appName: spring.text(
    () => l10n.t('Application of the microservice when `service.application` is not set.'),
    'default',
    { form: 'application' },
  ),
  serviceName: spring.text(
    () => l10n.t('Name of the microservice when `service.name` is not set.'),
    undefined,
    { form: 'service-name' },
  ),
  version: spring.text(
    () => l10n.t('Version of the microservice when `service.version` is not set.'),
    '1.0.0.0',
    { form: 'version' },
  ),
  watch: spring.flag(() => l10n.t('Whether the registry pushes changes immediately.'), false),
  hostname: spring.text(() => l10n.t('Name of the host that is registered.')),
  publishAddress: spring.text(() => l10n.t('Address that is registered instead of the instance’s own.')),
  healthCheck: spring.flag(() => l10n.t('Whether instances send heartbeats.'), true),
  healthCheckInterval: spring.whole(
    () => l10n.t('How often an instance sends a heartbeat; values outside 1 to 600 count as the default.'),
    15,
    {
      unit: 'seconds',
      minimum: 1,
      maximum: 600,
      outside: 'default-in-force',
    },
  ),
  healthCheckRequestTimeout: spring.whole(() => l10n.t('Timeout of a heartbeat.'), 5000, clientPeriod),
  pollInterval: spring.whole(
    () => l10n.t('How often instances of other services are queried.'),
    15_000,
    clientPeriod,
  ),
  autoDiscovery: spring.flag(() => l10n.t('Whether other servers of the registry are found by it.'), false),
  waitTimeForShutDownInMillis: spring.whole(
    () => l10n.t('How long the program waits before it ends.'),
    15_000,
    { unit: 'milliseconds', minimum: 0 },
  ),
  allowCrossApp: spring.flag(() => l10n.t('Whether services of other applications find this one.'), false),
  ignoreSwaggerDifferent: spring.flag(
    () => l10n.t('Whether the program starts although its interfaces are not those of the registry.'),
    false,
  ),
  canOverwriteSwagger: spring.flag(() => l10n.t('Whether interfaces in the registry are replaced.'), true),
  enableServicePolling: spring.flag(() => l10n.t('Whether the list of services is polled.'), false),
  preferIpv6Address: spring.flag(() => l10n.t('Whether an IPv6 address is registered.'), false),
  order: spring.whole(() => l10n.t('Order among several registries.'), 100),
  enabledZoneAware: spring.flag(
    () => l10n.t('Whether instances in the same availability zone are called first.'),
    false,
  ),
  enabledAffinityTag: spring.flag(
    () => l10n.t('Whether instances with the same tag are called first.'),
    false,
  ),
  denyCrossZoneLoadBalancing: spring.flag(
    () => l10n.t('Whether instances of other zones are never called.'),
    false,
  ),
  ...withPrefix('datacenter', datacenterKeys),
};

const config: KeyTable = {
  enabled: spring.flag(() => l10n.t('Whether settings are read from the configuration center.'), true),
  serverType: spring.oneOf(
    [
      { value: 'kie', summary: () => l10n.t('kie, of engines of the second generation') },
      { value: 'config-center', summary: () => l10n.t('of engines of the first generation') },
    ],
    () => l10n.t('Which configuration center it is.'),
    'config-center',
    {
      ignoresCase: true,
      outside: 'altered',
      otherwise: () => l10n.t('any other word means `config-center`'),
    },
  ),
  serverAddr: spring.text(
    () => l10n.t('Addresses of the configuration center, separated by commas.'),
    undefined,
    {
      form: 'kie-address',
      snippet: '\\${PAAS_CSE_CC_ENDPOINT:${1:http://127.0.0.1:30110}\\}',
    },
  ),
  firstPullRequired: spring.flag(() => l10n.t('Whether the program does not start without settings.'), true),
  fileSource: spring.text(() => l10n.t('Names of settings files, separated by commas.')),
  'configCenter.refreshInterval': spring.whole(() => l10n.t('How often settings are queried.'), 15_000, {
    unit: 'milliseconds',
    minimum: 1,
  }),
  'kie.enableAppConfig': spring.flag(() => l10n.t('Whether settings of the application are read.'), true),
  'kie.enableServiceConfig': spring.flag(() => l10n.t('Whether settings of the service are read.'), true),
  'kie.enableVersionConfig': spring.flag(() => l10n.t('Whether settings of the version are read.'), true),
  'kie.enableCustomConfig': spring.flag(() => l10n.t('Whether settings with your own label are read.'), true),
  'kie.customLabel': spring.text(
    () => l10n.t('Name of your own label that settings are selected by.'),
    'public',
  ),
  'kie.customLabelValue': spring.text(() => l10n.t('Value of your own label.'), '""'),
  'kie.enableLongPolling': spring.flag(
    () => l10n.t('Whether the server is asked to wait for changes.'),
    true,
  ),
  'kie.pollingWaitTimeInSeconds': spring.whole(
    () => l10n.t('How long the server may wait for changes.'),
    10,
    {
      unit: 'seconds',
      minimum: 0,
      maximum: 300,
      outside: 'fails-on-each-call',
      otherwise: () => l10n.t('otherwise the server refuses each query'),
    },
  ),
  'kie.refreshIntervalInMillis': spring.whole(() => l10n.t('How often settings are queried.'), 15_000, {
    unit: 'milliseconds',
    minimum: 1,
  }),
};

const credentials: KeyTable = {
  enabled: spring.flag(
    () => l10n.t('Whether an access key is used; engines of the first generation require it.'),
    false,
  ),
  accessKey: spring.text(() => l10n.t('Access key; name a variable here, not the key.'), undefined, {
    form: 'secret',
  }),
  secretKey: spring.text(() => l10n.t('Secret key; name a variable here, not the key.'), undefined, {
    form: 'secret',
  }),
  cipher: spring.text(() => l10n.t('Name of the program that decrypts the secret key.'), 'default'),
  akskCustomCipher: spring.text(() => l10n.t('Name of the program that decrypts the secret key.'), 'default'),
  project: spring.text(() => l10n.t('Region or project of the engine, such as cn-north-4.'), 'default'),
  'account.name': spring.text(() => l10n.t('Name of the account of the engine.')),
  'account.password': spring.text(
    () => l10n.t('Password of the account; name a variable here, not the password.'),
    undefined,
    { form: 'secret' },
  ),
  'account.cipher': spring.text(() => l10n.t('Name of the program that decrypts the password.'), 'default'),
};

const ssl: KeyTable = {
  keyStore: spring.text(() => l10n.t('File with the client’s own certificate.')),
  keyStoreType: spring.often(values('PKCS12', 'JKS'), () => l10n.t('Format of the file.')),
  keyStoreValue: spring.text(
    () => l10n.t('Password of the file; name a variable here, not the password.'),
    undefined,
    { form: 'secret' },
  ),
  trustStore: spring.text(() => l10n.t('File with the trusted certificates.')),
  trustStoreType: spring.often(values('PKCS12', 'JKS'), () => l10n.t('Format of the file.')),
  trustStoreValue: spring.text(
    () => l10n.t('Password of the file; name a variable here, not the password.'),
    undefined,
    { form: 'secret' },
  ),
  protocols: spring.text(() => l10n.t('Versions of TLS, separated by commas.')),
  ciphers: spring.text(() => l10n.t('Cipher suites, separated by commas.')),
  authPeer: spring.flag(() => l10n.t('Whether the certificate of the other side is verified.')),
  checkCNHost: spring.flag(() => l10n.t('Whether the certificate must match the host name.')),
  engine: spring.text(() => l10n.t('TLS implementation.')),
  crl: spring.text(() => l10n.t('File with revoked certificates.')),
  sslCustomClass: spring.text(() => l10n.t('Class that locates files and passwords.')),
};

/** Settings of Spring Cloud Huawei; whole keys without `spring.cloud.servicecomb`. */
export const springKeys: KeyTable = {
  ...withPrefix('service', identityKeys),
  ...withPrefix('instance', instanceKeys),
  ...withPrefix('discovery', discovery),
  ...withPrefix('config', config),
  ...withPrefix('credentials', credentials),
  ...withPrefix('ssl', ssl),
  'dashboard.address': spring.text(() => l10n.t('Address of the dashboard of the engine.'), undefined, {
    form: 'server-address',
  }),
  'dashboard.governanceProviderEnabled': spring.flag(() => l10n.t('Whether governance data is sent.'), false),
  'dashboard.invocationProviderEnabled': spring.flag(() => l10n.t('Whether call data is sent.'), true),
  'dashboard.intervalInMills': spring.whole(() => l10n.t('How often data is sent.'), 10_000, {
    unit: 'milliseconds',
    minimum: 1,
  }),
  'metrics.maxMetricsCount': spring.whole(() => l10n.t('How many metrics are kept.'), 2000, { minimum: 1 }),
  'metrics.logsEnabled': spring.flag(() => l10n.t('Whether metrics are written to the log.'), true),
  'httpclient.connectTimeoutInMilliSeconds': spring.whole(() => l10n.t('Timeout for connecting.'), 1000, {
    unit: 'milliseconds',
    minimum: 0,
  }),
  'httpclient.readTimeoutInMilliSeconds': spring.whole(() => l10n.t('Timeout for a response.'), 30_000, {
    unit: 'milliseconds',
    minimum: 0,
  }),
  'httpclient.poolSizeMax': spring.whole(() => l10n.t('Total number of connections.'), 5000, { minimum: 1 }),
  'httpclient.poolSizePerRoute': spring.whole(() => l10n.t('Connections to one host.'), 50, { minimum: 1 }),
  'loadbalancer.rule': spring.often(
    values('RoundRobin', 'Random', 'WeightedResponse', 'SessionStickiness'),
    () => l10n.t('How the instance is chosen that is called.'),
    'RoundRobin',
  ),
};

export const otherSpringKeys: readonly string[] = [
  'canary',
  'config.watch',
  'context',
  'feign',
  'gateway',
  'governance',
  'httpclient',
  'loadbalance',
  'metrics',
  'rest-template',
  'resttemplate',
  'router',
  'swagger',
  'transport',
  'webclient',
  'webmvc',
];
