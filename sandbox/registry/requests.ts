import type { TSchema } from 'typebox';
import { isRecord } from '../../api/values';
import type { Operation } from '../../api/catalogue/operation';
import { parseJson } from '../http/exchange';
import { withSchemaNames } from '../http/go-json';
import type { WireRequest } from '../http/exchange';

const usualTenant = 'default';
const detailOptions = ['all', 'tags', 'instances', 'schemas', 'dependencies', 'statistics'];
/** Filters and flags that count as not given when they are empty. */
const ignoredWhenEmpty = ['force', 'countOnly', 'appId', 'serviceName', 'env'];

/**
 * A request as the server understands it before it checks anything: what it overlooks is left out, and the tenant stands
 * in front of the project. Source: Registry API, sections 1, 3 and 4.
 */
export function asServerReads(operation: Operation, request: WireRequest): WireRequest {
  return {
    ...inTenant(request),
    query: understoodQuery(operation, request.query),
    body: operation.body ? readBody(operation.body, request.body) : request.body,
  };
}

/** What tenants other than the usual one register is seen by nobody else. */
export function inTenant(request: WireRequest): WireRequest {
  const { project_id } = request.path;
  const tenant = request.headers['x-domain-name'] ?? '';
  if (project_id === undefined || tenant === '' || tenant === usualTenant) return request;
  return { ...request, path: { ...request.path, project_id: `${tenant}/${project_id}` } };
}

function understoodQuery(
  { path }: Operation,
  query: Readonly<Record<string, string>>,
): Record<string, string> {
  const understood = { ...query };
  for (const name of ['noSelf', 'sameDomain']) {
    if (understood[name] !== '1') delete understood[name];
  }
  for (const name of ['withShared', 'noCache']) {
    if (/^(1|true)$/i.test(understood[name] ?? '')) understood[name] = '1';
    else delete understood[name];
  }
  if (path.includes('/govern/') || path.endsWith('/{service_id}')) {
    for (const name of ignoredWhenEmpty) if (understood[name]?.trim() === '') delete understood[name];
  }
  if ('options' in understood && path.includes('/govern/')) {
    const known = understood['options'].split(',').filter((one) => detailOptions.includes(one));
    if (known.length > 0) understood['options'] = known.join(',');
    else delete understood['options'];
  }
  return understood;
}

/** Names count in upper and lower case, and in what is registered, empty texts and null are the same as nothing. */
function readBody(schema: TSchema, body: Buffer): Buffer {
  const value = withSchemaNames(parseJson(body), schema);
  if (!isRecord(value)) return body;
  const parts = Object.entries(value).map(([name, part]) => {
    if (name === 'service' || name === 'instance') return [name, emptied(part)] as const;
    return [name, name === 'instances' && Array.isArray(part) ? part.map(emptied) : part] as const;
  });
  return Buffer.from(JSON.stringify(Object.fromEntries(parts.filter(([, part]) => part !== null))));
}

function emptied(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const given = Object.entries(value).filter(([, member]) => member !== null && member !== '');
  return Object.fromEntries(given);
}
