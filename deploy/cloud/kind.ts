import * as l10n from '@vscode/l10n';
import type { Service } from '../../api/catalogue/operation';
import { blockedStep } from '../blocked-step';
import { cloudDocuments, type DeployFile } from '../deploy-file';
import type { DeployKind, PreparedStep } from '../deploy-kind';
import { planRows } from './plan-rows';
import { rowOf } from './rows';
import { TooManyValues, wantedResource, type Wanted } from './wanted';

/** The resources of cloud manifests that have a row, planned together since they refer to each other. */
export const cloudResources: DeployKind = {
  kind: 'a cloud manifest',
  services: (file) => [...new Set(documentsIn(file).map(({ service }) => service))],
  prepare: async (request, context, signal = new AbortController().signal) => {
    const { wanted, refused } = wantedIn(request.files);
    return [...(await planRows(wanted, request, context, signal)), ...refused];
  },
};

/** The resources that files describe, and steps for the documents that can't be read. */
export function wantedIn(files: readonly DeployFile[]) {
  const wanted: Wanted[] = [];
  const refused: PreparedStep[] = [];
  for (const { document } of files.flatMap(documentsIn)) {
    try {
      wanted.push(...[wantedResource(document) ?? []].flat());
    } catch (error) {
      if (!(error instanceof TooManyValues)) throw error;
      const { apiVersion = '', kind = '', name = '', file, line } = document;
      const reason = l10n.t('The aliases stand for too many values.');
      refused.push(blockedStep({ apiVersion, kind, name }, `cloud ${file.title}:${line}`, reason));
    }
  }
  return { wanted, refused };
}

function documentsIn(file: DeployFile) {
  return cloudDocuments(file).flatMap((document) => {
    const service: Service | undefined = rowOf(document.apiVersion ?? '', document.kind ?? '')?.service;
    return service ? [{ document, service }] : [];
  });
}
