import * as Type from 'typebox';
import { CseState } from './cse/state';
import { IamState } from './iam/state';
import { KieState } from './kie/state';
import { LainState } from './lain/state';
import { NacosState } from './nacos/state';
import { RegistryState } from './registry/state';
import { ServiceStageState } from './servicestage/state';

/** The state of a sandbox; also the form of its `--data` file. */
export const SandboxState = Type.Object({
  /** Incremented when older files can't be read any more. */
  format: Type.Literal(1),
  iam: IamState,
  lain: LainState,
  registry: RegistryState,
  servicestage: ServiceStageState,
  kie: KieState,
  nacos: NacosState,
  cse: CseState,
});

export type SandboxState = Type.Static<typeof SandboxState>;
