import { missingKeys, selected } from '../../deploy/kie/item-side';
import { planPromotion } from '../../deploy/kie/promote-items';
import { agreeAndCarryOut, refuse, type PlanRun } from '../deploy/carry-out';
import { withService } from '../deploy/context';
import type { ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { callerFor, readSide, withSide } from './sides';

/** Options of `engine-room kie promote`. */
export interface PromoteCommand extends PlanRun {
  readonly from: string;
  readonly to: string;
  /** Keys, in which `*` stands for any characters; all when empty. */
  readonly keys: readonly string[];
}

/** Brings items from one engine or environment to another, by a plan that is shown and confirmed. @throws UsageError */
export async function promote(
  command: PromoteCommand,
  caller: ProcessContext,
  terminal: Terminal,
): Promise<ExitCode> {
  const { keys } = command;
  const [from, to] = [readSide(command.from), readSide(command.to)];
  return withSide(from, 'FROM', caller, terminal, (read) =>
    withService('kie', to.place, callerFor(caller, 'TO'), terminal, async (context) => {
      const { items } = await read();
      const missing = missingKeys(items, keys);
      if (missing.length > 0 || items.length === 0) {
        const named = missing.map((key) => `There is no configuration item ${key} in ${command.from}.`);
        return refuse(
          terminal,
          named.length > 0 ? named : [`There are no configuration items in ${command.from}.`],
        );
      }
      const make = async () => planPromotion(selected((await read()).items, { keys }), to.labels, context);
      return agreeAndCarryOut(make, command, caller, terminal, context.clock);
    }),
  );
}
