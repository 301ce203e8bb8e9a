import * as Type from 'typebox';
import { IamState } from './iam/state';
import { LainState } from './lain/state';
import { RegistryState } from './registry/state';

/** Everything that a sandbox remembers; also the form of its `--data` file. */
export const SandboxState = Type.Object({
  /** Raised when a file of an older sandbox can't be read any more. */
  format: Type.Literal(1),
  iam: IamState,
  lain: LainState,
  registry: RegistryState,
});

export type SandboxState = Type.Static<typeof SandboxState>;
