import type { Operation } from '../../api/catalogue/operation';
import { services } from '../../api/openapi/services';

/** An operation in the form of `call --list --json`. */
export function operationRecord({ id, group, method, path, title }: Operation) {
  return { id, group, method, path, title };
}

/** The operations that have each of these words, in any case, in their id, title, path, group or service. */
export function operationsWith(
  words: readonly string[],
  operations: readonly Operation[],
): readonly Operation[] {
  const wanted = words.map((word) => word.toLowerCase());
  return operations.filter(({ id, title, path, group, service }) => {
    const text = [id, title, path, group, service, services[service].title].join('\n').toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** One line per operation, grouped by service. */
export function operationTable(operations: readonly Operation[]): string {
  const width = Math.max(...operations.map(({ id }) => id.length));
  const services = [...new Set(operations.map(({ service }) => service))];
  return services
    .map((service) => {
      const rows = operations
        .filter((operation) => operation.service === service)
        .map(
          ({ id, method, path, title }) =>
            `  ${id.padEnd(width)}  ${title}\n  ${' '.repeat(width)}  ${method} ${path}`,
        );
      return [service, ...rows].join('\n');
    })
    .join('\n\n');
}
