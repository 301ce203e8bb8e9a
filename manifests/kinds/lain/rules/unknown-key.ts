import * as l10n from '@vscode/l10n';
import { CandidateWords } from '../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../engine/rules/rule';
import { propertyOf } from '../../../engine/schema/schema';
import type { Schema } from '../../../engine/schema/schema';
import { isOnlyAnchor, reportUnknown } from '../../../engine/schema/unknown';
import { asList, asMap } from '../../../../parser/node';
import type { Entry, MapNode, Node } from '../../../../parser/node';
import type { LainDocument } from '../document';
import type { Dialect } from '../sections';
import { lainSchema } from '../schema';
import { anyProcKeys } from '../schema/proc';
import { sectionWords } from '../sections';

/** Keys that nothing reads. */
export const unknownKey: Rule<LainDocument> = {
  id: 'lain/unknown-key',
  consequence: 'ignored',
  summary: 'Every key is one that the parser knows at this place.',
  explanation:
    'The parser silently ignores other keys, also a whole misspelled section; `lain validate` fails on them, and the ein-plus parser refuses them.',
  source: { document: 'LAIN manifest reference', section: 'R-11' },
  examples: {
    valid: [
      'web:\n  num_instances: 2\nnotify:\n  anything: goes\n',
      'x-sizes: &sizes\n  memory: 64M\nweb:\n  <<: *sizes\n',
    ],
    invalid: [
      '«webs»:\n  cmd: run\n',
      '«prepare»:\n  script: [make deps]\n',
      '«cron.clean»:\n  cmd: run\n',
      'web:\n  «num_instance»: 2\n',
      'build:\n  base: golang\n  script: [make]\n  «version»: 1\n',
      'build:\n  base: golang\n  script: [make]\n  «proc.web»:\n    type: web\n',
      'release:\n  dest_base: centos\n  copy:\n    - src: a\n      dest: b\n      «mode»: 644\n',
      'service.a:\n  portal:\n    port: 80\n    «clients»: "**"\n',
      '# dialect: einplus\n«notify»:\n  slack: "#lain"\n',
      '# dialect: einplus\nweb:\n  «healthcheck»: /ping\n',
    ],
  },
  check(document, report) {
    const { root, dialect } = document;
    if (root === undefined) return;
    const schema = lainSchema(dialect);
    const section = (name: string) => ({
      map: asMap(root.fields.get(name)?.value),
      schema: propertyOf(schema, name)?.schema,
    });

    checkMap({ map: root, schema }, document, report);
    const build = section('build');
    checkMap(build, document, report);
    checkMap(
      { map: inner(build.map, 'prepare'), schema: innerSchema(build.schema, 'prepare') },
      document,
      report,
    );
    checkMap(section('test'), document, report);
    checkRelease(section('release'), document, report);
    const procSchema: Schema = { types: ['map'], properties: anyProcKeys(dialect) };
    for (const { body } of document.procs) checkMap({ map: body, schema: procSchema }, document, report);
  },
};

interface Part {
  readonly map: MapNode | undefined;
  readonly schema: Schema | undefined;
}

function checkRelease(release: Part, document: LainDocument, report: Report): void {
  checkMap(release, document, report);
  const item = innerSchema(release.schema, 'copy')?.items;
  for (const node of asList(release.map?.fields.get('copy')?.value)?.items ?? [])
    checkMap({ map: asMap(node), schema: item }, document, report);
}

function checkMap({ map, schema }: Part, document: LainDocument, report: Report): void {
  if (map === undefined || schema?.properties === undefined) return;
  const { dialect, text } = document;
  const consequence = dialect === 'einplus' ? 'refused' : 'ignored';
  let candidates: Candidates | undefined;
  for (const entry of map.fields.values()) {
    if (propertyOf(schema, entry.name) !== undefined || isMalformedSection(entry, map, document)) continue;
    if (entry.key.kind !== 'scalar' || entry.key.type !== 'string') continue; // Told by another rule at top level.
    const atTop = map === document.root;
    candidates ??= candidatesFor(map, schema, dialect);
    const better =
      candidates.missing.nearest(entry.name) ??
      (atTop ? nearSection(entry.name, candidates.sections, dialect) : undefined);
    if (isOnlyAnchor(entry, better, consequence)) continue;
    const message = elsewhere(entry.name, better, atTop, dialect);
    if (message === undefined) reportUnknown(entry, better, { consequence, text }, report);
    else report(entry.key.range, message, { consequence });
  }
}

/** Words that a key may be meant to be: keys that its map lacks, and sections. */
interface Candidates {
  readonly missing: CandidateWords;
  readonly sections: CandidateWords;
}

function candidatesFor(map: MapNode, { properties = {} }: Schema, dialect: Dialect): Candidates {
  return {
    missing: new CandidateWords(Object.keys(properties).filter((key) => !map.fields.has(key))),
    sections: new CandidateWords(sectionWords(dialect)),
  };
}

/** `proc` alone and the like are read as sections, and refused for what they are. */
function isMalformedSection({ name }: Entry, map: MapNode, { root, dialect }: LainDocument): boolean {
  if (map !== root) return false;
  const dot = name.indexOf('.');
  const word = dot === -1 ? name : name.slice(0, dot);
  return sectionWords(dialect).some((known) => known === word);
}

/** Message about a key that is valid in another dialect or place; undefined for all others. */
function elsewhere(
  name: string,
  better: string | undefined,
  atTop: boolean,
  dialect: Dialect,
): string | undefined {
  if (atTop && /^cron(?:\.|$)/.test(name) && dialect === 'laincloud')
    return l10n.t(
      '`{0}` is ignored: only the ein-plus dialect knows cron procs; choose it in the settings if your cluster runs it.',
      name,
    );
  const home = better === undefined ? homeOf(name, dialect, atTop) : undefined;
  return home === undefined ? undefined : l10n.t('`{0}` has no effect here; it belongs {1}.', name, home);
}

/** `wroker.jobs` or `web-admin`: a section whose first word is misspelled or not followed by a dot. */
function nearSection(key: string, words: CandidateWords, dialect: Dialect): string | undefined {
  const [word = '', ...rest] = key.split('.');
  const [, first, name] = rest.length === 0 ? (/^([a-z]+)[-_](.+)$/.exec(word) ?? []) : [];
  if (name !== undefined && sectionWords(dialect).some((known) => known === first)) return `${first}.${name}`;
  const near = words.nearest(word);
  return near === undefined || (rest.length === 0 && (near === 'proc' || near === 'service'))
    ? undefined
    : [near, ...rest].join('.');
}

/** Where a key that is known elsewhere would have an effect. */
function homeOf(name: string, dialect: Dialect, atTop: boolean): string | undefined {
  const root = lainSchema(dialect);
  const build = propertyOf(root, 'build')?.schema;
  if (!atTop && propertyOf(root, name) !== undefined) return l10n.t('at the top level');
  if (name === 'version' || name === 'keep') return l10n.t('under `build.prepare`');
  if (propertyOf(build, name) !== undefined && name !== 'volumes') return l10n.t('under `build`');
  if (propertyOf(propertyOf(root, 'release')?.schema, name) !== undefined) return l10n.t('under `release`');
  if (atTop && Object.hasOwn(anyProcKeys(dialect), name)) return l10n.t('under a proc such as `web`');
  return undefined;
}

function inner(map: MapNode | undefined, name: string): MapNode | undefined {
  const node: Node | undefined = map?.fields.get(name)?.value;
  return asMap(node);
}

function innerSchema(schema: Schema | undefined, name: string): Schema | undefined {
  return propertyOf(schema, name)?.schema;
}
