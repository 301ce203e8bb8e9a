import assert from 'node:assert/strict';

/** Fails unless there is something in the list, and all of it is as wanted. */
export function assertEvery<T>(
  list: Iterable<T> | undefined | null,
  isWanted: (one: T) => boolean,
  message = 'not all are as wanted',
): void {
  const all = [...(list ?? [])];
  assert.notEqual(all.length, 0, 'there is nothing to look at');
  assert.deepEqual(
    all.filter((one) => !isWanted(one)),
    [],
    message,
  );
}
