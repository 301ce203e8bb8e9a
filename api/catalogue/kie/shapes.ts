import * as Type from 'typebox';

/** Times are seconds since 1970; the document says texts, servers send numbers. */
const time = (description: string) =>
  Type.Optional(Type.Union([Type.Integer(), Type.String()], { description }));

const revision = (description: string) => Type.Optional(Type.Integer({ description }));

/** A configuration item as returned by the server. */
export const KieItem = Type.Object({
  id: Type.String({ description: 'Id of the item.' }),
  key: Type.String({ description: 'Key.' }),
  value: Type.String({ description: 'Value, as text of the value type.' }),
  value_type: Type.Optional(Type.String({ description: 'How clients read the value.' })),
  status: Type.Optional(Type.String({ description: 'Whether clients see the item: enabled or disabled.' })),
  labels: Type.Optional(
    Type.Record(Type.String(), Type.String(), { description: 'Labels; left out where there are none.' }),
  ),
  check: Type.Optional(Type.String({ description: 'Not used by any client.' })),
  priority: Type.Optional(Type.Integer({ description: 'Not used by any client.' })),
  create_time: time('When it was created, in seconds.'),
  update_time: time('When it was changed last, in seconds.'),
  create_revision: revision('Revision that created it.'),
  update_revision: revision('Revision that changed it last.'),
});

/** The items found by a search. */
export const KieItems = Type.Object({
  total: Type.Integer({ description: 'How many items fit, on all pages.' }),
  data: Type.Array(KieItem, { description: 'The items, the newest change first.' }),
});

export type KieItem = Type.Static<typeof KieItem>;
export type KieItems = Type.Static<typeof KieItems>;
