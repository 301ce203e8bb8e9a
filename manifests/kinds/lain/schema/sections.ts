import * as l10n from '@vscode/l10n';
import type { PatternProperty, Property } from '../../../engine/schema/schema';
import type { Dialect } from '../sections';
import { sectionWords } from '../sections';
import type { SectionWord } from '../sections';
import { procSchema } from './proc';
import { reference } from './shapes';

/** Sections whose key is the word alone: `web`, `worker` and the like. */
export function plainSections(dialect: Dialect): Readonly<Record<string, Property>> {
  const plain = sectionWords(dialect).filter(
    (word) => word !== 'proc' && word !== 'service' && word !== 'portal',
  );
  return Object.fromEntries(plain.map((word) => [word, section(word, dialect, 1)]));
}

/** `worker.NAME` and the like; a web proc that is not called `web` also needs a mountpoint. */
export function namedSection(word: SectionWord, dialect: Dialect): PatternProperty {
  const named = section(word, dialect, 2);
  return {
    ...named,
    pattern: new RegExp(`^${word}\\.`),
    label: `${word}.NAME`,
    keySnippet: `${word}.\${1:name}`,
    snippet: word === 'web' ? `${bodies.web(2)}\n  mountpoint:\n    - \${5:/path}` : bodies[word](2),
  };
}

function section(word: SectionWord, dialect: Dialect, firstPlaceholder: number): Property {
  return {
    summary: meanings[word],
    source: reference('5'),
    snippet: bodies[word](firstPlaceholder),
    schema: procSchema(word, dialect),
  };
}

const meanings: Readonly<Record<SectionWord, () => string>> = {
  web: () => l10n.t('Answers HTTP requests: the cluster routes its mountpoints to it.'),
  worker: () => l10n.t('Runs in the background.'),
  oneshot: () => l10n.t('Meant to run once, but run like a worker: it is started again whenever it ends.'),
  cron: () => l10n.t('Runs at the times of its `schedule`.'),
  proc: () => l10n.t('A proc whose kind is given by `type`.'),
  portal: () => l10n.t('Stands between a service of this app and its clients in other apps.'),
  service: () => l10n.t('A proc and the portal in front of it, in one section.'),
};

const run = '/lain/app/run';
const background = (n: number) => `\n  cmd: \${${n}:${run}}\n  memory: \${${n + 1}:64m}`;

/** What is written under a section's key; placeholders count up from `n`. */
const bodies: Readonly<Record<SectionWord, (n: number) => string>> = {
  web: (n) => `\n  cmd: \${${n}:${run}}\n  port: \${${n + 1}:8080}\n  memory: \${${n + 2}:64m}`,
  worker: background,
  oneshot: background,
  cron: (n) => `${background(n)}\n  schedule: "\${${n + 2}:0 3 * * *}"`,
  proc: (n) => `\n  type: \${${n}|worker,web|}${background(n + 1)}`,
  portal: (n) =>
    `\n  service_name: \${${n}:service}\n  allow_clients: "**"\n  cmd: \${${n + 1}:/lain/app/proxy}\n  port: \${${n + 2}:80}`,
  service: (n) =>
    `\n  cmd: \${${n}:${run}}\n  port: \${${n + 1}:8080}\n  portal:\n    allow_clients: "**"\n    cmd: \${${n + 2}:/lain/app/proxy}\n    port: \${${n + 3}:8080}`,
};
