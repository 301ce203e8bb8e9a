import * as Type from 'typebox';

/** All that the sandbox's configuration centre remembers; the form is what `--data` writes. */

export const KieItem = Type.Object({
  /** Depends on project, key and labels alone, so an item that is deleted and made again keeps it. */
  id: Type.String(),
  project: Type.String(),
  key: Type.String(),
  value: Type.String(),
  valueType: Type.String(),
  status: Type.String(),
  labels: Type.Record(Type.String(), Type.String()),
  check: Type.String(),
  priority: Type.Integer(),
  createRevision: Type.Integer(),
  updateRevision: Type.Integer(),
  /** Seconds since 1970. */
  createTime: Type.Integer(),
  updateTime: Type.Integer(),
});

export const KieState = Type.Object({
  /** Counts every change of any item. */
  revision: Type.Integer(),
  items: Type.Array(KieItem),
  /** By the id of a living item: what it was after each change, oldest first. */
  history: Type.Record(Type.String(), Type.Array(KieItem)),
});

export type KieItem = Type.Static<typeof KieItem>;
export type KieState = Type.Static<typeof KieState>;
