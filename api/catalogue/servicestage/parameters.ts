import * as Type from 'typebox';
import { idOf } from './fields';

export const project_id = Type.String({
  minLength: 1,
  examples: ['0605767fcd80f5762f83c002f4b4a7d1'],
  description: 'Id of the project, as IAM lists it (not its name).',
});

const application_id = idOf('application');
const component_id = idOf('component');

export const projectPath = Type.Object({ project_id });
export const environmentPath = Type.Object({ project_id, environment_id: idOf('environment') });
export const applicationPath = Type.Object({ project_id, application_id });
export const componentPath = Type.Object({ project_id, application_id, component_id });
export const instancePath = Type.Object({
  project_id,
  application_id,
  component_id,
  instance_id: idOf('instance'),
});
export const jobPath = Type.Object({ project_id, job_id: idOf('job') });

export const offset = Type.Optional(
  Type.Integer({ minimum: 0, default: 0, description: 'How many entries to skip.' }),
);

const page = {
  limit: Type.Optional(
    Type.Union(
      [
        Type.Integer({ minimum: 0, maximum: 100, description: 'Entries on one page.' }),
        Type.Literal(1000, { description: 'All entries at once.' }),
      ],
      { default: 10, description: 'Entries on one page, 0 to 100; 1000 for all of them at once.' },
    ),
  ),
  offset,
  order: Type.Optional(
    Type.Enum(['desc', 'asc'], { default: 'desc', description: 'Falling or rising order.' }),
  ),
};

/** All lists share paging and sorting; only the sort keys differ. */
export const pageQuery = <OrderBy extends Type.TSchema>(orderBy: OrderBy) =>
  Type.Object({ ...page, order_by: Type.Optional(orderBy) });

export const byNameOrTime = Type.Enum(['create_time', 'name', 'update_time'], {
  default: 'create_time',
  description: 'What to sort by.',
});

/** Paging of lists: a page ends the list when all of its `count` have been seen. */
export const pagesOf = <const Items extends string>(items: Items, key?: string) =>
  ({
    start: 'offset',
    counts: 'entries',
    first: 0,
    size: 'limit',
    usualSize: 100,
    items,
    total: 'count',
    key,
  }) as const;

/** A hint for callers of any list. */
export const pageNote = 'A limit that is neither 0 to 100 nor 1000 is read as 10.';

export const force = Type.Optional(
  Type.Boolean({ default: false, description: 'Delete it although something stands against it.' }),
);
