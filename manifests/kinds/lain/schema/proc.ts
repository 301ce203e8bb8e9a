import * as l10n from '@vscode/l10n';
import type { Property, Schema } from '../../../engine/schema/schema';
import type { Dialect } from '../sections';
import { procTypes } from '../sections';
import type { SectionWord } from '../sections';
import { commonKeys, variables } from './proc-keys';
import { reference, text, withExamples } from './shapes';
import { portalKeys, webKeys } from './type-keys';
import { sharedVolumes, volumesProperty } from './volumes';

const { mountpoint } = webKeys;
const { dns_search, working_dir, ...everyday } = commonKeys;
const rare = { working_dir, dns_search };

/** Web procs: their own keys follow the most common ones, where people use them. */
const web = withWebKeys(everyday);

/** What each kind of section may hold in the laincloud dialect. */
function laincloudKeys(word: SectionWord): Readonly<Record<string, Property>> {
  const { cmd, port, ...others } = web;
  switch (word) {
    case 'web':
      return { ...web, ...rare };
    case 'portal':
      return { ...portalKeys, ...everyday, ...rare };
    case 'proc':
      return { type: typeKey('laincloud'), ...web, ...portalKeys, ...rare };
    case 'service':
      return {
        type: typeKey('laincloud'),
        cmd,
        port,
        portal: portalOfService,
        ...others,
        ...webKeys,
        ...rare,
      };
    case 'worker':
    case 'oneshot':
    case 'cron':
      return { ...everyday, ...rare };
  }
}

/** Seconds as a number, or a text such as `5m`; the ein-plus parser has no limits. */
const timeSpan: Schema = {
  types: ['integer', 'number', 'string'],
  pattern: '^\\s*\\d+(?:\\.\\d+)?\\s*(?:[A-Za-z].*)?$',
  summary: () => l10n.t('Write seconds, or a number with s, m or h.'),
};

/** ein-plus knows fewer keys and refuses all others. */
function einplusKeys(word: SectionWord): Readonly<Record<string, Property>> {
  const { cmd, port, memory, env, secret_files, num_instances, logs, image, entrypoint } = commonKeys;
  const { workdir, user, cpu, setup_time, kill_timeout } = commonKeys;
  return {
    ...(word === 'proc' && { type: { ...typeKey('einplus'), required: true } }),
    ...((word === 'cron' || word === 'proc') && { schedule: { ...schedule, required: word === 'cron' } }),
    cmd,
    port,
    memory: { ...memory, schema: { ...memory.schema, types: ['string', 'integer'] } },
    env: { ...env, schema: variables('^\\w+=') },
    secret_files,
    num_instances,
    logs,
    persistent_dirs: volumesProperty(true, false),
    ...((word === 'web' || word === 'proc') && { mountpoint }),
    volumes: volumesProperty(false, false),
    shared_volumes: sharedVolumes,
    image,
    entrypoint,
    workdir,
    user,
    cpu,
    setup_time: { ...setup_time, schema: timeSpan },
    kill_timeout: { ...kill_timeout, schema: timeSpan },
  };
}

/** The body of a proc section. */
export function procSchema(word: SectionWord, dialect: Dialect): Schema {
  return { types: ['map'], properties: dialect === 'laincloud' ? laincloudKeys(word) : einplusKeys(word) };
}

/** Every key that any proc of the dialect may have. */
export function anyProcKeys(dialect: Dialect): Readonly<Record<string, Property>> {
  return keysOfAnyProc[dialect];
}

function withWebKeys(keys: typeof everyday) {
  const { cmd, port, memory, env, secret_files, num_instances, logs, persistent_dirs, ...others } = keys;
  return {
    cmd,
    port,
    memory,
    env,
    secret_files,
    num_instances,
    logs,
    persistent_dirs,
    ...webKeys,
    ...others,
  };
}

function typeKey(dialect: Dialect): Property {
  return {
    summary: () => l10n.t('What the proc is: {0}.', procTypes(dialect).join(', ')),
    default: () => (dialect === 'laincloud' ? 'worker' : l10n.t('none, it must be given')),
    source: reference('5'),
    schema: { types: ['string'], choices: procTypes(dialect).map((value) => ({ value })) },
  };
}

const schedule: Property = {
  summary: () => l10n.t('When the cron proc runs, in cron syntax. Quote it.'),
  source: reference('10'),
  snippet: '"${1:0 3 * * *}"',
  schema: withExamples(text, '0 3 * * *', '30 0 * * *', '*/10 * * * *'),
};

const portalOfService: Property = {
  summary: () =>
    l10n.t(
      'The portal of the service: a proc in front of it that its clients talk to, with the keys of a proc.',
    ),
  consequence: () =>
    l10n.t('It does not inherit the `port` of the service: without its own `port` it has none.'),
  required: true,
  source: reference('5'),
  snippet: '\n  allow_clients: "**"\n  port: ${1:80}',
  schema: { types: ['map'], properties: laincloudKeys('portal') },
};

const keysOfAnyProc: Readonly<Record<Dialect, Readonly<Record<string, Property>>>> = {
  laincloud: { ...laincloudKeys('proc'), ...laincloudKeys('service') },
  einplus: einplusKeys('proc'),
};
