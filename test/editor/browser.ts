import { chromium, type Browser, type Page } from 'playwright-core';
import { installChromium } from './chromium';

/** What a browser would ask of the internet by itself is switched off: the tests need none of it. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const viewport = { width: 1280, height: 800 };

/** A headless Chromium with a new profile, and one page of a size that fits a README, in which nothing moves: that costs processor time. */
export async function openBrowser(): Promise<{ browser: Browser; page: Page }> {
  const browser = await chromium.launch({ executablePath: await installChromium(), args: quiet });
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  return { browser, page };
}
