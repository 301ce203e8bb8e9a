import * as l10n from '@vscode/l10n';
import { deleteConfigurationScope } from '../../api/catalogue/cse/dynamic-configuration';
import { cseOf } from '../cse/engines';
import type { ResourceAction } from '../resource-action';
import { shownValue } from '../shown-value';
import { settings, type Settings, type SettingsScope } from './settings';

/** The answer that stands for all settings; no key is like it. */
const everyKey = '*';

/** Deletes one or all settings of a microservice in an engine 1.x. Source: CSE API Reference, section 5.2.3. */
const deleteSettings: ResourceAction<SettingsScope, Settings> = {
  kind: settings,
  on: 'item',
  effect: 'remove',
  obstacle: ({ session }) =>
    session.services.includes('cse')
      ? undefined
      : l10n.t('Settings are deleted through CSE, which this connection doesn’t reach.'),
  questions: ({ subject: { dimension, values } }) => [
    {
      name: 'key',
      title: l10n.t('Setting of {0} to delete', dimension),
      choices: [
        { value: everyKey, label: l10n.t('All settings'), description: String(Object.keys(values).length) },
        ...Object.entries(values).map(([key, value]) => ({
          value: key,
          label: key,
          description: shownValue(key, value),
        })),
      ],
    },
  ],
  plan: ({ subject }, { key = '' }) => {
    const keys = keysOf(subject, key);
    return {
      summary: l10n.t('Delete settings of {0}', subject.dimension),
      removes: keys.join(', '),
      notes: [l10n.t('Goes with it: {0}. Clients fall back to their defaults.', keys.join(', '))],
    };
  },
  run: async ({ session, scope, subject }, { key = '' }, { signal }) => {
    const { client, project_id } = await cseOf(session);
    const { dimension, environment } = subject;
    const keys = keysOf(subject, key);
    await client.call(deleteConfigurationScope, {
      project_id,
      dimension,
      ...(environment !== '' && { 'X-ENVIRONMENT': environment }),
      body: { dimensionInfo: dimension, keys },
    });
    const { items } = await settings.list(session, scope, signal);
    const left = items.find((one) => settings.identity(one) === settings.identity(subject))?.values ?? {};
    return keys.some((one) => one in left)
      ? { state: 'failed', message: l10n.t('The server still has it.') }
      : { state: 'done', message: l10n.t('{0} settings of {1} are deleted.', keys.length, dimension) };
  },
};

/** Actions on settings of engines 1.x. */
export const settingsActions = { deleteSettings };

function keysOf({ values }: Settings, key: string): string[] {
  return key === everyKey ? Object.keys(values) : [key];
}
