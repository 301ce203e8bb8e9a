import * as l10n from '@vscode/l10n';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { parseVersionRule } from '../../../resources/registry/version-rule';
import type { Services } from '../../services';
import { pickLive } from './pick';
import { fittingInstances, namedServices } from './service-instances';

/**
 * Finds the instances of a microservice whose versions fit a rule, as its callers do, and shows the chosen one.
 *
 * @param only Searches this connection alone.
 */
export async function findInstances(services: Services, only?: ResolvedConnection): Promise<void> {
  const title = l10n.t('Find Instances');
  const service = await pickLive(
    services,
    l10n.t('{0}: select a microservice', title),
    [namedServices],
    only,
  );
  if (!service) return;
  const rule = await services.prompts.ask({
    title: l10n.t('{0}: rule for versions', title),
    prompt: l10n.t(
      '1.0.0 for that version, 1.0.0+ for it and later ones, 1.0-2.0 from the first to before the second, or latest',
    ),
    value: '0+',
    check: (text) =>
      parseVersionRule(text)
        ? undefined
        : l10n.t('Write a version such as 1.0.0, 1.0.0+, 1.0-2.0 or latest.'),
  });
  if (rule === undefined) return;
  const { target, value: versions } = service;
  const found = await pickLive(
    services,
    `${title}: ${versions[0].serviceName} ${rule}`,
    [fittingInstances(versions, rule.trim())],
    target,
  );
  if (found) await services.views.reveal('instances', target.id, ...found.value);
}
