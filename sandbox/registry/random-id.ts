import { randomUUID } from 'node:crypto';

/** An id as the server makes it for accounts and roles. */
export function randomId(): string {
  return randomUUID().replaceAll('-', '');
}
