import type { WireRequest } from '../http/exchange';
import { refuse } from './errors';
import { findItem } from './items';
import type { Kie } from './kie';
import { brokenIdRules } from './rules';
import type { KieItem } from './state';

/** The item that a path names. @throws KieRefusal 400001, 404001 */
export function itemOf(kie: Kie, request: WireRequest): KieItem {
  const id = idOf(request);
  const problem = brokenIdRules(id);
  if (problem !== undefined) throw refuse(400001, problem);
  return findItem(kie, projectOf(request), id);
}

export function idOf(request: WireRequest): string {
  return request.path['kv_id'] ?? '';
}

export function projectOf(request: WireRequest): string {
  return request.path['project_id'] ?? '';
}
