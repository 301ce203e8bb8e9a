import { serverOf } from '../connections/server-limits';
import type { PlanStep } from './plan';

/** Maximum number of steps that call one server at the same time, where nothing is known of it. */
const maxCallingOthers = 4;

/** Maximum number of steps under way, those that wait among them. */
const maxUnderWay = 100;

/** Steps under way, and whether another one may join them. */
export class StepsUnderWay {
  private readonly servers = new Map<string, StepServer>();
  private readonly waiting = new Set<string>();

  add(id: string, step: PlanStep): void {
    this.servers.set(id, serverFor(step));
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

  /** Whether its server takes another step; those that wait for a job call nobody. */
  hasRoomFor(step: PlanStep): boolean {
    const { name, atOnce } = serverFor(step);
    const calling = [...this.servers].filter(([id, server]) => server.name === name && !this.waiting.has(id));
    return this.servers.size < maxUnderWay && calling.length < atOnce;
  }
}

interface StepServer {
  readonly name: string;
  readonly atOnce: number;
}

function serverFor({ apiVersion }: PlanStep): StepServer {
  const [service = ''] = apiVersion.split('/');
  const { services = [service], limits = { atOnce: maxCallingOthers } } = serverOf(service) ?? {};
  return { name: services.join(), atOnce: limits.atOnce };
}
