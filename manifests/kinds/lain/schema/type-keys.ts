import * as l10n from '@vscode/l10n';
import type { Property } from '../../../engine/schema/schema';
import { flag, listSnippet, reference, text, texts, withExamples } from './shapes';

const source = reference('6');

/** Keys that only web procs use. */
export const webKeys = {
  healthcheck: {
    summary: () => l10n.t('URL path that answers 2xx or 3xx while the proc is healthy; starts with `/`.'),
    consequence: () => l10n.t('Needs `curl` in the image unless there is a `container_healthcheck`.'),
    source,
    schema: withExamples(
      { ...text, absent: 'falsy', pattern: '^/', summary: () => l10n.t('Begin it with `/`.') },
      '/health',
      '/ping',
    ),
  },
  mountpoint: {
    summary: () =>
      l10n.t(
        'Where the proc is reached: a list of `host`, `host/path` or `/path` (the path under each default host).',
      ),
    consequence: () => l10n.t('A proc of type web needs its own list unless its name is `web`.'),
    default: () => l10n.t('for the proc `web`: `APP.DOMAIN` of each domain of the cluster, and `APP.lain`'),
    source: reference('6.2'),
    snippet: listSnippet,
    schema: { ...texts, absent: 'falsy' },
  },
  https_only: {
    summary: () => l10n.t('Redirect http to https.'),
    default: () => 'false',
    source,
    schema: flag,
  },
} satisfies Record<string, Property>;

/** Keys that only portals use. */
export const portalKeys = {
  service_name: {
    summary: () => l10n.t('Name under which other apps use the service.'),
    consequence: () => l10n.t('Inside `service.NAME` it is always NAME.'),
    required: true,
    source,
    schema: text,
  },
  allow_clients: {
    summary: () =>
      l10n.t('Which apps may use the service; only `"**"`, all of them, is implemented. Quote it.'),
    default: () => '"**"',
    source,
    snippet: '"**"',
    schema: withExamples(text, '**'),
  },
} satisfies Record<string, Property>;
