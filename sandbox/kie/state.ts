import * as Type from 'typebox';

/** The state of the sandbox's configuration center, in the form of the `--data` file. */

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
  /** By the id of an existing item: its state after each change, oldest first. */
  history: Type.Record(Type.String(), Type.Array(KieItem)),
});

export type KieItem = Type.Static<typeof KieItem>;
export type KieState = Type.Static<typeof KieState>;
