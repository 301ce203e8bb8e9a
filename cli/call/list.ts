import type { Operation } from '../../api/catalogue/operation';

/** An operation in the form of `call --list --json`. */
export function operationRecord({ id, group, method, path, title }: Operation) {
  return { id, group, method, path, title };
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
