import { errors, type Locator } from 'playwright-core';

/** How long the workbench may take for one step of a person, in milliseconds. */
export const waitTimeoutMs = 15_000;

const firstLookMs = 500;
const lastLookMs = 8_000;
const lookAfterStepMs = 100;

/**
 * Shows something, looks whether it is as wanted, and shows it anew when it is not. A hover or a list of quick fixes
 * that opened too early never learns what the language server finds a moment later, so that waiting longer is no help.
 * Each look takes twice as long as the one before it, so that a busy machine gets its time.
 */
export async function showUntil(wanted: Locator, show: () => Promise<void>): Promise<void> {
  for (let look = firstLookMs; ; look *= 2) {
    await show();
    if (look >= lastLookMs) return wanted.waitFor({ timeout: look });
    if (await appears(wanted, look)) return;
  }
}

/** Presses keys, one step at a time, until something is as wanted. */
export async function stepUntil(wanted: Locator, step: () => Promise<void>): Promise<void> {
  const end = performance.now() + waitTimeoutMs;
  while (!(await wanted.isVisible())) {
    if (performance.now() > end) return wanted.waitFor({ timeout: 1 }); // fails with what was looked for
    await step();
    await appears(wanted, lookAfterStepMs);
  }
}

async function appears(wanted: Locator, timeout: number): Promise<boolean> {
  try {
    await wanted.waitFor({ timeout });
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}
