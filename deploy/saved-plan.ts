import { createHash, randomBytes, scryptSync } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { fingerprint } from './agree';
import type { DeployFile, PublishTarget } from './deploy-file';
import type { DeployRequest } from './deploy-kind';
import type { PreparedPlan } from './prepared-plan';
import { titleOf, type PlanStep } from './plan';

/** A plan as saved in a file: hashes of the manifests and of the live state, without any of their values. */
export type SavedPlan = Type.Static<typeof SavedPlan>;
const SavedPlan = Type.Object({
  format: Type.Literal('engine-room plan 1'),
  target: Type.Object({ name: Type.String(), address: Type.String() }),
  /** Version of a LAIN app, if one was given. */
  version: Type.Optional(Type.String()),
  /** Names of the resources that may be deleted and created again. */
  allowReplace: Type.Optional(Type.Array(Type.String())),
  /** Where the policies of files go that name no engine. */
  publishTo: Type.Optional(
    Type.Object({
      engine: Type.String(),
      selector: Type.Record(Type.String(), Type.String()),
      only: Type.Optional(Type.Array(Type.String())),
    }),
  ),
  files: Type.Array(Type.Object({ path: Type.String(), sha256: Type.String() })),
  resources: Type.Array(
    Type.Object({
      apiVersion: Type.String(),
      kind: Type.String(),
      name: Type.String(),
      scope: Type.Optional(Type.String()),
      action: Type.String(),
    }),
  ),
  /** Hash of the whole plan with its live state. Salted and slow, so that secrets can't be found by trying. */
  read: Type.Object({ salt: Type.String(), scrypt: Type.String() }),
});

/** A manifest that a plan was made from. */
export interface PlannedFile {
  /** As given on the command line. */
  readonly path: string;
  readonly text: string;
}

/** What a plan was asked for besides its files. */
type SavedOptions = Pick<DeployRequest, 'version' | 'allowReplace'> & Pick<DeployFile, 'publishTo'>;

/** Converts a plan to the form saved in a file. */
export function savePlan(
  prepared: PreparedPlan,
  files: readonly PlannedFile[],
  { version, allowReplace, publishTo }: SavedOptions,
): SavedPlan {
  const { target, steps } = prepared.plan;
  const salt = randomBytes(16).toString('hex');
  return {
    format: 'engine-room plan 1',
    target: { name: target.name, address: target.address },
    ...(version !== undefined && { version }),
    ...(allowReplace && { allowReplace: [...allowReplace] }),
    ...(publishTo && { publishTo: saveTarget(publishTo) }),
    files: files.map(({ path, text }) => ({ path, sha256: sha256(text) })),
    resources: steps.map(resourceOf),
    read: { salt, scrypt: slowHash(prepared, salt) },
  };
}

function saveTarget({ engine, selector, only }: PublishTarget): NonNullable<SavedPlan['publishTo']> {
  return { engine, selector: { ...selector }, ...(only && { only: [...only] }) };
}

/** Parses a saved plan; undefined for any other text. */
export function readSavedPlan(text: string): SavedPlan | undefined {
  const value = parse(text);
  return Value.Check(SavedPlan, value) ? value : undefined;
}

/** Paths of the files that have changed since the plan was saved. */
export function changedFiles({ files: saved }: SavedPlan, files: readonly PlannedFile[]): string[] {
  const now = new Map(files.map(({ path, text }) => [path, sha256(text)]));
  return saved.filter(({ path, sha256 }) => now.get(path) !== sha256).map(({ path }) => path);
}

/** The differences of the current plan from the saved one, in sentences; empty when there are none. */
export function differencesFrom(saved: SavedPlan, prepared: PreparedPlan): string[] {
  const { target, steps } = prepared.plan;
  if (target.name !== saved.target.name || target.address !== saved.target.address) {
    return [
      l10n.t(
        'The plan is for {0}, not for {1}.',
        `${saved.target.name} (${saved.target.address})`,
        `${target.name} (${target.address})`,
      ),
    ];
  }
  const before = new Map(saved.resources.map((one) => [keyOf(one), one.action]));
  const moved = steps.flatMap((step) => {
    const was = before.get(keyOf(step));
    if (was === step.action) return [];
    return [l10n.t('{0}: {1} was planned, now it would be {2}.', titleOf(step), was ?? '–', step.action)];
  });
  if (moved.length > 0) return moved;
  const isSame =
    saved.resources.length === steps.length && slowHash(prepared, saved.read.salt) === saved.read.scrypt;
  return isSame ? [] : [l10n.t('The live state has changed since the plan was made.')];
}

function resourceOf({ apiVersion, kind, name, scope, action }: PlanStep): SavedPlan['resources'][number] {
  return { apiVersion, kind, name, ...(scope !== undefined && { scope }), action };
}

function keyOf({
  apiVersion,
  kind,
  name,
  scope = '',
}: Omit<SavedPlan['resources'][number], 'action'>): string {
  return JSON.stringify([apiVersion, kind, name, scope]);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function slowHash(prepared: PreparedPlan, salt: string): string {
  return scryptSync(fingerprint(prepared), salt, 32).toString('hex');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the caller reports what the file should have been
  }
}
