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
      meaning: l10n.t('The payment method is missing or not supported.'),
      remedy: l10n.t('Set the payment method, and check that your account may order such an engine.'),
    },
    'SVCSTG.00501104': {
      meaning: l10n.t('There is no such engine flavor.'),
      remedy: l10n.t('Choose one from the list of flavors of this engine type.'),
    },
    'SVCSTG.00501105': {
      meaning: l10n.t('The list of availability zones is not valid.'),
      remedy: l10n.t('List one to three availability zones of the region.'),
    },
    'SVCSTG.00501111': {
      kind: 'conflict',
      meaning: l10n.t('Another engine has this name.'),
      remedy: advice.anotherName(),
    },
    'SVCSTG.00501112': {
      meaning: l10n.t('The project has reached its maximum number of engines.'),
      remedy: l10n.t(
        'Delete an engine that is no longer needed, or ask the cloud’s support for a larger quota.',
      ),
    },
    'SVCSTG.00501133': {
      meaning: l10n.t('The region has no capacity for another engine.'),
      remedy: l10n.t('Use another region, or contact the cloud’s support.'),
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
        'Use 3 to 24 letters, digits and hyphens, starting with a letter and not ending with a hyphen; not “default”, and not the name of the other engine.',
      ),
    },
    'SVCSTG.00501202': {
      meaning: l10n.t('The other engine of a pair must be highly available too.'),
      remedy: l10n.t('Choose a flavor with several nodes.'),
    },
    'SVCSTG.00501203': {
      meaning: l10n.t('The other engine of a pair may be in one availability zone only.'),
      remedy: l10n.t('List exactly one availability zone.'),
    },
  };
}

function engineStateCodes(): Record<string, KnownCode> {
  const jobId = l10n.t('Use the job id that was returned when the engine was created or deleted.');
  return {
    'SVCSTG.00501116': {
      kind: 'not-found',
      meaning: l10n.t('There is no such engine in this project.'),
      remedy: l10n.t(
        'Check the engine id, and the project, the enterprise project and the region of the connection.',
      ),
    },
    'SVCSTG.00501117': {
      kind: 'conflict',
      meaning: l10n.t('The engine is busy and can’t be deleted at the moment.'),
      remedy: l10n.t(
        'Wait until the engine is available or unavailable, or its creation has failed, then try again.',
      ),
    },
    'SVCSTG.00501149': {
      kind: 'server',
      meaning: l10n.t('A node of the engine is not healthy.'),
      remedy: advice.tryLater(),
    },
    'SVCSTG.00501152': { meaning: l10n.t('The job id is not a number.'), remedy: jobId },
    'SVCSTG.00501153': { kind: 'not-found', meaning: l10n.t('The engine has no such job.'), remedy: jobId },
    'SVCSTG.00500400': {
      meaning: l10n.t('The engine service refused the request, or failed.'),
      remedy: l10n.t(
        'If the message names a parameter, correct it; otherwise try again later or contact the cloud’s support.',
      ),
    },
  };
}
