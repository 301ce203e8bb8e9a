import type { ConnectionType } from './connection-type';
import { engineType } from './types/engine';
import { huaweicloudType } from './types/huaweicloud';
import { lainType } from './types/lain';
import { sandboxType } from './types/sandbox';

/** The connection types, in picker order. */
export const connectionTypes: readonly ConnectionType[] = [
  lainType,
  engineType,
  huaweicloudType,
  sandboxType,
];
