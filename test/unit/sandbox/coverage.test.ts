import assert from 'node:assert/strict';
import { catalogue } from '../../../api/catalogue/catalogue';
import { cseService } from '../../../sandbox/cse/service';
import type { SandboxService } from '../../../sandbox/http/service';
import { iamService } from '../../../sandbox/iam/service';
import { createKie } from '../../../sandbox/kie/kie';
import { kieService } from '../../../sandbox/kie/service';
import { lainService } from '../../../sandbox/lain/service';
import { timingAt } from '../../../sandbox/lain/timing';
import { createRegistry } from '../../../sandbox/registry/registry';
import { registryService } from '../../../sandbox/registry/service';
import { servicestageService } from '../../../sandbox/servicestage/service';
import { emptyState } from '../../../sandbox/seeds/empty';
import { fakeClock } from '../api/fakes';

const { clock } = fakeClock();
const state = emptyState(clock.now());
const authorize = () => ({ userId: 'user', userName: 'lin', projectId: 'project' });
const registry = createRegistry({
  state: state.registry,
  clock,
  secured: false,
  tokenLife: 1,
  lag: 0,
  save: () => Promise.resolve(),
});
const kie = createKie({ state: state.kie, clock, authorize: () => undefined });
const services: SandboxService[] = [
  servicestageService({ state: state.servicestage, clock, pace: 1, authorize }),
  kieService(kie),
  iamService({ state: state.iam, clock, tokenLife: 1 }),
  registryService(registry),
  lainService({
    state: state.lain,
    clock,
    timing: timingAt(1),
    generation: 'sync',
    open: false,
    maintenance: false,
  }),
  cseService(
    {
      state: state.cse,
      clock,
      pace: 1,
      registry,
      kie,
      addresses: () => ({ registry: '', kie: '' }),
      authorize,
    },
    state.nacos,
  ),
];

describe('sandbox: operations', () => {
  for (const { name, endpoints } of services) {
    it(`at the address of ${name} are answered, every one of the catalogue, once`, () => {
      const answered = endpoints.map((endpoint) => endpoint.operation.id).sort();
      const served = new Set(endpoints.map((endpoint) => endpoint.operation.service));
      const described = catalogue
        .filter((one) => served.has(one.service))
        .map((one) => one.id)
        .sort();
      assert.deepEqual(answered, described);
    });
  }

  it('are answered at one of the addresses', () => {
    const answered = services.flatMap(({ endpoints }) => endpoints.map(({ operation }) => operation.id));
    assert.deepEqual(answered.sort(), catalogue.map(({ id }) => id).sort());
  });
});
