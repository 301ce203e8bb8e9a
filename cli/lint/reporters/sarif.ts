import { plainWords } from '../../../manifests/engine/plain-words';
import { linkToSource } from '../../../manifests/engine/source-link';
import { pathToFileURL } from 'node:url';
import { severityOfRule } from '../../../manifests/engine/rules/consequence';
import type { RuleFacts } from '../../../manifests/engine/rules/rule';
import type { Severities } from '../../../manifests/engine/rules/severities';
import type { Terminal } from '../../terminal';
import { pathsFrom } from '../shown-path';
import { jsonArray, jsonLines } from './json';
import type { Reporter } from './reporter';
import { artifactLocation, rootName, sarifLevels, sarifResults } from './sarif-result';

/** Facts of a SARIF report besides the findings. */
export interface SarifFacts {
  readonly version: string;
  /** Base of relative paths. */
  readonly folder: string;
  readonly rules: readonly RuleFacts[];
  readonly severities: Severities;
  /** The URL of a rule's page. */
  pageOf(rule: string): string | undefined;
}

/** Maximum number of listed unreadable paths; the rest are counted. */
const notificationLimit = 100;

/** Writes one run of a SARIF 2.1.0 log (OASIS standard): the rules, then results as they come. */
export function sarifReporter(terminal: Terminal, facts: SarifFacts): Reporter {
  const results = jsonArray(terminal);
  const notifications: unknown[] = [];
  const shownPath = pathsFrom(facts.folder);
  const indexes = new Map(facts.rules.map(({ id }, index) => [id, index]));
  let isBegun = false;
  const begin = async (): Promise<void> => {
    if (isBegun) return;
    isBegun = true;
    await terminal.out(headOf(facts));
  };
  return {
    format: (checked) =>
      jsonLines(sarifResults(checked, artifactLocation(shownPath(checked.absolute)), indexes)),
    async file(lines) {
      await begin();
      await results.add(lines);
    },
    unread(file, problem) {
      if (notifications.length < notificationLimit) notifications.push(notification(file, problem));
      return Promise.resolve();
    },
    async end({ unread }) {
      await begin();
      await results.close();
      const invocation = { executionSuccessful: unread === 0, toolExecutionNotifications: notifications };
      await terminal.out(`,"invocations":[${JSON.stringify(invocation)}]}]}\n`);
    },
  };
}

/** Everything before the results. */
function headOf(facts: SarifFacts): string {
  const driver = {
    name: 'Engine Room',
    version: facts.version,
    rules: facts.rules.map((rule) => describe(rule, facts)),
  };
  const root = `${pathToFileURL(facts.folder).href}/`;
  const run = JSON.stringify({
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [rootName]: { uri: root } },
  });
  const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
  return `{"$schema":"${schema}","version":"2.1.0","runs":[${run.slice(0, -1)},"results":`;
}

function describe(rule: RuleFacts, facts: SarifFacts) {
  const { id, summary, explanation, source } = rule;
  const setting = facts.severities.get(id) ?? severityOfRule(rule);
  const page = facts.pageOf(id);
  const link = linkToSource(source);
  const help = [summary, explanation, ...(link === undefined ? [] : [`Source: ${link}.`])].join('\n\n');
  return {
    id,
    shortDescription: { text: plainWords(summary) },
    fullDescription: { text: plainWords(explanation) },
    help: { text: plainWords(help), markdown: help },
    ...(page !== undefined && { helpUri: page }),
    defaultConfiguration: setting === 'off' ? { enabled: false } : { level: sarifLevels[setting] },
  };
}

function notification(file: string, problem: string) {
  return { level: 'error', message: { text: `${file} ${problem}` } };
}
