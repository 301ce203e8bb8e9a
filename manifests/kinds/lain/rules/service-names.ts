import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { asList, asMap, asScalar, valueOf } from '../../../../parser/node';
import type { ScalarNode } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { topLevel } from '../document';

/** Names of the services that an app uses. */
export const serviceNames: Rule<LainDocument> = {
  id: 'lain/service-names',
  consequence: 'ignored',
  summary: 'The names of all services under `use_services` and `use_resources` differ.',
  explanation:
    'The app reaches a service by its name alone, so that one of two equal names is out of reach; `lain validate` fails.',
  source: { document: 'LAIN manifest reference', section: 'R-40' },
  examples: {
    valid: ['use_services:\n  redis-a: [redis]\n  mysql-a: [mysql]\n'],
    invalid: [
      'use_services:\n  redis-a: [redis]\n  redis-b: [«redis»]\n',
      'use_services:\n  redis-a: [redis]\nuse_resources:\n  redis-r:\n    services: [«redis»]\n',
    ],
  },
  check(document, report) {
    if (document.dialect === 'einplus') return; // Both keys are unknown there.
    const owners = new Map<string, string>();
    for (const { app, service } of usedServices(document)) {
      const owner = owners.get(service.text);
      if (owner === undefined) owners.set(service.text, app);
      else
        report(
          service.range,
          l10n.t(
            'The service name `{0}` is already used from `{1}`; the app can reach only one of them.',
            service.text,
            owner,
          ),
        );
    }
  },
};

function usedServices(document: LainDocument): { readonly app: string; readonly service: ScalarNode }[] {
  const services = [...(asMap(topLevel(document, 'use_services')?.value)?.fields.values() ?? [])];
  const resources = [...(asMap(topLevel(document, 'use_resources')?.value)?.fields.values() ?? [])];
  const lists = [
    ...services.map(({ name, value }) => ({ app: name, list: asList(value) })),
    ...resources.map(({ name, value }) => ({ app: name, list: asList(valueOf(value, 'services')) })),
  ];
  return lists.flatMap(({ app, list }) =>
    (list?.items ?? []).flatMap((item) => {
      const service = asScalar(item);
      return service ? [{ app, service }] : [];
    }),
  );
}
