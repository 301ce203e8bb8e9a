import * as l10n from '@vscode/l10n';
import type { Property, Schema } from '../../../engine/schema/schema';
import { listSnippet, reference, text, texts, textsLike, withExamples } from './shapes';

const source = reference('6.1');

/** When a volume is backed up, and how long its backups are kept. */
export const backupPolicy: Schema = {
  types: ['map'],
  properties: {
    schedule: {
      summary: () =>
        l10n.t(
          'When to back up: cron with 5 fields (or 6, with seconds first), `@daily`, or `@every 6h`. Quote it.',
        ),
      consequence: () =>
        l10n.t('An empty or wrong schedule means that no backup ever runs, without an error.'),
      required: true,
      source,
      snippet: '"${1:0 3 * * *}"',
      schema: withExamples(
        { ...text, absent: 'empty' },
        '0 3 * * *',
        '0 3 * * 1',
        '*/30 * * * *',
        '@daily',
        '@hourly',
        '@every 6h',
      ),
    },
    expire: {
      summary: () =>
        l10n.t('How long a backup is kept: a number with `m` (minutes), `h` (hours) or `d` (days).'),
      consequence: () => l10n.t('Without it the whole policy is dropped. Incremental backups do not expire.'),
      required: true,
      source,
      snippet: '"${1:30d}"',
      schema: withExamples(
        {
          ...text,
          absent: 'empty',
          pattern: '^\\d+[mhd]$',
          summary: () => l10n.t('Write a whole number and m, h or d (minutes, hours, days), such as `30d`.'),
        },
        '30d',
        '10d',
        '12h',
      ),
    },
    pre_run: {
      summary: () =>
        l10n.t('Command before the backup; split at spaces, the program relative to `/lain/app`.'),
      source,
      schema: text,
    },
    post_run: {
      summary: () =>
        l10n.t('Command after the backup; split at spaces, the program relative to `/lain/app`.'),
      source,
      schema: text,
    },
  },
};

const policySnippet = '\n  schedule: "${1:0 3 * * *}"\n  expire: "${2:30d}"';

/** Keys under the path of a volume that is backed up. */
export const volumePolicies: Schema = {
  types: ['map'],
  properties: {
    backup_full: {
      summary: () => l10n.t('Full backups of this directory.'),
      consequence: () => l10n.t('Ignored on portals, and in clusters without a backup service.'),
      source,
      snippet: policySnippet,
      schema: backupPolicy,
    },
    backup_increment: {
      summary: () => l10n.t('Incremental backups of this directory.'),
      consequence: () => l10n.t('`expire` is needed but not applied: incremental backups stay.'),
      source,
      snippet: policySnippet,
      schema: backupPolicy,
    },
  },
};

const volumesItem: Schema = { types: ['string', 'map'], additional: volumePolicies };

/** `volumes` and its alias `persistent_dirs`; with backup policies in the laincloud dialect. */
export function volumesProperty(isAlias: boolean, withBackups: boolean): Property {
  return {
    summary: () =>
      isAlias
        ? l10n.t('The same as `volumes`, the older name: directories or files that outlive the container.')
        : l10n.t('Directories or files that outlive the container, absolute or relative to `/lain/app`.'),
    consequence: () =>
      withBackups
        ? l10n.t(
            'With any volume an instance stays on its node. Of `persistent_dirs` and `volumes` only the first is read.',
          )
        : l10n.t('Both `persistent_dirs` and `volumes` are read; paths must be absolute.'),
    default: () => '[]',
    source: reference('6'),
    snippet: listSnippet,
    schema: { types: ['list'], absent: 'falsy', items: withBackups ? volumesItem : text },
  };
}

/** `cloud_volumes`: directories in the cluster's shared file system. */
export const cloudVolumes: Property = {
  summary: () => l10n.t('Directories in the file system that all nodes of the cluster share.'),
  consequence: () => l10n.t('Needs a cluster-wide POSIX file system.'),
  source: reference('6'),
  snippet: '\n  type: ${1|multi,single|}\n  dirs:\n    - $0',
  schema: {
    types: ['map'],
    absent: 'falsy',
    properties: {
      type: {
        summary: () =>
          l10n.t('`multi`: each instance has its own directories; `single`: all instances share them.'),
        default: () => 'multi',
        source: reference('6'),
        schema: { types: ['string'], choices: [{ value: 'multi' }, { value: 'single' }] },
      },
      dirs: {
        summary: () => l10n.t('The directories, absolute.'),
        required: true,
        source: reference('6'),
        snippet: listSnippet,
        schema: { ...texts, minItems: 1, absent: 'falsy' },
      },
    },
  },
};

/** `shared_volumes` of the ein-plus dialect. */
export const sharedVolumes: Property = {
  summary: () => l10n.t('Host directories that are mounted into the container, absolute.'),
  source: reference('10'),
  snippet: '\n  global:\n    - $0',
  schema: {
    types: ['map'],
    properties: {
      global: {
        summary: () => l10n.t('`/host` or `/host:/container`, both absolute.'),
        source: reference('10'),
        snippet: listSnippet,
        schema: textsLike('^/[^:]*(?::/[^:]*)?$', () =>
          l10n.t('Write `/host` or `/host:/container`, both absolute.'),
        ),
      },
    },
  },
};
