import { readFileSync } from 'node:fs';

/** Milliseconds of processor time that something takes, whatever else the machine does meanwhile. */
export function processorTime(action: () => unknown): number {
  const before = process.cpuUsage();
  action();
  return since(before);
}

/** Milliseconds of processor time of this process since an earlier `process.cpuUsage()`. */
export function since(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Milliseconds of processor time that a process has had; where the system does not tell, of the clock. */
export function processorTimeOf(pid: number): number {
  if (process.platform !== 'linux') return performance.now();
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10; // 100 ticks a second
}
