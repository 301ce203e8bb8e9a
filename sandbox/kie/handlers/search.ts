import { listKieKvs, listKieRevisions } from '../../../api/catalogue/kie/configurations';
import { listKiePolls } from '../../../api/catalogue/kie/polls';
import { empty } from '../../http/exchange';
import type { Endpoint, WireRequest } from '../../http/exchange';
import { kieEndpoint, succeed } from '../endpoint';
import { refuse } from '../errors';
import type { Kie } from '../kie';
import { findItems, pageOf, queryOf, readPage, readSearch } from '../listing';
import type { Search } from '../listing';
import { idOf, projectOf } from '../addressed';
import type { KieItem } from '../state';
import { toResponse } from '../to-response';
import { changesWithin, readWait } from '../watch';

/** Lists, with revisions and long polls, and histories. Source: kie, section 4. */
export function searchEndpoints(kie: Kie): Endpoint[] {
  return [
    kieEndpoint(kie, listKieKvs, async (request, closed) => {
      const project = projectOf(request);
      const search = readSearch(request);
      if (!(await hasNews(kie, project, search, request, closed))) return empty(304);
      const isWatch = queryOf(request).has('revision');
      const seen = isWatch ? kie.state.items : kie.listed.items(kie.clock.now());
      const { total, data } = findItems(seen, project, search);
      const revision = String(kie.state.revision);
      const items = data.map(toResponse);
      kie.polls.note(request, { revision, items }, kie.clock.now());
      return succeed(listKieKvs, request, { total, data: items }, { 'X-Kie-Revision': revision });
    }),

    kieEndpoint(kie, listKieRevisions, (request) => {
      const page = readPage(request);
      const { id } = itemWithHistory(kie, request);
      const history = [...(kie.state.history[id] ?? [])].reverse();
      const data = pageOf(history, page).map(toResponse);
      return succeed(listKieRevisions, request, { total: history.length, data });
    }),

    kieEndpoint(kie, listKiePolls, (request) => {
      const query = queryOf(request);
      const named = (name: string) => query.get(name) ?? undefined;
      const data = kie.polls.find(projectOf(request), {
        session_id: named('sessionId'),
        revision: named('revision'),
        ip: named('ip'),
        url_path: named('urlPath'),
        user_agent: named('userAgent'),
      });
      if (data.length === 0) throw refuse(404001, 'can not find any polling data');
      return succeed(listKiePolls, request, { total: data.length, data });
    }),
  ];
}

/** Servers that store in etcd answer an unknown item as if they had failed. @throws KieRefusal 500001 */
function itemWithHistory(kie: Kie, request: WireRequest): KieItem {
  const id = idOf(request);
  const found = kie.state.items.find((one) => one.id === id && one.project === projectOf(request));
  if (!found) throw refuse(500001, 'can not find any key value');
  return found;
}

/** Whether there is something newer than the caller's revision, waiting for it if requested. */
async function hasNews(
  kie: Kie,
  project: string,
  search: Search,
  request: WireRequest,
  closed: AbortSignal,
): Promise<boolean> {
  const query = queryOf(request);
  const revision = query.get('revision') ?? '';
  const wait = query.get('wait') ?? '';
  if (!/^([-+]?\d+)?$/.test(revision)) {
    throw refuse(400001, 'revision param should be formed with number greater than 0');
  }
  if (revision !== '' && Number(revision) !== kie.state.revision) return true;
  if (wait === '') return revision === '';
  if (search.key !== '') throw refuse(400001, 'can not accept key params, when using wait');
  return changesWithin(kie, { ...search, project }, readWait(wait), closed);
}
