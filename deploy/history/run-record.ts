import * as Type from 'typebox';

const text = Type.String();
const maybe = Type.Optional(Type.String());
const Names = Type.Object({ apiVersion: text, kind: text, name: text, scope: maybe });

/** Entries of a set that a document leaves out, since they may be secrets: whoever writes the set keeps those that are there. */
export type LeftOut = Type.Static<typeof LeftOut>;
const LeftOut = Type.Object({ path: Type.Array(text), names: Type.Array(text) });

/** A resource as a document of a manifest, without secrets. */
export type RecordedDocument = Type.Static<typeof RecordedDocument>;
const RecordedDocument = Type.Object({
  apiVersion: text,
  kind: text,
  metadata: Type.Record(Type.String(), Type.String()),
  /** The members beside `metadata`, such as `spec`. */
  value: Type.Record(Type.String(), Type.Unknown()),
  leftOut: Type.Optional(Type.Array(LeftOut)),
});

/** Members of what a step leaves that may be secrets, and a salted hash of them, without which no change can be told. */
export type Unkept = Type.Static<typeof Unkept>;
const Unkept = Type.Object({ paths: Type.Array(text), salt: maybe, scrypt: maybe });

/** What undoing a step needs. Left out is what was not read; null is a resource that there is none of. */
export type Former = Type.Static<typeof Former>;
const Former = Type.Object({
  /** The resource before the step. */
  before: Type.Optional(Type.Union([RecordedDocument, Type.Null()])),
  /** The resource as the step leaves it. */
  after: Type.Optional(Type.Union([RecordedDocument, Type.Null()])),
  /** What `after` leaves out. */
  unkept: Type.Optional(Unkept),
  /** What can't be put back, each in one sentence. */
  lost: Type.Array(text),
});

const Change = Type.Object({ path: text, from: maybe, to: maybe });
const Action = Type.Enum(['create', 'change', 'replace', 'remove', 'unchanged', 'blocked', 'unknown']);

/** A step as it was planned, without what changes. */
const PlannedStep = Type.Intersect([
  Names,
  Type.Object({
    action: Action,
    summary: text,
    isNotRestored: Type.Optional(Type.Literal(true)),
  }),
]);

export type StepState = Type.Static<typeof StepState>;
const StepState = Type.Enum(['done', 'failed', 'running', 'skipped']);

/** A server that the run wrote to, as `WrittenServer`. */
const RecordedServer = Type.Object({
  service: text,
  address: text,
  project: maybe,
  enterpriseProject: maybe,
});

/** Where a run was: names of connections change, and projects share addresses. Earlier versions kept no servers. */
const RunTarget = Type.Object({
  name: text,
  address: text,
  servers: Type.Optional(Type.Array(RecordedServer)),
});

/** The first line of a record: who did what where. It has all that a list of runs shows, and no more. */
export type RunStart = Type.Static<typeof RunStart>;
export const RunStart = Type.Object({
  format: Type.Literal('engine-room run 1'),
  run: text,
  /** When it began, as ISO 8601. */
  started: text,
  who: Type.Object({ user: text, host: text, program: text }),
  verb: text,
  target: RunTarget,
  /** Earlier versions recorded here what changes. */
  steps: Type.Array(
    Type.Intersect([PlannedStep, Type.Object({ changes: Type.Optional(Type.Array(Change)) })]),
  ),
});

/** The last line of a run that has ended. */
export type RunEnd = Type.Static<typeof RunEnd>;
export const RunEnd = Type.Object({
  ended: text,
  state: Type.Enum(['reached', 'failed', 'running']),
  /** How each step ended: a list of runs reads no other line. Earlier versions recorded none. */
  results: Type.Optional(Type.Array(StepState)),
});

/** A later line: what a step changes, with masked secrets, what was there before a step, what became of one, or the end of the run. */
export type RunLine = Type.Static<typeof RunLine>;
export const RunLine = Type.Union([
  Type.Object({ step: Type.Integer(), changes: Type.Array(Change) }),
  Type.Object({ step: Type.Integer(), former: Former }),
  Type.Object({
    step: Type.Integer(),
    state: StepState,
    message: text,
    isUntouched: Type.Optional(Type.Literal(true)),
  }),
  RunEnd,
]);

/** A step as a list shows it; without a result when the process ended before. */
export interface ListedStep extends Type.Static<typeof PlannedStep> {
  readonly result?: { readonly state: StepState };
}

/** A step with what became of it. */
export interface RunStep extends ListedStep {
  readonly changes: readonly Type.Static<typeof Change>[];
  readonly former?: Former;
  readonly result?: {
    readonly state: StepState;
    readonly message: string;
    /** Set when the step has written nothing. */
    readonly isUntouched?: true;
  };
}

/** A run as a list shows it. `interrupted`: its process ended before the run did, or it has not ended. */
export interface ListedRun extends Omit<RunStart, 'steps'> {
  readonly ended?: string;
  readonly state: 'reached' | 'failed' | 'running' | 'interrupted';
  readonly steps: readonly ListedStep[];
}

/** A run as it was recorded. */
export interface RunRecord extends ListedRun {
  readonly steps: readonly RunStep[];
}
