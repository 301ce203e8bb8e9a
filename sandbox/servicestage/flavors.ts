import { refuse } from './errors';
import { flavors } from './meta';

/** Throws the refusal of a flavor that is not in the list, or whose least CPU or memory is above the most. */
export function checkFlavor(flavor_id: string): void {
  if (flavors.some((one) => one.flavor_id === flavor_id)) return;
  const [, cpu, memory] = /^CUSTOM-\d+G:([^:]+):([^:]+)$/.exec(flavor_id) ?? [];
  if (cpu === undefined || memory === undefined) {
    throw refuse('SVCSTG.00100400', `There is no flavor ${flavor_id}.`);
  }
  if (!isRange(cpu) || !isRange(memory)) {
    throw refuse('SVCSTG.00100400', `The flavor ${flavor_id} has its minimum above its maximum.`);
  }
}

function isRange(range: string): boolean {
  const [most = NaN, least = NaN] = range.split('-').map(amountOf);
  return least <= most;
}

/** In cores or in Gi; `500m` is half a core. */
function amountOf(text: string): number {
  return text.endsWith('m') ? Number.parseFloat(text) / 1000 : Number.parseFloat(text);
}
