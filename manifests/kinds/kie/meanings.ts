import * as l10n from '@vscode/l10n';
import { asWritten, inCode } from '../../engine/language/foreign-text';

/** What Java clients make of a value of a type; undefined for types that servers do not take. */
export function meaningOfType(type: string, key: string): string | undefined {
  switch (type) {
    case 'yaml':
      return l10n.t(
        'Clients split the value: each key of the YAML becomes a setting, and the key of the item is ignored. YAML that can’t be read, or has a key twice, is ignored as a whole.',
      );
    case 'properties':
      return l10n.t(
        'Clients split the value: each line `key=value` becomes a setting, and the key of the item is ignored.',
      );
    case 'text':
      return l10n.t('Clients read it as a single setting, `{0}`, with the value unchanged.', inCode(key));
    case 'json':
    case 'ini':
    case 'xml':
      return l10n.t(
        'Clients read it as a single setting, `{0}`, with the value unchanged; they do not parse it by its type.',
        inCode(key),
      );
    default:
      return undefined;
  }
}

/** Who sees an item with a status. */
export function meaningOfStatus(status: string): string | undefined {
  if (status === 'enabled') return l10n.t('Clients see the item.');
  return status === 'disabled' ? l10n.t('Clients do not see the item; it is kept for later.') : undefined;
}

/** The instances that query an item with these labels. */
export function meaningOfLabels(labels: ReadonlyMap<string, string>): string | undefined {
  const [app, environment, service, version] = ['app', 'environment', 'service', 'version'].map((name) => {
    const text = labels.get(name);
    return text === undefined ? undefined : inCode(text);
  });
  if (app === undefined || environment === undefined) return undefined;
  const where = environment === '' ? l10n.t('the empty environment') : `\`${environment}\``;
  if (service === undefined)
    return version === undefined
      ? l10n.t('Read by all instances of the application `{0}` in {1}.', app, where)
      : undefined;
  return version === undefined
    ? l10n.t('Read by all instances of `{0}` of the application `{1}` in {2}.', service, app, where)
    : l10n.t(
        'Read by the instances of `{0}` {1} of the application `{2}` in {3}.',
        service,
        asWritten(version),
        app,
        where,
      );
}

/** How items of the same key override each other. */
export function orderOfScopes(): string {
  return l10n.t(
    'Of items with the same key, those with a version win over those of the service, and these over those of the application; labels of your own win over all.',
  );
}
