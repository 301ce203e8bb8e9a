/** A call that is sent through the libraries: `meant` is what the author wants to match, `other` is not. */
export interface Probe {
  readonly about: 'meant' | 'other' | 'not-a-number';
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly queries?: Readonly<Record<string, string>>;
  readonly service: string;
}

/** An instance that a route may choose. */
export interface Instance {
  readonly version: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** One policy with one thing changed, in a file of its own. */
export interface Case {
  /** Unique, and the name of the policy, so that no case sees another. */
  readonly id: string;
  readonly kind: string;
  /** What sort of change it is, such as `duration` or `form-anchor`. */
  readonly cause: string;
  /** The field that was changed and the text it was given; undefined where it is not one value. */
  readonly field: string | undefined;
  readonly text: string | undefined;
  /** The text of the policy, and the file around it. */
  readonly spec: string;
  readonly file: string;
  readonly probes: readonly Probe[];
  /** Match group that the probes are tried on. */
  readonly group: string;
  /** The service and its instances, for route rules. */
  readonly routed?: string;
  readonly instances?: readonly Instance[];
}

interface Change {
  readonly kind: string;
  readonly cause: string;
  readonly spec: string;
  readonly field?: string;
  readonly text?: string;
  readonly probes?: readonly Probe[];
  /** The lines of the kind, where the form around the text is what is changed; `{n}` is the name. */
  readonly outer?: string;
}

const probe: Probe = {
  about: 'meant',
  path: '/x',
  method: 'GET',
  headers: { 'x-user': 'u1' },
  service: 'cart',
};

/** Versions of the service that routes choose among. */
export const instances: readonly Instance[] = [
  { version: '1.0.0', properties: { zone: 'a', '1': 'x' } },
  { version: '2.0.0', properties: { zone: 'b' } },
  { version: '3.0.0', properties: { zone: 'c' } },
];

/** Collects cases, each once, and puts each policy into a file with what it needs to take effect. */
export class CaseCollector {
  readonly cases: Case[] = [];
  private readonly seen = new Set<string>();

  constructor(
    /** What the names of the cases begin with. */
    private readonly prefix = 'p',
  ) {}

  add(change: Change): void {
    const key = JSON.stringify([change.kind, change.spec, change.outer]);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const id = `${this.prefix}${String(this.cases.length).padStart(5, '0')}`;
    this.cases.push({
      id,
      kind: change.kind,
      cause: change.cause,
      field: change.field,
      text: change.text,
      spec: change.spec,
      file: `servicecomb:\n${linesOf(change, id)}`,
      probes: change.probes ?? [probe],
      group: id,
      ...(isRoute(change.kind) && { routed: id, instances }),
    });
  }
}

export function isRoute(kind: string): boolean {
  return kind === 'routeRule' || kind === 'globalRouteRule';
}

function linesOf({ kind, spec, outer }: Change, name: string): string {
  const own = outer?.replaceAll('{n}', name) ?? block(kind, name, spec);
  if (kind === 'matchGroup') return own + block('rateLimiting', name, 'rate: 10\nlimitRefreshPeriod: 1S\n');
  if (isRoute(kind)) return own;
  const group = `alias: a\nmatches:\n  - name: m\n    apiPath:\n      prefix: "/"\n    serviceName: cart\n    method: [GET]\n`;
  return block('matchGroup', name, group) + own;
}

function block(kind: string, name: string, text: string): string {
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  if (kind === 'globalRouteRule') return `  globalRouteRule: |\n${indent(whole, 4)}`;
  return `  ${kind}:\n    ${name}: |\n${indent(whole, 6)}`;
}

/** The text with each line that is not blank set in by so many spaces. */
export function indent(text: string, spaces: number): string {
  return text.replace(/^(?=.*\S)/gm, ' '.repeat(spaces));
}

/** The fields of a map as YAML. */
export function fieldsText(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${`${name}: ${value}`.trimEnd()}\n`)
    .join('');
}
