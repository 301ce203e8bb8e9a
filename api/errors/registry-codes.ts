import * as l10n from '@vscode/l10n';
import * as advice from './advice';
import type { KnownCode } from './known-code';
import { accessCodes, accountCodes } from './registry-access-codes';

/** Codes of the registry (Registry API, section 7; CSE API Reference, section 8.3). */
export function registryCodes(): Readonly<Record<string, KnownCode>> {
  const tryLater = advice.tryEngineLater();
  const reload = l10n.t('Refresh the list: it may have been deleted.');
  return {
    ...microserviceCodes(reload),
    ...ruleCodes(reload),
    ...accountCodes(),
    ...accessCodes(),
    '400002': { kind: 'server', meaning: l10n.t('The registry is not healthy.'), remedy: tryLater },
    '400011': {
      kind: 'server',
      meaning: l10n.t('No backend of the registry is available.'),
      remedy: tryLater,
    },
    '404001': { meaning: l10n.t('Nothing matches the request.'), remedy: reload },
    '409001': {
      meaning: l10n.t('The engine already has such an entry.'),
      remedy: l10n.t('Edit the one that exists, or choose another name.'),
    },
    '500003': { meaning: l10n.t('The registry failed.'), remedy: tryLater },
    '500011': { meaning: l10n.t('The registry is not available.'), remedy: tryLater },
    '500101': { meaning: l10n.t('The quota service of the engine is not available.'), remedy: tryLater },
  };
}

function microserviceCodes(reload: string): Record<string, KnownCode> {
  const force = l10n.t('Remove what uses it first, or force the deletion.');
  return {
    '400001': {
      meaning: l10n.t('A parameter is not valid.'),
      remedy: l10n.t(
        'Correct the field that the message names; a body that is too large causes the same error.',
      ),
    },
    '400004': {
      kind: 'conflict',
      meaning: l10n.t('The environment still has microservices.'),
      remedy: l10n.t('Delete its microservices first.'),
    },
    '400010': {
      kind: 'conflict',
      meaning: l10n.t('The microservice already exists with another id.'),
      remedy: l10n.t('Leave the id out, or change name, version, application or environment.'),
    },
    '400012': { kind: 'not-found', meaning: l10n.t('The microservice does not exist.'), remedy: reload },
    '400013': { kind: 'conflict', meaning: l10n.t('The microservice still has instances.'), remedy: force },
    '400014': {
      kind: 'not-found',
      meaning: l10n.t('The microservice does not list this schema id.'),
      remedy: l10n.t('Register the microservice with the schema id in its list first.'),
    },
    '400015': {
      meaning: l10n.t('The schema must not be changed.'),
      remedy: l10n.t('Register a new version of the microservice with the changed schema.'),
    },
    '400016': { kind: 'not-found', meaning: l10n.t('There is no such schema.'), remedy: reload },
    '400017': {
      kind: 'not-found',
      meaning: l10n.t('There is no such instance.'),
      remedy: l10n.t('Refresh the list: it was removed, or its heartbeats stopped.'),
    },
    '400018': { kind: 'not-found', meaning: l10n.t('There is no such tag.'), remedy: reload },
    '400023': {
      kind: 'conflict',
      meaning: l10n.t('Other microservices depend on this one.'),
      remedy: force,
    },
    '400024': {
      kind: 'forbidden',
      meaning: l10n.t('Access to the microservice is refused.'),
      remedy: l10n.t('Ask its owner to allow your microservice.'),
    },
    '400025': {
      kind: 'conflict',
      meaning: l10n.t('The endpoint belongs to another microservice.'),
      remedy: l10n.t('Choose another port, or remove the instance that uses it.'),
    },
    '400026': {
      kind: 'not-found',
      meaning: l10n.t('The microservice has no such version.'),
      remedy: reload,
    },
    '400027': {
      kind: 'conflict',
      meaning: l10n.t('The environment already exists.'),
      remedy: l10n.t('Use it, or choose another name.'),
    },
    '400028': {
      kind: 'not-found',
      meaning: l10n.t('The registry has no such environment.'),
      remedy: l10n.t('Choose an environment that exists, or create it first.'),
    },
    '400100': {
      meaning: l10n.t('The quota is used up.'),
      remedy: l10n.t(
        'Delete microservices or instances that are no longer needed, or order a larger engine.',
      ),
    },
  };
}

function ruleCodes(reload: string): Record<string, KnownCode> {
  return {
    '400019': {
      kind: 'conflict',
      meaning: l10n.t('Such a rule already exists.'),
      remedy: advice.nothingToDo(),
    },
    '400020': {
      meaning: l10n.t('Blacklist and whitelist rules can’t be mixed.'),
      remedy: l10n.t('Use one kind of rule for a microservice.'),
    },
    '400021': {
      meaning: l10n.t('The kind of a rule can’t be changed.'),
      remedy: l10n.t('Delete the rule and add a new one.'),
    },
    '400022': { kind: 'not-found', meaning: l10n.t('There is no such rule.'), remedy: reload },
  };
}
