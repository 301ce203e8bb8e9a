import { createHash } from 'node:crypto';

/** Who has set all this up. */
export interface DemoOwner {
  readonly projectId: string;
  readonly userId: string;
  readonly userName: string;
}

/** The id that a thing of the demo always has, in the form of a UUID. */
export function stableId(what: string): string {
  const digits = createHash('sha1').update(`demo ${what}`).digest('hex');
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`];
  return [...parts, `a${digits.slice(17, 20)}`, digits.slice(20, 32)].join('-');
}
