// A sandbox in a process of its own, for tests that kill it. Its argument is the data file; it prints its ready line.
import { startSandbox } from '../../../sandbox/sandbox';

startSandbox({ data: process.argv[2] }).then(
  ({ ready }) => console.log(JSON.stringify(ready)),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
