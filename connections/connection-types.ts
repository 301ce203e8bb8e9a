import type { ConnectionType } from './connection-type';
import { engineType } from './types/engine';
import { huaweicloudType } from './types/huaweicloud';
import { lainType } from './types/lain';
import { sandboxType } from './types/sandbox';

/** The table of connection types, in the order of pickers. */
export const connectionTypes: readonly ConnectionType[] = [
  lainType,
  engineType,
  huaweicloudType,
  sandboxType,
];
