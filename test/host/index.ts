// What VS Code loads as the test module: mocha over the bundled suite beside this file.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import TotalsReporter from '../totals';
import { reportPrefix } from './report-prefix';

/** Runs the suite inside the extension host; rejects when a test failed. */
export function run(): Promise<void> {
  // The extension host logs much of its own: the prefix tells the runner which lines are the report.
  Mocha.reporters.Base.consoleLog = (...parts: unknown[]) => console.log(reportPrefix + format(...parts));
  const suite = join(__dirname, 'suite');
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, color: false, reporter: TotalsReporter });
  for (const name of readdirSync(suite).sort())
    if (name.endsWith('.test.js')) mocha.addFile(join(suite, name));

  return new Promise((resolve, reject) => {
    mocha.run((failures) => {
      if (failures > 0) reject(new Error(`${failures} failed`));
      else resolve();
    });
  });
}
