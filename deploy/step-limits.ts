import type { PlanStep } from './plan';

/**
 * Maximum number of steps that call one server at the same time; those that wait for a job call nobody. Registry and kie
 * are the same engine. Source: resources §9.
 */
const maxCalling: Readonly<Record<string, number>> = { servicestage: 6, engine: 4, cse: 2, lain: 4 };
const maxCallingOthers = 4;

/** Maximum number of steps under way, those that wait among them. */
const maxUnderWay = 100;

const serverNames: Readonly<Record<string, string>> = { registry: 'engine', kie: 'engine', nacos: 'cse' };

/** Steps under way, and whether another one may join them. */
export class StepsUnderWay {
  private readonly servers = new Map<string, string>();
  private readonly waiting = new Set<string>();

  add(id: string, step: PlanStep): void {
    this.servers.set(id, serverOf(step));
  }

  remove(id: string): void {
    this.servers.delete(id);
  }

  /** Counts a step as waiting until a promise is settled. */
  async whileWaiting<T>(id: string, waiting: Promise<T>): Promise<T> {
    this.waiting.add(id);
    try {
      return await waiting;
    } finally {
      this.waiting.delete(id);
    }
  }

  hasRoomFor(step: PlanStep): boolean {
    const server = serverOf(step);
    const calling = [...this.servers].filter(([id, other]) => other === server && !this.waiting.has(id));
    return this.servers.size < maxUnderWay && calling.length < (maxCalling[server] ?? maxCallingOthers);
  }
}

function serverOf({ apiVersion }: PlanStep): string {
  const [service = ''] = apiVersion.split('/');
  return serverNames[service] ?? service;
}
