import { createHash } from 'node:crypto';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { ResourceRef } from '../resource-action';
import type { DocumentKind } from './document-kind';
import { matchGroupDocument, policyDocumentKind, routeRulesDocument } from './governance-documents';
import { gitFileDocument } from './git-document';
import { kieDocument, kieRevisionDocument } from './kie-document';
import { decodePart, encodePart } from './path-part';
import { engineDocument, namespaceDocument } from './engine-documents';
import { appDocument } from './lain-document';
import {
  consumerDocument,
  microserviceDocument,
  providerDocument,
  registryInstanceDocument,
  schemaDocument,
} from './registry-documents';
import {
  applicationDocument,
  componentDocument,
  environmentDocument,
  instanceDocument,
  variablesDocument,
} from './servicestage-documents';

type AnyDocumentKind = DocumentKind<unknown, unknown>;

/** Every kind of resource that opens as a document. */
export const documentKinds: readonly AnyDocumentKind[] = [
  kieDocument,
  kieRevisionDocument,
  matchGroupDocument,
  policyDocumentKind,
  routeRulesDocument,
  engineDocument,
  namespaceDocument,
  microserviceDocument,
  registryInstanceDocument,
  providerDocument,
  consumerDocument,
  schemaDocument,
  environmentDocument,
  applicationDocument,
  componentDocument,
  instanceDocument,
  variablesDocument,
  appDocument,
  gitFileDocument,
];

/** Where a document is: authority and path of its URI. Nothing in it is secret. */
export interface DocumentAddress {
  readonly authority: string;
  readonly path: string;
}

/** The resource that an address leads to, which may not exist. */
export interface LocatedDocument {
  readonly target: ResolvedConnection;
  readonly document: AnyDocumentKind;
  readonly resource: ResourceRef & { readonly identity: string };
}

/** The row of a kind; undefined when its resources don't open as documents. */
export function documentKindOf({ id }: { readonly id: string }): AnyDocumentKind | undefined {
  return documentKinds.find(({ kind }) => kind.id === id);
}

/**
 * The address of an item's document: `/<connection>/<service>/<kind>/…`. The authority stands for the connection with
 * its addresses, so that another one of the same name is never taken for it.
 */
export function addressOf(
  target: ResolvedConnection,
  document: AnyDocumentKind,
  scope: unknown,
  item: unknown,
): DocumentAddress {
  const parts = [encodePart(target.connection.name), document.kind.id, ...document.path(scope, item)];
  return { authority: authorityOf(target), path: `/${parts.join('/')}` };
}

/** The resource at an address, which anybody may have written; undefined when no document can be there. */
export function locate(
  { authority, path }: DocumentAddress,
  targets: readonly ResolvedConnection[],
): LocatedDocument | undefined {
  const [root, name = '', service = '', kindName = '', ...parts] = path.split('/');
  const target = targets.find((each) => authorityOf(each) === authority);
  const document = documentKindOf({ id: `${service}/${kindName}` });
  const isOwn = root === '' && decodePart(name) === target?.connection.name;
  const located = isOwn ? document?.locate(parts) : undefined;
  if (!target || !document || !located) return undefined;
  return { target, document, resource: { kind: document.kind, ...located } };
}

/** The connection of a document by name, for messages about one that is no longer there. */
export function connectionNameIn({ path }: DocumentAddress): string {
  return decodePart(path.split('/')[1] ?? '') ?? '';
}

function authorityOf({ id }: ResolvedConnection): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32);
}
