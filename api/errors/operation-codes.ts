import * as l10n from '@vscode/l10n';
import type { KnownCode } from './known-code';

type CodesOfOperations = Readonly<Record<string, Readonly<Record<string, KnownCode>>>>;

/** The meaning of a code for one operation, if it differs from the general one. */
export function operationCode(operation: string, code: string): KnownCode | undefined {
  const operations = { ...registryOperations(), ...cloudOperations() };
  const codes = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  return codes && Object.hasOwn(codes, code) ? codes[code] : undefined;
}

/** Registry API, sections 3 and 7; kie, section 3. */
function registryOperations(): CodesOfOperations {
  const keptSchemas = {
    '403001': {
      meaning: l10n.t('The account lacks the permission, or the engine does not allow changes of schemas.'),
      remedy: l10n.t('Register a new version of the microservice, or ask the administrator of the engine.'),
    },
  };
  const tagQuota = {
    '400100': {
      meaning: l10n.t('The microservice would exceed its maximum number of tags.'),
      remedy: l10n.t('Remove tags that are no longer needed.'),
    },
  };
  // Servers that store in etcd answer an unknown item as if they had failed.
  const noHistory = {
    kind: 'not-found',
    meaning: l10n.t('There is no such configuration item, or the configuration center failed.'),
    remedy: l10n.t('Refresh the list: it may have been deleted. If it is there, try again later.'),
  } as const;
  return {
    putSchema: keptSchemas,
    replaceSchemas: keptSchemas,
    addTags: tagQuota,
    listKieRevisions: { '500001': noHistory, '404001': noHistory },
    queryConfigurations: {
      '400001': {
        meaning: l10n.t('The dimension or the filter of the query is not valid.'),
        remedy: l10n.t(
          'Write the dimension as microservice@application#version, and the filter as a pattern.',
        ),
      },
    },
  };
}

/** ServiceStage and CSE have no specific code for a taken name or a missing namespace. */
function cloudOperations(): CodesOfOperations {
  const named = {
    'SVCSTG.00100400': {
      meaning: l10n.t('A parameter is not valid, or the name is taken.'),
      remedy: l10n.t('Correct what the message names; if it names nothing, choose another name.'),
    },
  };
  const namespace = {
    'SVCSTG.00400100': {
      meaning: l10n.t('A parameter is not valid, or the namespace is missing, taken or reserved.'),
      remedy: l10n.t('Refresh the list of namespaces; the reserved one can’t be changed.'),
    },
  };
  return {
    createApplication: named,
    updateApplication: named,
    createComponent: named,
    updateComponent: named,
    createNacosNamespace: namespace,
    updateNacosNamespace: namespace,
    deleteNacosNamespace: namespace,
  };
}
