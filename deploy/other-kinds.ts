import * as l10n from '@vscode/l10n';
import { blockedStep } from './blocked-step';
import { rowOf } from './cloud/rows';
import { cloudDocuments, type CloudDocument, type DeployFile } from './deploy-file';
import type { PreparedStep } from './deploy-kind';
import { policiesIn } from './governance/file-policies';

/** Blocked steps for documents that Engine Room can check but not yet deploy. */
export function stepsOfOtherKinds(files: readonly DeployFile[]): PreparedStep[] {
  return files.flatMap((file, index) => {
    switch (file.manifest.kind) {
      case 'lain':
      case 'kie':
        return [];
      case 'cloud-manifest': {
        const bodies = new Set(policiesIn(file).map(({ line }) => line));
        return cloudDocuments(file)
          .filter(isOther)
          .filter(({ line }) => file.publishTo === undefined || !bodies.has(line))
          .map((document) => blocked(document, `${index} ${document.line}`, bodies.has(document.line)));
      }
      default: {
        const hasPolicies = policiesIn(file).length > 0;
        if (hasPolicies && file.publishTo !== undefined) return [];
        const reason = file.manifest.kind === 'call-document' ? callIsSent() : partOfService(hasPolicies);
        return [blockedStep({ apiVersion: '', kind: '', name: file.title }, `other ${index}`, reason)];
      }
    }
  });
}

function isOther({ apiVersion = '', kind = '' }: CloudDocument): boolean {
  return !isDeployable(apiVersion, kind);
}

/** Whether documents of a kind can be deployed. */
function isDeployable(apiVersion: string, kind: string): boolean {
  const isConfig = apiVersion === 'kie/v1' && kind === 'Config';
  return isConfig || rowOf(apiVersion, kind) !== undefined;
}

function blocked(
  { apiVersion = '', kind = '', name = '' }: CloudDocument,
  place: string,
  isBody: boolean,
): PreparedStep {
  const reason = isBody ? namesNoEngine() : reasonFor(apiVersion, kind);
  return blockedStep({ apiVersion, kind, name }, `other ${place}`, reason);
}

function partOfService(hasPolicies: boolean): string {
  return hasPolicies
    ? l10n.t('A service reads this file itself when it starts. {0}', publishIt())
    : l10n.t('A service reads this file itself when it starts: deploy the service.');
}

function namesNoEngine(): string {
  return l10n.t('It does not name its engine. {0}', publishIt());
}

function publishIt(): string {
  return l10n.t('To publish the policies in it, run Engine Room: Publish…, or add --engine in a terminal.');
}

function callIsSent(): string {
  return l10n.t('A call document is not deployed: send it.');
}

/** What is not possible yet, and the alternative. */
function reasonFor(apiVersion: string, kind: string): string {
  if (apiVersion === 'cse/v3' || apiVersion === '') {
    return l10n.t(
      'Policies can’t be deployed in this form yet: write them as documents with apiVersion cse/v3, or as items of a .kie.json file.',
    );
  }
  return l10n.t(
    'Resources of the kind {0} can’t be deployed yet: call the API that changes them.',
    `${apiVersion} ${kind}`.trim(),
  );
}
