import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../engine/rules/rule';
import { isNull, resolve } from '../../../../parser/node';
import type { Entry } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { topLevel } from '../document';
import { isFalsy, kindOfValue, placeOf, textAt } from './proc/keys';
import { listFix } from './proc/repairs';

/** `use_resources`: instances of resource apps. */
export const useResources: Rule<LainDocument> = {
  id: 'lain/use-resources',
  consequence: 'refused',
  summary: '`use_resources` is a map of resource apps, each a map with a list `services`.',
  explanation:
    'The parser refuses a resource without `services` ("invalid resource defination") and ignores anything but a map.',
  source: { document: 'LAIN manifest reference', section: 'R-37' },
  examples: {
    valid: ['use_resources:\n  redis-resource:\n    services: [redis]\n    memory: 64M\n'],
    invalid: [
      'use_resources:\n  «redis-resource»:\n    memory: 64M\n',
      'use_resources:\n  redis-resource: «[redis]»\n',
      'use_resources:\n  «redis-resource»:\n',
      'use_resources: «[redis]»\n',
      'use_resources:\n  redis-resource:\n    services: «redis»\n',
      'use_resources:\n  redis-resource:\n    services: [redis]\n    stateful: «true»\n',
    ],
  },
  check(document, report) {
    const entry = document.dialect === 'laincloud' ? topLevel(document, 'use_resources') : undefined;
    const value = entry && resolve(entry.value);
    if (!entry || !value || isNull(value)) return;
    if (value.kind === 'map') for (const app of value.fields.values()) checkResource(app, document, report);
    else
      report(
        placeOf(entry, document),
        l10n.t(
          '`use_resources` is ignored, because it is {0}; write a map of resources.',
          kindOfValue(value),
        ),
        { consequence: 'ignored' },
      );
  },
};

function checkResource(app: Entry, document: LainDocument, report: Report): void {
  const value = resolve(app.value);
  if (value?.kind !== 'map') {
    report(placeOf(app, document), l10n.t('`{0}` must be a map with a list `services`.', app.name));
    return;
  }
  const services = value.fields.get('services');
  if (services === undefined)
    report(app.key.range, l10n.t('`{0}` needs a list `services`; add it.', app.name));
  else checkServices(services, document, report);
  for (const parameter of value.fields.values())
    if (parameter.name !== 'services') checkParameter(parameter, document, report);
}

function checkServices(services: Entry, document: LainDocument, report: Report): void {
  const value = resolve(services.value);
  if (value === undefined || value.kind === 'list') return;
  const range = placeOf(services, document);
  const isText = value.kind === 'scalar' && value.type === 'string' && !isFalsy(value);
  report(
    range,
    l10n.t('`services` is a list of service names, not {0}; write `- SERVICE`.', kindOfValue(value)),
    {
      consequence: isText ? 'altered' : 'refused',
      fixes: isText ? [listFix(range, textAt(document, range))] : [],
    },
  );
}

function checkParameter(parameter: Entry, document: LainDocument, report: Report): void {
  const value = resolve(parameter.value);
  const type = value?.kind === 'scalar' ? value.type : undefined;
  if (value === undefined || type === 'string' || type === 'integer') return;
  report(
    placeOf(parameter, document),
    l10n.t(
      'The parameter `{0}` is text or a whole number, not {1}; quote it.',
      parameter.name,
      kindOfValue(value),
    ),
    { consequence: 'altered' },
  );
}
