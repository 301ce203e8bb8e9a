export { startSandbox } from './sandbox';
export type { ReadyLine, RunningSandbox, SandboxCredentials, SandboxOptions } from './options';
