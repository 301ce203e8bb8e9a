import * as l10n from '@vscode/l10n';
import type { Schema } from '../../../engine/schema/schema';
import type { ScalarNode } from '../../../../parser/node';
import { isTemplated, type LainDocument } from '../document';
import type { Proc } from '../sections';
import { splitAtSpaces } from '../values/command';
import { containerPath } from '../values/container-path';
import { parseExpire } from '../values/expire';
import { parseMemory } from '../values/memory';
import { numberTrap } from '../values/port';
import { expandMountpoint } from './routes';
import { scheduleInWords } from './schedule-words';
import { podgroupName } from './sections';
import { inCode } from '../../../engine/language/foreign-text';

/** A scalar that is to be explained, and what it belongs to. */
export interface ValuePlace {
  readonly document: LainDocument;
  readonly scalar: ScalarNode;
  /** The key that it is the value of, or in the list of. */
  readonly key: string;
  readonly isItem: boolean;
  /** What the key may hold. */
  readonly schema: Schema;
  /** The proc that it describes, if any. */
  readonly proc: Proc | undefined;
}

/** What a value means to those who read it, where one would not see it: in Markdown, or undefined. */
export function meaningOf(place: ValuePlace): string | undefined {
  return readAs(place.scalar) ?? templateMeaning(place) ?? meanings[place.key]?.(place);
}

const checkedByValidate = ['num_instances', 'cpu', 'setup_time', 'kill_timeout', 'memory'];

/** `lain validate` takes templates for mistakes: it compares the text before rendering (LAIN manifest reference, R-45). */
function templateMeaning({ document, scalar, key }: ValuePlace): string | undefined {
  if (!checkedByValidate.includes(key) || !isTemplated(document, scalar)) return undefined;
  return l10n.t(
    'A template, which each instance of the resource fills in; only `lain validate` fails on it.',
  );
}

/** YAML 1.1 reads some plain texts as something else. */
function readAs(scalar: ScalarNode): string | undefined {
  const { text, value, style, type } = scalar;
  if (style !== 'plain') return undefined;
  const trap = numberTrap(scalar);
  if (trap === 'base-60')
    return l10n.t(
      '`{0}` is read as the number **{1}** (YAML 1.1, base 60). Quote it to keep the text.',
      text,
      String(value),
    );
  if (trap === 'octal')
    return l10n.t(
      '`{0}` is read as the number **{1}** (YAML 1.1, octal). Quote it to keep the text.',
      text,
      String(value),
    );
  if (type === 'boolean' && !/^(?:true|false)$/i.test(text))
    return l10n.t('`{0}` is read as **{1}** (YAML 1.1). Quote it to keep the text.', text, String(value));
  return undefined;
}

type Meaning = (place: ValuePlace) => string | undefined;

const meanings: Readonly<Partial<Record<string, Meaning>>> = {
  memory: memoryMeaning,
  cpu: cpuMeaning,
  setup_time: secondsMeaning,
  kill_timeout: secondsMeaning,
  cmd: commandMeaning,
  entrypoint: commandMeaning,
  schedule: scheduleMeaning,
  expire: expireMeaning,
  mountpoint: mountpointMeaning,
  volumes: volumeMeaning,
  persistent_dirs: volumeMeaning,
  secret_files: secretMeaning,
  logs: ({ scalar, isItem }) =>
    isItem ? l10n.t('In the container: `{0}`', inCode(`/lain/logs/${scalar.text}`)) : undefined,
};

function memoryMeaning({ scalar, document }: ValuePlace): string | undefined {
  const bytes = scalar.type === 'string' ? parseMemory(scalar.text) : undefined;
  if (bytes === undefined || document.dialect !== 'laincloud') return undefined;
  const mebibytes = Number((bytes / 1024 ** 2).toFixed(2));
  return l10n.t('{0} bytes ({1} MiB) for each instance', bytes, mebibytes);
}

function cpuMeaning({ scalar }: ValuePlace): string | undefined {
  if (typeof scalar.value !== 'number') return undefined;
  const level = scalar.value < 1 ? 2 : Math.min(8, scalar.value);
  return l10n.t("Level {0}: {0}/8 of half of the node's CPUs", level);
}

/** The parser moves a number into the range; a quoted one compares as larger than any number. */
function secondsMeaning({ scalar, schema, document }: ValuePlace): string | undefined {
  const { minimum, maximum } = schema;
  if (document.dialect !== 'laincloud' || minimum === undefined || maximum === undefined) return undefined;
  const wanted = scalar.type === 'string' ? Infinity : scalar.value;
  if (typeof wanted !== 'number') return undefined;
  return l10n.t('{0} seconds', Math.min(maximum, Math.max(minimum, wanted)));
}

function commandMeaning({ scalar, isItem }: ValuePlace): string | undefined {
  if (isItem || scalar.type !== 'string') return undefined;
  const words = splitAtSpaces(scalar.text).map((word) => `\`${inCode(word)}\``);
  return words.length < 2 ? undefined : l10n.t('Started as {0}', words.join(' · '));
}

function scheduleMeaning({ scalar }: ValuePlace): string | undefined {
  const words = scheduleInWords(scalar.text);
  return words === undefined ? undefined : l10n.t('Runs {0}', words);
}

function expireMeaning({ scalar }: ValuePlace): string | undefined {
  const minutes = parseExpire(scalar.text);
  if (minutes === undefined) return undefined;
  if (minutes % 1440 === 0) return l10n.t('Kept for {0} days', minutes / 1440);
  return minutes % 60 === 0
    ? l10n.t('Kept for {0} hours', minutes / 60)
    : l10n.t('Kept for {0} minutes', minutes);
}

function mountpointMeaning({ scalar, document, isItem }: ValuePlace): string | undefined {
  if (!isItem) return undefined;
  const routes = expandMountpoint(scalar.text, document.appname ?? 'APP');
  if (routes.length === 0) return l10n.t('A lone `/` is dropped: it makes no route');
  return l10n.t('Reached at {0}', routes.map((route) => `\`${inCode(route)}\``).join(', '));
}

function volumeMeaning({ scalar, isItem, document, proc }: ValuePlace): string | undefined {
  if (!isItem || scalar.text === '') return undefined;
  const inside = inCode(containerPath(scalar.text));
  if (proc === undefined || document.dialect !== 'laincloud')
    return l10n.t('In the container: `{0}`', inside);
  const appname = document.appname ?? 'APP';
  const outside = inCode(`/data/lain/volumes/${appname}/${podgroupName(proc, appname)}/INSTANCE${inside}`);
  return l10n.t('In the container: `{0}`  \nOn the node: `{1}`', inside, outside);
}

function secretMeaning({ scalar, isItem, document, proc }: ValuePlace): string | undefined {
  if (!isItem || scalar.text === '') return undefined;
  const inside = inCode(containerPath(scalar.text));
  if (proc === undefined) return l10n.t('In the container: `{0}`', inside);
  const podgroup = inCode(podgroupName(proc, document.appname ?? 'APP'));
  return l10n.t('In the container: `{0}`  \nIn the secret store: of `{1}`', inside, podgroup);
}
