import type { Operation } from '../../api/catalogue/operation';
import { didYouMean } from '../../manifests/engine/rules/did-you-mean';
import { UsageError } from '../exit-code';

/** Finds an operation by id. Throws a `UsageError` with the closest id when there is none. */
export function findOperation(id: string, operations: readonly Operation[]): Operation {
  const found = operations.find((operation) => operation.id === id);
  if (found) return found;
  const nearest = didYouMean(
    id,
    operations.map((operation) => operation.id),
  );
  const hint = nearest ? `did you mean ${nearest}?` : '"engine-room call --list" names them all.';
  throw new UsageError(`There is no operation "${id}": ${hint}`);
}
