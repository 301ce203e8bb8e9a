import { apiVersions } from './kinds';

const named = /\.(servicestage|cse|governance)\.ya?ml$/;
const body = /\.governance\.(?:json|ya?ml)$/;
const yamlName = /\.ya?ml$/;

/** Length of the text that is searched; a manifest names its API near the top. */
const prefixLength = 100_000;

const anyApiVersion = new RegExp(
  `^\\uFEFF?["']?apiVersion["']?[ \\t]*:[ \\t]*["']?(?:${apiVersions.join('|')})["']?[ \\t]*(?:#|\\r?$)`,
  'm',
);

/**
 * Whether a file is a cloud manifest or contains bodies for the governance API: by its name, or by its `apiVersion`.
 */
export function isCloud(fileName: string, text: string): boolean {
  if (named.test(fileName) || body.test(fileName)) return true;
  if (fileName !== '' && !yamlName.test(fileName)) return false;
  const start = text.slice(0, prefixLength);
  return start.includes('apiVersion') && anyApiVersion.test(start);
}

/** Whether the name of a file means that all of its documents are manifests. */
export function isNamedCloud(fileName: string | undefined): boolean {
  return fileName !== undefined && named.test(fileName);
}

/** What the name of a file says of the resources in it: the `cse` of `shop.cse.yaml`; undefined where it says nothing. */
export function apiOfName(fileName: string | undefined): string | undefined {
  return named.exec(fileName ?? '')?.[1];
}

/** Whether the name of a file means that it is a body for the governance API and nothing else. */
export function isNamedBodyOnly(fileName: string | undefined): boolean {
  return isNamedBody(fileName) && !isNamedCloud(fileName);
}

/** Whether the name of a file allows bodies for the governance API. */
export function isNamedBody(fileName: string | undefined): boolean {
  return fileName !== undefined && body.test(fileName);
}

/** The word of a file's name that may be a kind: `retry` of `retry.governance.json` and of `cart.retry.governance.json`. */
export function wordOfName(fileName: string | undefined): string | undefined {
  return /(?:^|[./\\])([^./\\]+)\.governance\.\w+$/.exec(fileName ?? '')?.[1];
}
