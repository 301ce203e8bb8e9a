import * as l10n from '@vscode/l10n';
import { credentialKeys, datacenterKeys, identityKeys, instanceKeys } from './common';
import { connectionKeys } from './java-connections';
import { withPrefix, keysOf, values } from './key';
import type { KeyTable } from './key';

const java = keysOf('2');

const limitWords = () => l10n.t('Requests in a second.');
/** A limit of 0 or less is reached by the first request. */
const limit = {
  minimum: 1,
  outside: 'harmful',
  otherwise: () => l10n.t('otherwise every request is refused'),
} as const;
const limiter = (side: string): KeyTable => ({
  [`flowcontrol.${side}.qps.enabled`]: java.flag(() => l10n.t('Whether requests are limited.'), true),
  [`flowcontrol.${side}.qps.global.limit`]: java.whole(limitWords, undefined, limit),
  [`flowcontrol.${side}.qps.limit.*`]: java.whole(
    () => l10n.t('Requests in a second of the service, schema or operation of this name.'),
    undefined,
    limit,
  ),
});

/** Settings of Java Chassis that its generations share; whole keys without `servicecomb`. */
export const javaKeys: KeyTable = {
  ...withPrefix('service', identityKeys),
  ...withPrefix('instance', instanceKeys),
  ...withPrefix('datacenter', datacenterKeys),
  ...withPrefix('credentials', credentialKeys),
  'kie.serverUri': java.text(
    () => l10n.t('Addresses of the configuration center (kie), separated by commas.'),
    undefined,
    {
      form: 'kie-address',
      snippet: '${1:http://127.0.0.1:30110}',
    },
  ),
  'kie.refreshInterval': java.whole(() => l10n.t('How often settings are queried.'), 15_000, {
    unit: 'milliseconds',
    minimum: 1,
  }),
  'kie.firstRefreshInterval': java.whole(
    () => l10n.t('How long after the start settings are queried for the first time.'),
    0,
    { unit: 'milliseconds', minimum: 0 },
  ),
  'kie.firstPullRequired': java.flag(
    () => l10n.t('Whether the program does not start without settings.'),
    false,
  ),
  'kie.enableLongPolling': java.flag(() => l10n.t('Whether the server is asked to wait for changes.'), true),
  'kie.pollingWaitTime': java.whole(() => l10n.t('How long the server may wait for changes.'), 10, {
    unit: 'seconds',
    minimum: 0,
    maximum: 300,
    outside: 'fails-on-each-call',
    otherwise: () => l10n.t('otherwise the server refuses each query'),
  }),
  'kie.customLabel': java.text(
    () => l10n.t('Name of your own label that settings are selected by.'),
    'public',
  ),
  'kie.customLabelValue': java.text(() => l10n.t('Value of your own label.'), '""'),
  'kie.enableAppConfig': java.flag(() => l10n.t('Whether settings of the application are read.'), true),
  'kie.enableServiceConfig': java.flag(() => l10n.t('Whether settings of the service are read.'), true),
  'kie.enableVersionConfig': java.flag(() => l10n.t('Whether settings of the version are read.'), true),
  'kie.enableCustomConfig': java.flag(() => l10n.t('Whether settings with your own label are read.'), true),
  'kie.domainName': java.text(() => l10n.t('Tenant of the configuration center.'), 'default'),
  'kie.client.timeout.connect': java.whole(() => l10n.t('Timeout for connecting.'), 5000, {
    unit: 'milliseconds',
    minimum: 0,
  }),
  'kie.client.timeout.request': java.whole(
    () => l10n.t('How long waiting for a connection may take.'),
    5000,
    { unit: 'milliseconds', minimum: 0 },
  ),
  'kie.client.timeout.socket': java.whole(() => l10n.t('Timeout for a response.'), 5000, {
    unit: 'milliseconds',
    minimum: 0,
  }),
  'rest.address': java.text(
    () =>
      l10n.t(
        'Address that receives REST requests: `host:port`, optionally with parameters such as `?sslEnabled=true`.',
      ),
    undefined,
    {
      form: 'listen-address',
      snippet: '${1:0.0.0.0:8080}',
    },
  ),
  'highway.address': java.text(
    () => l10n.t('Address that receives Highway requests: `host:port`.'),
    undefined,
    {
      form: 'listen-address',
      snippet: '${1:0.0.0.0:7070}',
    },
  ),
  ...withPrefix('rest', connectionKeys),
  'request.timeout': java.whole(() => l10n.t('How long a call may take.'), 30_000, {
    unit: 'milliseconds',
    minimum: 0,
  }),
  'loadbalance.strategy.name': java.often(
    values('RoundRobin', 'Random', 'WeightedResponse', 'SessionStickiness'),
    () => l10n.t('How the instance is chosen that is called.'),
    'RoundRobin',
  ),
  'loadbalance.retryEnabled': java.flag(
    () => l10n.t('Whether failed calls are retried; `retry` policies replace it.'),
    false,
  ),
  'loadbalance.retryOnNext': java.whole(() => l10n.t('How often another instance is tried.'), 0, {
    minimum: 0,
  }),
  'loadbalance.retryOnSame': java.whole(() => l10n.t('How often the same instance is tried.'), 0, {
    minimum: 0,
  }),
  'loadbalance.sessionTimeoutInSeconds': java.whole(
    () => l10n.t('How long a session stays with its instance.'),
    30,
    { unit: 'seconds', minimum: 0 },
  ),
  'loadbalance.successiveFailedTimes': java.whole(
    () => l10n.t('Failures after which a session changes its instance.'),
    5,
    { minimum: 0 },
  ),
  'loadbalance.serverListFilters': java.text(() => l10n.t('Names of instance filters, separated by commas.')),
  'router.type': java.often(values('router'), () => l10n.t('Turns route rules on: `router`.')),
  'router.header': java.text(() => l10n.t('Headers that route rules use, separated by commas.')),
  ...limiter('Consumer'),
  ...limiter('Provider'),
  'metrics.window_time': java.whole(() => l10n.t('How often metrics are calculated.'), undefined, {
    unit: 'milliseconds',
    minimum: 1000,
    outside: 'altered',
    otherwise: () => l10n.t('smaller numbers count as {0}', 1000),
  }),
  'metrics.publisher.defaultLog.enabled': java.flag(
    () => l10n.t('Whether metrics are written to the log.'),
    false,
  ),
  'metrics.prometheus.address': java.text(
    () => l10n.t('Where Prometheus reads metrics: `host:port`.'),
    '0.0.0.0:9696',
    { form: 'listen-address' },
  ),
  'accesslog.enabled': java.flag(() => l10n.t('Whether each request is logged.'), false),
  'accesslog.pattern': java.text(() => l10n.t('Format of the request log.')),
  'codec.printErrorMessage': java.flag(
    () => l10n.t('Whether encoding errors are logged with the content that caused them.'),
    false,
  ),
  'uploads.directory': java.text(() =>
    l10n.t('Folder for uploaded files; without one, uploads are not supported.'),
  ),
  'uploads.maxSize': java.whole(() => l10n.t('Largest request with files; -1 for no limit.'), -1, {
    unit: 'bytes',
  }),
  'uploads.maxFileSize': java.whole(() => l10n.t('Largest file; -1 for no limit.'), -1, { unit: 'bytes' }),
  'uploads.fileSizeThreshold': java.whole(() => l10n.t('Size from which a file is kept on disk.'), 0, {
    unit: 'bytes',
    minimum: 0,
  }),
  'cors.enabled': java.flag(() => l10n.t('Whether pages of other origins may call.'), false),
  'cors.origin': java.text(() => l10n.t('Origins that may call.'), '*'),
  'cors.allowCredentials': java.flag(() => l10n.t('Whether they may send cookies.'), false),
  'cors.allowedHeader': java.text(() => l10n.t('Headers that they may send, separated by commas.')),
  'cors.allowedMethod': java.text(() => l10n.t('Methods that they may use, separated by commas.')),
  'cors.exposedHeader': java.text(() => l10n.t('Response headers that they may read, separated by commas.')),
  'cors.maxAge': java.whole(() => l10n.t('How long the response to a preflight request is cached.'), -1, {
    unit: 'seconds',
  }),
  'monitor.client.enable': java.flag(() => l10n.t('Whether the dashboard of the engine gets data.'), true),
  'monitor.client.enabled': java.flag(() => l10n.t('Whether the dashboard of the engine gets data.'), true),
  'monitor.client.serverUri': java.text(() => l10n.t('Address of the dashboard of the engine.'), undefined, {
    form: 'server-address',
  }),
  'http.dispatcher.edge.default.enabled': java.flag(
    () => l10n.t('Whether the gateway finds services by the path: `/prefix/service/version`.'),
    false,
  ),
  'http.dispatcher.edge.default.prefix': java.text(() => l10n.t('What the paths begin with.'), 'api'),
  'http.dispatcher.edge.default.withVersion': java.flag(
    () => l10n.t('Whether a version follows the service in the path.'),
    true,
  ),
  'http.dispatcher.edge.default.prefixSegmentCount': java.whole(
    () => l10n.t('How many segments are removed from the path.'),
    1,
    { minimum: 0 },
  ),
  'http.dispatcher.edge.url.enabled': java.flag(
    () => l10n.t('Whether the gateway finds services by `mappings`.'),
    false,
  ),
  'http.dispatcher.edge.url.pattern': java.text(() =>
    l10n.t('Paths that the gateway takes, as a regular expression.'),
  ),
  'http.dispatcher.edge.url.mappings.*.path': java.text(() => l10n.t('Regular expression of the paths.')),
  'http.dispatcher.edge.url.mappings.*.microserviceName': java.text(
    () => l10n.t('Microservice that is called.'),
    undefined,
    { form: 'service-name' },
  ),
  'http.dispatcher.edge.url.mappings.*.versionRule': java.text(
    () => l10n.t('Versions that are called, such as `1.0.0+`.'),
    '0.0.0+',
    { form: 'version-rule' },
  ),
  'http.dispatcher.edge.url.mappings.*.prefixSegmentCount': java.whole(
    () => l10n.t('How many segments are removed from the path.'),
    0,
    { minimum: 0 },
  ),
  'executor.default.group': java.whole(() => l10n.t('Groups of threads.'), 2, {
    minimum: 1,
    outside: 'fails-on-each-call',
  }),
  'executor.default.thread-per-group': java.whole(() => l10n.t('Threads of a group.'), undefined, {
    minimum: 1,
    outside: 'default-in-force',
  }),
  'executor.default.coreThreads-per-group': java.whole(() => l10n.t('Core threads of a group.'), 25, {
    minimum: 0,
  }),
  'executor.default.maxThreads-per-group': java.whole(
    () => l10n.t('Maximum number of threads in a group.'),
    100,
    { minimum: 1, outside: 'default-in-force' },
  ),
  'executor.default.maxQueueSize-per-group': java.whole(
    () => l10n.t('Calls that may wait in a group.'),
    undefined,
    { minimum: 1 },
  ),
  'executor.default.maxIdleSecond-per-group': java.whole(() => l10n.t('How long a thread may be idle.'), 60, {
    unit: 'seconds',
    minimum: 0,
  }),
  'boot.turnDown.waitInSeconds': java.whole(() => l10n.t('How long the program waits before it ends.'), 0, {
    unit: 'seconds',
    minimum: 0,
    outside: 'default-in-force',
  }),
  'transport.eventloop.size': java.whole(() => l10n.t('Event loops of the transport.'), undefined, {
    minimum: 1,
    outside: 'default-in-force',
  }),
  'proxy.enable': java.flag(() => l10n.t('Whether servers are reached through a proxy.'), false),
  'proxy.host': java.text(() => l10n.t('Host of the proxy.')),
  'proxy.port': java.whole(() => l10n.t('Port of the proxy.'), undefined, { minimum: 1, maximum: 65_535 }),
  'proxy.username': java.text(() => l10n.t('User name for the proxy.')),
  'proxy.passwd': java.text(
    () => l10n.t('Password for the proxy; name a variable here, not the password.'),
    undefined,
    { form: 'secret' },
  ),
};
