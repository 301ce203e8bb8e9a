import { createHash } from 'node:crypto';

interface Purpose {
  readonly project_id: string;
  readonly repo_type: string;
}

/** Milliseconds in which a user signs in to a Git host. */
const life = 10 * 60_000;

/** What the Git host hands back with its code; it tells by itself what it was made for, and when. */
export function newOAuthState(purpose: Purpose, now: number): string {
  return `${String(now)}-${seal(purpose, String(now))}`;
}

export function isOAuthState(text: string, purpose: Purpose, now: number): boolean {
  const [time = '', sealed] = text.split('-');
  return sealed === seal(purpose, time) && Number(time) + life > now;
}

function seal({ project_id, repo_type }: Purpose, time: string): string {
  return createHash('sha256').update(`${project_id} ${repo_type} ${time}`).digest('hex').slice(0, 32);
}
