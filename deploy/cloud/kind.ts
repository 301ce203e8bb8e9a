import type { Service } from '../../api/catalogue/operation';
import { blockedStep } from '../blocked-step';
import { cloudDocuments, type CloudDocument, type DeployFile } from '../deploy-file';
import type { DeployKind, PreparedStep } from '../deploy-kind';
import { publishedPolicies } from '../governance/published';
import { removalObstacle } from '../destroy/removal-obstacle';
import { planRows } from './plan-rows';
import { rowOf } from './rows';
import { TooManyValues, wantedResource, type Wanted } from './wanted';

/**
 * The resources of cloud manifests that have a row, and policies that are published, planned together since they refer to
 * each other.
 */
export const cloudResources: DeployKind = {
  kind: 'a cloud manifest',
  services: (file) => [...new Set([...documentsIn(file).map(({ service }) => service), ...ofPolicies(file)])],
  prepare: async (request, context, signal = new AbortController().signal) => {
    const { wanted, refused } = wantedIn(request.files);
    const obstacle = (together: readonly Wanted[]) => removalObstacle(together, context, signal);
    return [...(await planRows(wanted, request, context, signal, obstacle)), ...refused];
  },
};

/** The resources that files describe, and steps for those that can't be read. */
export function wantedIn(files: readonly DeployFile[]) {
  const resources = files.flatMap(resourcesIn);
  const wanted = resources.flatMap((one) => (isRefused(one) ? [] : [one]));
  return { wanted, refused: resources.filter(isRefused) };
}

/** The resources that a file describes; for one that can't be read, a step that says why. */
function resourcesIn(file: DeployFile): readonly (Wanted | PreparedStep)[] {
  const described = documentsIn(file).flatMap(({ document }) => resourceOf(document) ?? []);
  return [...described, ...publishedPolicies(file)];
}

function isRefused(one: Wanted | PreparedStep): one is PreparedStep {
  return 'step' in one;
}

function resourceOf(document: CloudDocument): Wanted | PreparedStep | undefined {
  try {
    return wantedResource(document);
  } catch (error) {
    if (!(error instanceof TooManyValues)) throw error;
    const { apiVersion = '', kind = '', name = '', file, line } = document;
    return blockedStep({ apiVersion, kind, name }, `cloud ${file.title}:${line}`, error.message);
  }
}

/** The service that takes the policies of a file, where they are published. */
function ofPolicies(file: DeployFile): readonly Service[] {
  return publishedPolicies(file).length > 0 ? ['cse'] : [];
}

function documentsIn(file: DeployFile) {
  return cloudDocuments(file).flatMap((document) => {
    const service: Service | undefined = rowOf(document.apiVersion ?? '', document.kind ?? '')?.service;
    return service ? [{ document, service }] : [];
  });
}
