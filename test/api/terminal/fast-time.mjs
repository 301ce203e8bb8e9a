// Loaded before a command line whose time goes as fast as that of its sandbox, see `fast-time.ts`. What waits for answers is
// left alone: those take real time.
import timers from 'node:timers/promises';

const { begins, speed } = JSON.parse(process.env.ENGINE_ROOM_TEST_TIME);
const { now } = Date;
Date.now = () => Math.round(begins + (now() - begins) * speed);
const { setTimeout: wait } = timers;
timers.setTimeout = (milliseconds, value, options) => wait(milliseconds / speed, value, options);
