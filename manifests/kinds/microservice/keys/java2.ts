import * as l10n from '@vscode/l10n';
import { configClientKeys, refreshMode } from './common';
import { javaKeys } from './java';
import { withPrefix, keysOf, values } from './key';
import type { KeyTable } from './key';
import { javaHandlers } from '../values/handlers';

const java = keysOf('3');
const timeout = (fallback: number) =>
  java.whole(() => l10n.t('How long a request to the registry may take.'), fallback, {
    unit: 'milliseconds',
    minimum: 1,
    outside: 'default-in-force',
  });
/** The timer refuses a period of 0; a negative one counts as the default. */
const period = {
  unit: 'seconds',
  minimum: 1,
  outside: (number: number) => (number < 0 ? 'default-in-force' : 'refused'),
} as const;
const idle = { unit: 'seconds', minimum: 1, outside: 'default-in-force' } as const;
const handlers = values(...javaHandlers);

/** Settings of Java Chassis 1 and 2; whole keys without `servicecomb`. */
export const java2Keys: KeyTable = {
  ...javaKeys,
  'service.registry.address': java.text(
    () => l10n.t('Addresses of the registry, separated by commas.'),
    'http://127.0.0.1:30100',
    {
      form: 'registry-address',
      snippet: '${1:http://127.0.0.1:30100}',
    },
  ),
  'service.registry.instance.watch': java.flag(
    () => l10n.t('Whether the registry pushes changes immediately.'),
    true,
  ),
  'service.registry.instance.pull.interval': java.whole(
    () => l10n.t('How often instances of other services are queried.'),
    30,
    period,
  ),
  'service.registry.instance.healthCheck.interval': java.whole(
    () => l10n.t('How often an instance sends a heartbeat.'),
    30,
    period,
  ),
  'service.registry.instance.healthCheck.times': java.whole(
    () => l10n.t('How many heartbeats may be missed.'),
    3,
    { minimum: 0, outside: 'default-in-force' },
  ),
  'service.registry.instance.preferIpAddress': java.flag(
    () => l10n.t('Whether an IP address is registered instead of the host name.'),
    false,
  ),
  'service.registry.instance.ignoreSwaggerDifference': java.flag(
    () => l10n.t('Whether the program starts although its interfaces are not those of the registry.'),
    false,
  ),
  'service.registry.instance.alwaysOverrideSchema': java.flag(
    () => l10n.t('Whether interfaces in the registry are replaced.'),
    true,
  ),
  'service.registry.instance.empty.protection': java.flag(
    () => l10n.t('Whether the last instances stay known when the registry has none.'),
    true,
  ),
  'service.registry.autodiscovery': java.flag(
    () => l10n.t('Whether other servers of the registry are found by it.'),
    false,
  ),
  'service.registry.client.timeout.connection': java.whole(() => l10n.t('Timeout for connecting.'), 1000, {
    unit: 'milliseconds',
    minimum: 0,
    outside: 'default-in-force',
  }),
  'service.registry.client.timeout.request': timeout(30_000),
  'service.registry.client.timeout.heartbeat': timeout(3000),
  'service.registry.client.timeout.idle': java.whole(
    () => l10n.t('How long a connection may be idle.'),
    60,
    idle,
  ),
  'service.registry.client.timeout.watch': java.whole(
    () => l10n.t('How long watching may be idle.'),
    60,
    idle,
  ),
  'service.registry.client.httpVersion': java.text(() => l10n.t('Version of HTTP.')),
  'service.registry.api.version': java.text(() => l10n.t("Version of the registry's interface."), 'v4'),
  ...withPrefix('config.client', configClientKeys),
  'config.client.refreshMode': refreshMode,
  'config.client.tenantName': java.text(() => l10n.t('Tenant of the configuration center.'), 'default'),
  'handler.chain.Consumer.default': java.often(
    handlers,
    () => l10n.t('Handlers of outgoing calls, separated by commas.'),
    undefined,
    { form: 'handlers' },
  ),
  'handler.chain.Provider.default': java.often(
    handlers,
    () => l10n.t('Handlers of incoming calls, separated by commas.'),
    undefined,
    { form: 'handlers' },
  ),
  'references.version-rule': java.text(
    () => l10n.t('Versions of services that are called, such as `1.0.0+`.'),
    '0+',
    { form: 'version-rule' },
  ),
  'references.*.version-rule': java.text(
    () => l10n.t('Versions of the service that are called, such as `1.0.0+`.'),
    '0+',
    { form: 'version-rule' },
  ),
};

export const otherJava2Keys: readonly string[] = [
  'config.client',
  'fallback',
  'fallbackpolicy',
  'handler.chain',
  'isolation',
  'references',
  'service.registry.registrator',
  'service.registry.serviceDiscovery',
  'sc',
];
