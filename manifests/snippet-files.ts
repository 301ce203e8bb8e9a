import { cloudKinds } from './kinds/cloud/kinds';
import { renumberTabstops } from './kinds/cloud/kinds/governance';
import { policyKinds } from './kinds/governance';
import type { PolicyKind } from './kinds/governance';
import { itemSnippet, policySnippet } from './kinds/governance/snippets';
import { indented } from './engine/language/snippet';

/** A snippet as editors read it from a file; `include` names the files that it is offered in, where the editor knows that. */
export interface FileSnippet {
  readonly prefix: string;
  readonly description: string;
  readonly include?: readonly string[];
  readonly body: readonly string[];
}

export type SnippetFile = Readonly<Record<string, FileSnippet>>;

/** Names of files that hold policies as block strings. */
const descriptions = ['microservice*.yaml', '{application,bootstrap}*.{yaml,yml}'];

/** What policies do that no cloud manifest is for. */
const clientPolicies: Readonly<Partial<Record<PolicyKind, string>>> = {
  identifierRateLimiting: 'How many requests with the same value of a header an instance serves in a period.',
  instanceBulkhead: 'How many calls go to one instance at a time.',
  timeLimiter: 'How long a call may take.',
  cache: 'Answers are kept and given again.',
  mapper:
    'Headers that Java Chassis sets on requests: texts, or what other headers, the query or the path say.',
  contextMapper:
    'Headers that Spring Cloud Huawei sets on requests: texts, or what other headers or the query say.',
  globalRouteRule: 'Which versions of all microservices get how much of the traffic.',
};

/** The snippets that are made from what completion writes, by the name of their file. */
export function snippetFiles(): ReadonlyMap<string, SnippetFile> {
  return new Map([['policies.json', policySnippets()]]);
}

/** A policy of each kind as it is written in a description of a microservice. */
function policySnippets(): SnippetFile {
  const entries = policyKinds.map((kind): [string, FileSnippet] => {
    const isGlobal = kind === 'globalRouteRule';
    const name = isGlobal ? '' : `.\${1:${kind === 'routeRule' ? 'cart' : 'checkout'}}`;
    const spec = indented(renumberTabstops(specOf(kind), isGlobal ? 0 : 1), 2);
    const body = `servicecomb.${kind}${name}: |\n  ${spec}`.split('\n');
    const description = clientPolicies[kind] ?? summaryOf(kind);
    return [`Policy: ${kind}`, { prefix: `policy-${words(kind)}`, description, include: descriptions, body }];
  });
  return Object.fromEntries(entries);
}

function specOf(kind: PolicyKind): string {
  const item = itemSnippet(kind, [])?.text ?? '';
  return policySnippet(kind)?.text ?? `- ${indented(item, 2)}`;
}

function summaryOf(kind: PolicyKind): string {
  return cloudKinds.find(({ facts }) => facts.policy === kind)?.facts.summary() ?? '';
}

/** `RateLimiting` → `rate-limiting` */
function words(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
