import * as l10n from '@vscode/l10n';
import type { Property, Schema } from '../../../engine/schema/schema';
import {
  command,
  flag,
  integer,
  listSnippet,
  oneOrMore,
  reference,
  text,
  texts,
  textsLike,
  withExamples,
} from './shapes';
import { cloudVolumes, volumesProperty } from './volumes';

const source = reference('6');
const firstDeployment = () =>
  l10n.t(
    'Only used when the proc is deployed for the first time; afterwards the running value stays: use scale.',
  );

/** Keys of every proc of the laincloud dialect, in the order people use them. */
export const commonKeys = {
  cmd: {
    summary: () =>
      l10n.t('Command to start: text, split at spaces, or a list of strings. No shell, no variables.'),
    consequence: () =>
      l10n.t(
        'Quotes in the text are not understood, use a list instead; a list with anything but strings becomes an empty command.',
      ),
    default: () => l10n.t('the command of the image'),
    source,
    schema: command,
  },
  port: {
    summary: () => l10n.t('Port that the container listens on, 1 to 65535; a number, or `80:tcp`.'),
    consequence: () =>
      l10n.t(
        'Only one port is exposed, always as tcp. Unquoted `80:22` is the number 4822, and `0100` is 64.',
      ),
    default: () => l10n.t('80 for web, none for others'),
    source,
    schema: {
      types: ['integer', 'string', 'list', 'map'],
      minimum: 1,
      maximum: 65535,
      examples: [{ value: 80 }, { value: 8080 }],
    },
  },
  memory: {
    summary: () =>
      l10n.t(
        'Memory of each instance: a number and `m` or `g` (1024-based), at least 4 MiB. No swap is given.',
      ),
    consequence: firstDeployment,
    default: () => '32m',
    source,
    schema: withExamples(
      {
        ...text,
        pattern: '^[1-9][0-9]*[mMgG]$',
        summary: () => l10n.t('Write a whole number and M or G, such as `64M`.'),
      },
      '32m',
      '64m',
      '128m',
      '256m',
      '512m',
      '1g',
      '2g',
    ),
  },
  env: {
    summary: () => l10n.t('Environment variables as a list of `KEY=VALUE`.'),
    consequence: () =>
      l10n.t('A map fails the deployment. `TZ` and the `LAIN_…` and `DEPLOYD_…` variables are overwritten.'),
    default: () => '[]',
    source,
    snippet: '\n  - ${1:KEY}=${2:value}',
    schema: variables('^[^=]+='),
  },
  secret_files: {
    summary: () =>
      l10n.t('Files that the secret store puts into the container, absolute or relative to `/lain/app`.'),
    consequence: () =>
      l10n.t('A file that the secret store does not have fails the deployment. Only root can read them.'),
    default: () => '[]',
    source,
    snippet: listSnippet,
    schema: { ...texts, absent: 'falsy' },
  },
  num_instances: {
    summary: () => l10n.t('Number of containers.'),
    consequence: firstDeployment,
    default: () => '1',
    source,
    schema: { ...integer(0), examples: [{ value: 1 }, { value: 2 }, { value: 3 }] },
  },
  logs: {
    summary: () =>
      l10n.t(
        'Log files under `/lain/logs` that are collected, relative to it. `monitor.log` is for metrics.',
      ),
    default: () => '[]',
    source,
    snippet: listSnippet,
    schema: withExamples(
      textsLike('^(?!/)', () => l10n.t('Write it relative to /lain/logs.')),
      'monitor.log',
    ),
  },
  persistent_dirs: volumesProperty(true, true),
  volumes: volumesProperty(false, true),
  image: {
    summary: () => l10n.t('Docker image to run instead of the one that the build makes.'),
    consequence: () => l10n.t("With `secret_files` it must come from the cluster's registry."),
    default: () => l10n.t("the app's release image"),
    source,
    schema: text,
  },
  entrypoint: {
    summary: () => l10n.t('Replaces the entry point of the image; text or a list of strings, as `cmd`.'),
    default: () => l10n.t('the entry point of the image'),
    source,
    schema: command,
  },
  secret_files_bypass: {
    summary: () => l10n.t('Deploy even when the secret store fails.'),
    default: () => 'false',
    source,
    schema: flag,
  },
  cpu: {
    summary: () => l10n.t("CPU level 1 to 8: that many eighths of half of the node's CPUs."),
    consequence: () => l10n.t('0 means level 2. ') + firstDeployment(),
    default: () => '0',
    source,
    schema: integer(0, 8),
  },
  setup_time: {
    summary: () => l10n.t('Seconds to wait between instances of a rolling upgrade, 0 to 120.'),
    consequence: () => l10n.t('Other values are moved into the range; a quoted number becomes 120.'),
    default: () => '0',
    source,
    schema: integer(0, 120),
  },
  kill_timeout: {
    summary: () => l10n.t('Seconds that a container gets to stop before it is killed, 10 to 60.'),
    consequence: () => l10n.t('Other values are moved into the range; a quoted number becomes 60.'),
    default: () => '10',
    source,
    schema: integer(10, 60),
  },
  stateful: {
    summary: () => l10n.t('The proc is not started elsewhere when its node dies.'),
    consequence: () => l10n.t('Any text counts as true, `"false"` too.'),
    default: () => 'false',
    source,
    schema: flag,
  },
  workdir: {
    summary: () => l10n.t('Directory that the command starts in.'),
    default: () => l10n.t('that of the image'),
    source,
    schema: text,
  },
  user: {
    summary: () => l10n.t('User that runs the command; must exist in the image.'),
    default: () => l10n.t('that of the image'),
    source,
    schema: text,
  },
  ports: {
    summary: () =>
      l10n.t(
        'Ports of the stream router, as a map with keys `SOURCE`, `SOURCE:TARGET` or `SOURCE:TARGET/tcp` and no values; sources 9500 to 10000, unique in the cluster.',
      ),
    consequence: () =>
      l10n.t('A list or a number is ignored. Unquoted `9506:22` is the number 570382: quote it.'),
    source,
    snippet: '\n  "${1:9500}:${2:8000}/tcp":',
    schema: {
      types: ['map', 'string'],
      absent: 'falsy',
      pattern: '^\\d+(?::\\d+)?(?:/|$)',
      summary: () => l10n.t('Write keys such as `9506:8000/tcp:`.'),
      additional: { types: ['null'] },
    },
  },
  cloud_volumes: cloudVolumes,
  container_healthcheck: {
    summary: () => l10n.t('Health check that runs a command inside the container.'),
    source,
    snippet: '\n  cmd: $0',
    schema: {
      types: ['map'],
      absent: 'falsy',
      properties: {
        cmd: {
          summary: () => l10n.t('Command whose exit code 0 means healthy; `none` turns the check off.'),
          required: true,
          source,
          schema: withExamples(text, 'none'),
        },
        options: {
          summary: () => l10n.t('How often and how patiently to check.'),
          source,
          snippet: '\n  interval: ${1:10}',
          schema: {
            types: ['map'],
            properties: {
              interval: healthOption(() => l10n.t('Seconds between checks.'), '10'),
              timeout: healthOption(() => l10n.t('Seconds after which a check has failed.'), '3'),
              retries: healthOption(
                () => l10n.t('Failed checks in a row until the container is unhealthy.'),
                '3',
              ),
            },
          },
        },
      },
    },
  },
  labels: {
    summary: () => l10n.t('Labels of the container as a list of `key:value`, split at the last colon.'),
    consequence: () => l10n.t('A map is ignored; an entry without a colon is refused.'),
    source,
    snippet: '\n  - "${1:key}:${2:value}"',
    schema: oneOrMore(':', () => l10n.t('Write `key:value`.')),
  },
  filters: {
    summary: () =>
      l10n.t(
        'On which nodes instances may run: `constraint:KEY==VALUE` or `affinity:…`, with `==`, `!=`, `==~` or `!=~`.',
      ),
    consequence: () =>
      l10n.t(
        '`constraint:group==default` is added unless an entry says something about `group`; `[]` removes it.',
      ),
    default: () => '[constraint:group==default]',
    source,
    snippet: '\n  - ${1:constraint:group==default}',
    schema: withExamples(
      oneOrMore('^(?:affinity|constraint):\\S+(?:==|!=)\\S+', () =>
        l10n.t('Write `constraint:NAME==VALUE` or `affinity:NAME==VALUE`, with `!=` for the opposite.'),
      ),
      'constraint:group==default',
    ),
  },
  working_dir: {
    summary: () => l10n.t('The same as `workdir`, which wins when both are given.'),
    source,
    schema: text,
  },
  dns_search: {
    summary: () => l10n.t('Search domains for names in the container.'),
    consequence: () => l10n.t('`lain validate` does not know this key and fails.'),
    default: () => l10n.t('`APP.lain`'),
    source,
    snippet: listSnippet,
    schema: texts,
  },
} satisfies Record<string, Property>;

/** Variables whose names have this form. */
export function variables(pattern: string): Schema {
  return textsLike(pattern, () => l10n.t('Write `KEY=VALUE`.'), 'falsy');
}

function healthOption(summary: Property['summary'], floor: string): Property {
  return {
    summary,
    consequence: () => l10n.t('Values below {0} have no effect.', floor),
    default: () => floor,
    source,
    schema: integer(Number(floor)),
  };
}
