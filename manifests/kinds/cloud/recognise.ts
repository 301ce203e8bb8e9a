import { apiVersions } from './kinds';

const named = /\.(?:servicestage|cse|governance)\.ya?ml$/;
const body = /\.governance\.(?:json|ya?ml)$/;
const yamlName = /\.ya?ml$/;

/** How much of a file is looked at; a manifest names its API near the top. */
const glance = 100_000;

const anyApiVersion = new RegExp(
  `^\\uFEFF?["']?apiVersion["']?[ \\t]*:[ \\t]*["']?(?:${apiVersions.join('|')})["']?[ \\t]*(?:#|\\r?$)`,
  'm',
);

/** Whether a file is a cloud manifest or holds bodies of governance: by its name, or by an `apiVersion` of ours. */
export function isCloud(fileName: string, text: string): boolean {
  if (named.test(fileName) || body.test(fileName)) return true;
  if (fileName !== '' && !yamlName.test(fileName)) return false;
  return anyApiVersion.test(text.slice(0, glance));
}

/** Whether the name of a file says that all of its documents are ours. */
export function isNamedCloud(fileName: string | undefined): boolean {
  return fileName !== undefined && named.test(fileName);
}

/** Whether the name of a file says that it may hold bodies of governance. */
export function isNamedBody(fileName: string | undefined): boolean {
  return fileName !== undefined && body.test(fileName);
}

/** The word of a file's name that may be a kind: `retry` of `retry.governance.json` and of `cart.retry.governance.json`. */
export function wordOfName(fileName: string | undefined): string | undefined {
  return /(?:^|[./\\])([^./\\]+)\.governance\.\w+$/.exec(fileName ?? '')?.[1];
}
