import type { Answer } from '../../api/catalogue/operation';
import type { listKiePolls } from '../../api/catalogue/kie/polls';
import { splitUrl } from '../http/exchange';
import type { WireRequest } from '../http/exchange';

type Poll = NonNullable<Answer<typeof listKiePolls>['data']>[number];

/** Kept at most; the oldest go first. */
const maxPolls = 1_000;

/** What clients that gave their names have read, the last time for each revision. Source: kie, the server's track handler. */
export interface Polls {
  /** Notes an answer to a client that gave its name. */
  note(request: WireRequest, answered: Answered, now: number): void;
  /** Those of a project that fit all given texts. */
  find(project: string, wanted: Wanted): Poll[];
}

interface Answered {
  readonly revision: string;
  readonly items: NonNullable<Poll['kv']>;
}

export type Wanted = Readonly<
  Partial<Record<'session_id' | 'revision' | 'ip' | 'url_path' | 'user_agent', string>>
>;

export function createPolls(): Polls {
  const polls = new Map<string, Poll>();
  return {
    note: (request, answered, now) => {
      const poll = pollOf(request, answered, now);
      if (poll.session_id === undefined || poll.session_id === '') return;
      const key = JSON.stringify([poll.project, poll.revision, poll.session_id]);
      polls.delete(key);
      polls.set(key, poll);
      const [oldest] = polls.keys();
      if (polls.size > maxPolls && oldest !== undefined) polls.delete(oldest);
    },
    find: (project, wanted) =>
      [...polls.values()].filter((poll) => poll.project === project && fits(poll, wanted)),
  };
}

function pollOf(request: WireRequest, { revision, items }: Answered, now: number): Poll {
  const { headers, method, url, query } = request;
  return {
    session_id: headers['x-session-id'],
    session_group: headers['x-session-group'],
    domain: 'default',
    project: request.path['project_id'] ?? '',
    polling_data: {
      revision: query['revision'] ?? '',
      wait: query['wait'] ?? '',
      labels: query['label'] ?? '',
    },
    revision,
    ip: '127.0.0.1', // the sandbox listens nowhere else
    user_agent: headers['user-agent'],
    url_path: `${method} ${splitUrl(url).path}`,
    kv: items,
    response_code: 200,
    timestamp: new Date(now).toISOString(),
  };
}

function fits(poll: Poll, wanted: Wanted): boolean {
  const { session_id, revision, ip, url_path, user_agent } = wanted;
  const pairs = [
    [session_id, poll.session_id],
    [revision, poll.revision],
    [ip, poll.ip],
    [url_path, poll.url_path],
    [user_agent, poll.user_agent],
  ] as const;
  return pairs.every(([asked, noted]) => asked === undefined || asked === '' || asked === noted);
}
