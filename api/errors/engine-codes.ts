import * as l10n from '@vscode/l10n';
import * as advice from './advice';
import type { KnownCode } from './known-code';

/** Codes of engine management (CSE API Reference, section 8.3). */
export function engineCodes(): Readonly<Record<string, KnownCode>> {
  return { ...newEngineCodes(), ...peerCodes(), ...engineStateCodes() };
}

function newEngineCodes(): Record<string, KnownCode> {
  return {
    'SVCSTG.00501103': {
      meaning: l10n.t('The way of payment is missing or not one of those offered.'),
      remedy: l10n.t('Set the way of payment, and check that your account may order such an engine.'),
    },
    'SVCSTG.00501104': {
      meaning: l10n.t('There is no such flavor of engines.'),
      remedy: l10n.t('Choose one from the list of flavors of this engine type.'),
    },
    'SVCSTG.00501105': {
      meaning: l10n.t('The list of availability zones does not fit.'),
      remedy: l10n.t('Name one to three zones of the region in a list.'),
    },
    'SVCSTG.00501111': {
      kind: 'conflict',
      meaning: l10n.t('Another engine has this name.'),
      remedy: advice.anotherName(),
    },
    'SVCSTG.00501112': {
      meaning: l10n.t('The project may have no more engines.'),
      remedy: l10n.t(
        'Delete an engine that nobody needs, or ask the support of the cloud for a larger quota.',
      ),
    },
    'SVCSTG.00501133': {
      meaning: l10n.t('The region has no room for another engine.'),
      remedy: l10n.t('Use another region, or ask the support of the cloud.'),
    },
    'SVCSTG.00501134': {
      meaning: l10n.t('The type of the engine is missing.'),
      remedy: l10n.t('Set the type of the engine, for example CSE2.'),
    },
  };
}

function peerCodes(): Record<string, KnownCode> {
  return {
    'SVCSTG.00501201': {
      meaning: l10n.t('The name of the engine, or of the other engine of the pair, breaks the rules.'),
      remedy: l10n.t(
        'Use 3 to 24 letters, digits and hyphens, with a letter first and no hyphen last; not “default”, and not the name of the other engine.',
      ),
    },
    'SVCSTG.00501202': {
      meaning: l10n.t('The other engine of a pair must be highly available too.'),
      remedy: l10n.t('Choose a flavor of several nodes.'),
    },
    'SVCSTG.00501203': {
      meaning: l10n.t('The other engine of a pair may lie in one availability zone only.'),
      remedy: l10n.t('Name exactly one zone.'),
    },
  };
}

function engineStateCodes(): Record<string, KnownCode> {
  const jobId = l10n.t('Use the job id that creating or deleting the engine answered.');
  return {
    'SVCSTG.00501116': {
      kind: 'not-found',
      meaning: l10n.t('There is no such engine in this project.'),
      remedy: l10n.t('Check the engine id, the project and the region of the connection.'),
    },
    'SVCSTG.00501117': {
      kind: 'conflict',
      meaning: l10n.t('The engine is busy and can’t be deleted now.'),
      remedy: l10n.t('Wait until the engine is available, unavailable or failed to be made, then try again.'),
    },
    'SVCSTG.00501149': {
      kind: 'server',
      meaning: l10n.t('A node of the engine is not well.'),
      remedy: advice.tryLater(),
    },
    'SVCSTG.00501152': { meaning: l10n.t('The job id is not a number.'), remedy: jobId },
    'SVCSTG.00501153': { kind: 'not-found', meaning: l10n.t('The engine has no such job.'), remedy: jobId },
    'SVCSTG.00500400': {
      meaning: l10n.t('The engine service did not accept what it got, or failed itself.'),
      remedy: l10n.t(
        'If the message names a parameter, correct it; otherwise try again later or ask the support of the cloud.',
      ),
    },
  };
}
