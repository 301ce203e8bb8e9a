import type { Service } from '../api/catalogue/operation';
import type { ServerLimits } from '../api/http/pace';

/** What answers the calls of some services. */
export interface ServiceServer {
  readonly services: readonly Service[];
  readonly limits: ServerLimits;
}

/** What servers take from a run. Registry and kie are the same engine. Source: resources §9, registry §9. */
const servers: readonly ServiceServer[] = [
  { services: ['servicestage'], limits: { atOnce: 6 } },
  { services: ['cse', 'nacos'], limits: { atOnce: 2 } },
  { services: ['registry', 'kie'], limits: { atOnce: 4, aSecond: 10 } },
  { services: ['lain'], limits: { atOnce: 4 } },
];

/** The server of a service; undefined for those of which runs ask little. */
export function serverOf(service: string): ServiceServer | undefined {
  return servers.find(({ services }) => services.some((one) => one === service));
}
