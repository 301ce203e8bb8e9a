import type { Rule } from '../../../engine/rules/rule';
import type { LainDocument } from '../document';
import { backupSchedule } from './proc/backup-schedule';
import { booleans } from './proc/booleans';
import { cloudVolumes } from './proc/cloud-volumes';
import { commandEmpty } from './proc/command-empty';
import { commandShell } from './proc/command-shell';
import { containerHealthcheck } from './proc/container-healthcheck';
import { dnsSearch } from './proc/dns-search';
import { env } from './proc/env';
import { envReserved } from './proc/env-reserved';
import { filters } from './proc/filters';
import { healthcheck } from './proc/healthcheck';
import { instances } from './proc/instances';
import { keyAliases } from './proc/key-aliases';
import { labels } from './proc/labels';
import { logs } from './proc/logs';
import { memory } from './proc/memory';
import { misplacedKey } from './proc/misplaced-key';
import { mountpoint } from './proc/mountpoint';
import { port } from './proc/port';
import { ports } from './proc/ports';
import { secretFiles } from './proc/secret-files';
import { textValues } from './proc/text-values';
import { timeouts } from './proc/timeouts';
import { volumeBackup } from './proc/volume-backup';
import { volumePath } from './proc/volume-path';
import { volumes } from './proc/volumes';

/** Rules for the keys inside a proc, R-20 to R-36. */
export const procKeyRules: readonly Rule<LainDocument>[] = [
  memory,
  port,
  ports,
  labels,
  filters,
  env,
  envReserved,
  commandEmpty,
  commandShell,
  volumes,
  volumePath,
  keyAliases,
  volumeBackup,
  backupSchedule,
  logs,
  secretFiles,
  cloudVolumes,
  timeouts,
  misplacedKey,
  mountpoint,
  healthcheck,
  containerHealthcheck,
  instances,
  booleans,
  dnsSearch,
  textValues,
];
