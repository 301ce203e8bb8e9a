import * as l10n from '@vscode/l10n';
import type { Property, Schema } from '../../../engine/schema/schema';
import type { Dialect } from '../sections';
import { listSnippet, optionalText, reference, text, texts, textsLike } from './shapes';

const source = reference('4');

const script = (summary: Property['summary']): Property => ({
  summary,
  consequence: () =>
    l10n.t(
      'Every entry runs in a shell of its own, starting in `/lain/app`: a `cd` does not carry over to the next entry. A plain string instead of a list is cut into single characters.',
    ),
  source,
  snippet: listSnippet,
  schema: texts,
});

const buildArg: Property = {
  summary: () =>
    l10n.t(
      'Docker build arguments as `KEY=VALUE`; a value starting with `$` comes from the environment of the caller.',
    ),
  consequence: () => l10n.t('An entry without `=`, or a variable that is not set, stops the build.'),
  default: () => '[]',
  source,
  snippet: listSnippet,
  schema: { ...texts, absent: 'null' },
};

const prepareMap: Schema = {
  types: ['map'],
  absent: 'null',
  properties: {
    version: {
      summary: () =>
        l10n.t(
          'Version of the prepare image, letters and digits only. Raise it when `base`, `script` or `keep` changes.',
        ),
      default: () => l10n.t('derived from the base image and the script'),
      consequence: () => l10n.t('`1.0`, dates and dashes are refused; quote a number with leading zeros.'),
      source,
      schema: { types: ['string', 'integer'] },
    },
    script: {
      ...script(() =>
        l10n.t('Commands that make the prepare image, usually the installation of dependencies.'),
      ),
      required: true,
    },
    keep: {
      summary: () =>
        l10n.t('Entries directly under `/lain/app` that stay in the prepare image; all others are removed.'),
      consequence: () => l10n.t('Only plain names work: a nested path or a regular expression does not.'),
      default: () => '[]',
      source,
      snippet: listSnippet,
      schema: { ...texts, absent: 'null' },
    },
  },
};

const prepare: Record<Dialect, Schema> = {
  laincloud: {
    types: ['map', 'list'],
    absent: 'null',
    items: text,
    properties: {
      ...prepareMap.properties,
      build_arg: {
        ...buildArg,
        consequence: () => l10n.t('Read, but not used when the prepare image is built.'),
      },
    },
  },
  einplus: prepareMap,
};

/** The `build` section. */
export function buildSchema(dialect: Dialect): Schema {
  return {
    types: ['map'],
    properties: {
      base: {
        summary: () => l10n.t('Docker image that the build starts from.'),
        required: true,
        source,
        schema: { ...optionalText, minLength: 1 },
      },
      prepare: {
        summary: () =>
          l10n.t(
            'Makes an image with the dependencies once, so that later builds start from it. A list is the same as `script` alone.',
          ),
        source,
        snippet: '\n  version: ${1:1}\n  script:\n    - $0',
        schema: prepare[dialect],
      },
      script: {
        ...script(() => l10n.t('Commands that build the app; together they are one `RUN` of a Dockerfile.')),
        default: () => '[]',
      },
      build_arg: buildArg,
      ...(dialect === 'laincloud' && { volumes: buildVolumes }),
    },
  };
}

const buildVolumes: Property = {
  summary: () => l10n.t('Absolute paths that are kept between builds on this machine, for caches.'),
  consequence: () => l10n.t('Cannot be used together with `release.script`.'),
  source,
  snippet: listSnippet,
  schema: textsLike('^/', () => l10n.t('Write an absolute path.'), 'empty'),
};

const copyItem = (dialect: Dialect): Schema => ({
  types: ['map', 'string'],
  properties: {
    src: {
      summary: () =>
        l10n.t('Path in the build image; relative to `/lain/app`; `$VARIABLE/…` is kept as it is.'),
      required: true,
      source,
      schema: optionalText,
    },
    dest: {
      summary: () => l10n.t('Path in the release image; relative to `/lain/app`.'),
      required: dialect === 'laincloud',
      source,
      schema: optionalText,
    },
  },
});

/** The `release` section. */
export const releaseSchema = (dialect: Dialect): Schema => ({
  types: ['map'],
  properties: {
    dest_base: {
      summary: () => l10n.t('Docker image that the release image starts from.'),
      default: () => l10n.t('empty: the build image is released as it is, and `copy` is ignored'),
      source,
      schema: optionalText,
    },
    copy: {
      summary: () =>
        l10n.t(
          'What goes from the build image into the release image; a plain path is copied to the same place.',
        ),
      consequence: () =>
        l10n.t('Entries that are neither a path nor a map with `src` and `dest` are silently dropped.'),
      source,
      snippet: '\n  - src: ${1:/lain/app/app}\n    dest: ${2:/lain/app/app}',
      schema: { types: ['list'], absent: 'null', items: copyItem(dialect) },
    },
    script: script(() => l10n.t('Commands that run on the build image before the copy.')),
  },
});

/** The `test` section. */
export const testSchema: Schema = {
  types: ['map'],
  properties: {
    script: {
      ...script(() => l10n.t('Commands that test the build image; the first that fails ends the test.')),
      required: true,
    },
  },
};
