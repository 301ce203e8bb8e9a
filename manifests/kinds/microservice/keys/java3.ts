import * as l10n from '@vscode/l10n';
import { clientPeriod, configClientKeys, identityKeys } from './common';
import { javaKeys } from './java';
import { withPrefix, keysOf } from './key';
import type { KeyTable } from './key';

const java = keysOf('2');

/** Settings of Java Chassis 3; whole keys without `servicecomb`. */
export const java3Keys: KeyTable = {
  ...withPrefix('service', identityKeys),
  'registry.sc.enabled': java.flag(() => l10n.t('Whether the registry is used.'), true),
  'registry.sc.address': java.text(
    () => l10n.t('Addresses of the registry, separated by commas. The program does not start without one.'),
    undefined,
    {
      form: 'registry-address',
      snippet: '${1:http://127.0.0.1:30100}',
    },
  ),
  'registry.sc.watch': java.flag(() => l10n.t('Whether the registry pushes changes immediately.'), false),
  'registry.sc.autoDiscovery': java.flag(
    () => l10n.t('Whether other servers of the registry are found by it.'),
    false,
  ),
  'registry.sc.enableSwaggerRegistration': java.flag(
    () => l10n.t('Whether the interfaces are registered.'),
    false,
  ),
  'registry.sc.ignoreSwaggerDifferent': java.flag(
    () => l10n.t('Whether the program starts although its interfaces are not those of the registry.'),
    true,
  ),
  'registry.sc.canOverwriteSwagger': java.flag(
    () => l10n.t('Whether interfaces in the registry are replaced.'),
    true,
  ),
  'registry.sc.healthCheckIntervalInSeconds': java.whole(
    () => l10n.t('How often an instance sends a heartbeat.'),
    15,
    {
      unit: 'seconds',
      minimum: 1,
      maximum: 600,
      outside: (number) => (number < 1 ? 'refused' : 'default-in-force'),
    },
  ),
  'registry.sc.healthCheckTimes': java.whole(() => l10n.t('How many heartbeats may be missed.'), 3, {
    minimum: 1,
    outside: 'altered',
    otherwise: () => l10n.t('the registry takes {0} otherwise', 3),
  }),
  'registry.sc.healthCheckRequestTimeoutInMillis': java.whole(
    () => l10n.t('Timeout of a heartbeat.'),
    5000,
    clientPeriod,
  ),
  'registry.sc.pollIntervalInMillis': java.whole(
    () => l10n.t('How often instances of other services are queried.'),
    15_000,
    clientPeriod,
  ),
  'registry.sc.registrationWaitTimeInMillis': java.whole(
    () => l10n.t('How long the start waits until the service is registered.'),
    30_000,
    { unit: 'milliseconds', minimum: 1 },
  ),
  'registry.sc.hostname': java.text(() => l10n.t('Name of the host that is registered.')),
  ...javaKeys,
  ...withPrefix('config.client', configClientKeys),
  'config.client.firstPullRequired': java.flag(
    () => l10n.t('Whether the program does not start without settings.'),
    false,
  ),
};

export const otherJava3Keys: readonly string[] = [
  'config.client.timeout',
  'references.transport',
  'registry.consul',
  'registry.etcd',
  'registry.local',
  'registry.nacos',
  'registry.zero-config',
  'registry.zk',
];
