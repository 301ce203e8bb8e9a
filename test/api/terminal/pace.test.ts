import assert from 'node:assert/strict';
import { engine, item, openTerminal, type Terminal } from './command-line';
import { watchedServers, type WatchedServers } from './watched-servers';

/** Number of requests that an engine takes in a second. */
const perSecond = 10;
/** Half a second: how long requests are on their way differs, and those that come late come together. */
const windowMs = 500;
const count = 20;

describe('a deployment from the terminal', function () {
  this.timeout(60_000);
  let terminal: Terminal;
  let servers: WatchedServers;
  before(async () => {
    terminal = await openTerminal({}, 1);
    servers = watchedServers();
  });
  after(async () => {
    await terminal.close();
    await servers.close();
  });

  it('sends an engine no more than ten requests a second', async () => {
    const { registry, kie } = terminal.sandbox.ready;
    const connection = {
      type: 'engine',
      name: engine,
      registry: await servers.inFrontOf(registry),
      kie: await servers.inFrontOf(kie),
      authentication: 'none',
    };
    await terminal.write('engine-room.json', JSON.stringify({ connections: [connection] }));
    const items = Array.from({ length: count }, (_none, index) => item(`paced.${index}`, String(index)));
    await terminal.write('paced.kie.json', JSON.stringify({ data: items }));
    const { code, err } = await terminal.run('deploy', 'paced.kie.json', '--connection', engine, '--yes');
    assert.equal(code, 0, err);
    assert.equal(servers.written.length, count);
    const { times } = servers;
    const most = times.map((from) => times.filter((time) => time >= from && time < from + windowMs).length);
    assert.ok(Math.max(...most) <= perSecond, `${Math.max(...most)} in half a second`);
    const seconds = (Math.max(...times) - Math.min(...times)) / 1000;
    const allowed = perSecond * (seconds + 1);
    assert.ok(times.length <= allowed, `${times.length} in ${seconds} seconds`);
  });
});
