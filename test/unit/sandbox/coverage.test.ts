import assert from 'node:assert/strict';
import { catalogue } from '../../../api/catalogue/catalogue';
import type { SandboxService } from '../../../sandbox/http/service';
import { iamService } from '../../../sandbox/iam/service';
import { createKie } from '../../../sandbox/kie/kie';
import { kieService } from '../../../sandbox/kie/service';
import { lainService } from '../../../sandbox/lain/service';
import { timingAt } from '../../../sandbox/lain/timing';
import { registryService } from '../../../sandbox/registry/service';
import { servicestageService } from '../../../sandbox/servicestage/service';
import { emptyState } from '../../../sandbox/seeds/empty';
import { fakeClock } from '../api/fakes';

const { clock } = fakeClock();
const { iam, kie, lain, registry, servicestage } = emptyState(clock.now());
const services: SandboxService[] = [
  servicestageService({
    state: servicestage,
    clock,
    pace: 1,
    authorize: () => ({ userName: 'lin', projectId: 'project' }),
  }),
  kieService(createKie({ state: kie, clock, authorize: () => undefined })),
  iamService({ state: iam, clock, tokenLife: 1 }),
  registryService({ state: registry, clock, secured: false, tokenLife: 1 }),
  lainService({
    state: lain,
    clock,
    timing: timingAt(1),
    generation: 'sync',
    open: false,
    maintenance: false,
  }),
];

describe('sandbox: operations', () => {
  for (const service of services) {
    it(`of ${service.name} are answered, every one of the catalogue, once`, () => {
      const answered = service.endpoints.map((endpoint) => endpoint.operation.id).sort();
      const described = catalogue
        .filter((one) => one.service === service.name)
        .map((one) => one.id)
        .sort();
      assert.deepEqual(answered, described);
    });
  }
});
