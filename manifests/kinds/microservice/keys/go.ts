import * as l10n from '@vscode/l10n';
import {
  allowCrossApp,
  application,
  credentialKeys,
  environment,
  initialStatus,
  property,
  refreshMode,
  version,
} from './common';
import { withPrefix, keysOf, values } from './key';
import type { KeyTable } from './key';
import { goHandlers } from '../values/handlers';

const go = keysOf('5');
const limit = () => l10n.t('Requests in a second.');

const limiter = (side: string): KeyTable => ({
  [`flowcontrol.${side}.qps.enabled`]: go.flag(() => l10n.t('Whether requests are limited.'), true),
  [`flowcontrol.${side}.qps.global.limit`]: go.whole(limit, undefined, {
    minimum: 1,
    consequence: () => l10n.t('Go Chassis stops with an error at 0.'),
  }),
  [`flowcontrol.${side}.qps.limit.*`]: go.whole(limit, undefined, { minimum: 0 }),
});

const handlers = values(...goHandlers);

/** Settings of Go Chassis; whole keys without `servicecomb`. */
export const goKeys: KeyTable = {
  'service.name': go.text(() => l10n.t('Name of the microservice in the registry.'), undefined, {
    form: 'service-name',
  }),
  'service.app': application,
  'service.version': { ...version, default: () => '0.0.1' },
  'service.environment': environment,
  'service.hostname': go.text(() => l10n.t('Name of the host that is registered.')),
  'service.status': initialStatus,
  'service.properties.allowCrossApp': allowCrossApp,
  'service.properties.*': property,
  'service.instanceProperties.*': go.any(() =>
    l10n.t('A property of the instance, as other services see it.'),
  ),
  'service.paths': go.any(() => l10n.t('Paths under which the microservice is known.')),
  'service.schemas': go.any(() => l10n.t('Ids of the interfaces of the microservice.')),
  'registry.disabled': go.flag(() => l10n.t('Whether no registry is used.'), false),
  'registry.type': go.often(values('servicecenter'), () => l10n.t('Which registry it is.'), 'servicecenter'),
  'registry.scope': go.often(
    values('full', 'app'),
    () => l10n.t('Whether services of all applications are found, or only those of the same application.'),
    'full',
  ),
  'registry.address': go.text(() => l10n.t('Addresses of the registry, separated by commas.'), undefined, {
    form: 'registry-address',
    snippet: '${1:http://127.0.0.1:30100}',
  }),
  'registry.refreshInterval': go.text(
    () => l10n.t('How often instances of other services are queried, with its unit.'),
    '30s',
    { form: 'duration-text' },
  ),
  'registry.watch': go.flag(() => l10n.t('Whether the registry pushes changes immediately.'), false),
  'registry.autodiscovery': go.flag(
    () => l10n.t('Whether other servers of the registry are found by it.'),
    false,
  ),
  'registry.autoIPIndex': go.flag(() => l10n.t('Whether callers are known by their address.'), false),
  'registry.register': go.oneOf(
    [
      { value: 'auto', summary: () => l10n.t('when the program starts') },
      { value: 'manual', summary: () => l10n.t('when the program requests it') },
    ],
    () => l10n.t('When the instance is registered.'),
    'auto',
  ),
  'registry.api.version': go.text(() => l10n.t("Version of the registry's interface."), 'v4'),
  'registry.healthCheck': go.flag(() => l10n.t('Whether the health of instances is checked.'), false),
  'registry.cacheIndex': go.flag(() => l10n.t('Whether instances are indexed by their tags.'), false),
  'registry.configPath': go.text(() => l10n.t('File of the registry of that type.')),
  'registry.heartbeat.mode': go.text(() => l10n.t('How an instance sends heartbeats.')),
  'registry.heartbeat.interval': go.text(
    () => l10n.t('How often an instance sends a heartbeat, with its unit.'),
    '30s',
    { form: 'duration-text' },
  ),
  'config.client.type': go.often(values('servicecomb-kie', 'config_center', 'apollo'), () =>
    l10n.t('Which configuration center it is.'),
  ),
  'config.client.serverUri': go.text(() => l10n.t('Address of the configuration center.'), undefined, {
    form: 'server-address',
  }),
  'config.client.refreshMode': refreshMode,
  'config.client.refreshInterval': go.whole(() => l10n.t('How often settings are queried.'), undefined, {
    unit: 'seconds',
    minimum: 1,
  }),
  'config.client.refreshPort': go.any(() => l10n.t('Port that receives notifications of changes.')),
  'config.client.autodiscovery': go.flag(
    () => l10n.t('Whether the configuration center is found by the registry.'),
    false,
  ),
  'config.client.enabled': go.flag(() => l10n.t('Whether settings are read from the configuration center.')),
  'config.client.api.version': go.text(() => l10n.t("Version of the configuration center's interface.")),
  'protocols.*.listenAddress': go.text(
    () => l10n.t('Address that receives requests: `host:port`.'),
    undefined,
    {
      form: 'listen-address',
      snippet: '${1:127.0.0.1:8080}',
    },
  ),
  'protocols.*.advertiseAddress': go.text(
    () => l10n.t('Address that is registered: `host:port`.'),
    undefined,
    { form: 'listen-address' },
  ),
  'protocols.*.workerNumber': go.whole(() => l10n.t('Workers that handle requests.'), undefined, {
    minimum: 0,
  }),
  'protocols.*.transport': go.text(() => l10n.t('Transport of the protocol, such as tcp.'), 'tcp'),
  'handler.chain.Consumer.default': go.often(
    handlers,
    () => l10n.t('Handlers of outgoing calls, separated by commas.'),
    undefined,
    { form: 'handlers' },
  ),
  'handler.chain.Provider.default': go.often(
    handlers,
    () => l10n.t('Handlers of incoming calls, separated by commas.'),
    undefined,
    { form: 'handlers' },
  ),
  ...limiter('Consumer'),
  ...limiter('Provider'),
  'loadbalance.strategy.name': go.often(
    values('RoundRobin', 'Random', 'WeightedResponse', 'SessionStickiness'),
    () => l10n.t('How the instance is chosen that is called.'),
    'RoundRobin',
  ),
  'loadbalance.retryEnabled': go.flag(() => l10n.t('Whether failed calls are retried.'), false),
  'loadbalance.retryOnNext': go.whole(() => l10n.t('How often another instance is tried.'), 0, {
    minimum: 0,
  }),
  'loadbalance.retryOnSame': go.whole(() => l10n.t('How often the same instance is tried.'), 0, {
    minimum: 0,
  }),
  'loadbalance.backoff.kind': go.often(values('constant', 'jittered', 'zero'), () =>
    l10n.t('How the pause between attempts grows.'),
  ),
  'loadbalance.backoff.minMs': go.whole(() => l10n.t('Shortest pause.'), undefined, {
    unit: 'milliseconds',
    minimum: 0,
  }),
  'loadbalance.backoff.maxMs': go.whole(() => l10n.t('Longest pause.'), undefined, {
    unit: 'milliseconds',
    minimum: 0,
  }),
  'metrics.enable': go.flag(() => l10n.t('Whether metrics can be read.'), false),
  'metrics.apiPath': go.text(() => l10n.t('Path under which metrics are read.'), '/metrics'),
  'metrics.enableGoRuntimeMetrics': go.flag(
    () => l10n.t('Whether metrics of the Go runtime are included.'),
    true,
  ),
  'metrics.enableCircuitMetrics': go.flag(
    () => l10n.t('Whether metrics of circuit breakers are included.'),
    true,
  ),
  'metrics.flushInterval': go.text(
    () => l10n.t('How often metrics are calculated, with its unit.'),
    undefined,
    { form: 'duration-text' },
  ),
  'monitor.client.serverUri': go.text(() => l10n.t('Address of the dashboard of the engine.'), undefined, {
    form: 'server-address',
  }),
  ...withPrefix('credentials', credentialKeys),
  'transport.failure.*': go.text(() =>
    l10n.t('Answers that count as failures, such as `http_500,http_502`.'),
  ),
  'transport.maxIdleCon.*': go.whole(() => l10n.t('Idle connections that are kept.'), undefined, {
    minimum: 0,
  }),
  'transport.maxBodyBytes.*': go.whole(() => l10n.t('Largest body of a request.'), undefined, {
    unit: 'bytes',
    minimum: 0,
  }),
  'transport.maxHeaderBytes.*': go.whole(() => l10n.t('Largest header of a request.'), undefined, {
    unit: 'bytes',
    minimum: 0,
  }),
  'transport.timeout.*': go.text(() => l10n.t('How long a call may take, with its unit.'), undefined, {
    form: 'duration-text',
  }),
  noRefreshSchema: go.flag(() => l10n.t('Whether interfaces are not registered again.'), false),
};

export const otherGoKeys: readonly string[] = [
  'cipher',
  'circuitBreaker',
  'config.client.cluster',
  'config.client.dimension',
  'config.client.env',
  'config.client.namespace',
  'config.client.serviceName',
  'config.client.tenantName',
  'fallback',
  'fallbackpolicy',
  'handler.chain',
  'isolation',
  'loadbalance',
  'metrics',
  'monitor',
  'protocols.*.cors',
  'quota',
  'router',
  'service.registry',
];
