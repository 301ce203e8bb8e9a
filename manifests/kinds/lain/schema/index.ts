import * as l10n from '@vscode/l10n';
import { manifestAppName } from '../../../../api/catalogue/lain/parameters';
import type { Property, Schema } from '../../../engine/schema/schema';
import type { Dialect } from '../sections';
import { sectionWords } from '../sections';
import { buildSchema, releaseSchema, testSchema } from './build';
import { namedSection, plainSections } from './sections';
import { listSnippet, optionalText, reference, texts, withExamples } from './shapes';

const source = reference('3');

/** The schema of a whole lain.yaml. */
export function lainSchema(dialect: Dialect): Schema {
  return schemas[dialect];
}

function rootSchema(dialect: Dialect): Schema {
  const { appname, build, release, test, ...others } = topLevelKeys(dialect);
  const sections = plainSections(dialect);
  return {
    types: ['map'],
    properties: { appname, build, release, test, ...sections, ...(dialect === 'laincloud' && others) },
    patterns: sectionWords(dialect).map((word) => namedSection(word, dialect)),
  };
}

function topLevelKeys(dialect: Dialect) {
  return {
    appname: {
      summary: () =>
        l10n.t(
          'Name of the app, unique in the cluster: lower-case letters, digits and single dashes, a letter first.',
        ),
      consequence: () => l10n.t('Must be the name under which the app is registered at the console.'),
      required: true,
      source,
      schema: {
        ...optionalText,
        maxLength: manifestAppName.maxLength,
        pattern: manifestAppName.pattern,
        summary: () => l10n.t('Use lower-case letters, digits and single dashes, a letter first.'),
      },
    },
    build: {
      summary: () => l10n.t('How the build image is made.'),
      required: dialect === 'laincloud',
      source,
      snippet: '\n  base: ${1:image}\n  script:\n    - $0',
      schema: buildSchema(dialect),
    },
    release: {
      summary: () => l10n.t('How the image that runs is made from the build image.'),
      default: () => l10n.t('the build image runs'),
      source,
      snippet:
        '\n  dest_base: ${1:image}\n  copy:\n    - src: ${2:/lain/app/app}\n      dest: ${3:/lain/app/app}',
      schema: releaseSchema(dialect),
    },
    test: {
      summary: () => l10n.t('How the build image is tested.'),
      source,
      snippet: '\n  script:\n    - $0',
      schema: testSchema,
    },
    use_services: {
      summary: () =>
        l10n.t('Services of other apps: the app that offers them, and under it a list of service names.'),
      consequence: () =>
        l10n.t("The names are the `service_name` of the other app's portals, not proc names."),
      source: reference('7'),
      snippet: '\n  ${1:service-app}:\n    - ${2:service}',
      schema: { types: ['map'], absent: 'null', additional: texts },
    },
    use_resources: {
      summary: () =>
        l10n.t('Resources: the resource app, and under it `services` and the parameters of its template.'),
      consequence: () =>
        l10n.t(
          'A resource that is not registered fails the deployment; changed parameters do not change a running resource.',
        ),
      source: reference('7'),
      snippet: '\n  ${1:resource-app}:\n    services:\n      - ${2:service}',
      schema: { types: ['map'], absent: 'null', additional: resourceUse },
    },
    notify: {
      summary: () => l10n.t('Where tools report builds and deployments; the console itself does not use it.'),
      source,
      snippet: '\n  slack: "#${1:channel}"',
      schema: {
        types: ['map'],
        absent: 'null',
        properties: { slack: channel('Slack'), bearychat: channel('BearyChat') },
        additional: anything,
      },
    },
    giturl: {
      summary: () => l10n.t('Repository of the app. The first deployment binds the app to it.'),
      consequence: () => l10n.t('Once bound, changing or removing it fails the deployment.'),
      source,
      schema: {
        ...optionalText,
        pattern: '^http',
        summary: () =>
          l10n.t('Write the http or https address; the console writes `http://` in front of others.'),
      },
    },
    apptype: {
      summary: () =>
        l10n.t(
          '`resource` for a template from which other apps get instances of their own; otherwise leave it out.',
        ),
      default: () => 'app',
      source,
      schema: {
        types: ['string'],
        choices: [
          { value: 'resource', summary: () => l10n.t('A template; its values may hold `{{ parameters }}`.') },
          { value: 'app', summary: () => l10n.t('An ordinary app, the default.') },
        ],
      },
    },
  } satisfies Record<string, Property>;
}

const anything: Schema = { types: ['string', 'integer', 'number', 'boolean', 'null', 'map', 'list'] };

const resourceUse: Schema = {
  types: ['map'],
  properties: {
    services: {
      summary: () => l10n.t('Names of the services of the resource.'),
      required: true,
      source: reference('7'),
      snippet: listSnippet,
      schema: texts,
    },
  },
  additional: { types: ['string', 'integer'] },
};

function channel(service: string): Property {
  return {
    summary: () => l10n.t('Channel of {0}. Quote it: an unquoted `#` starts a comment.', service),
    source,
    snippet: '"#${1:channel}"',
    schema: withExamples(optionalText, '#lain'),
  };
}

const schemas: Readonly<Record<Dialect, Schema>> = {
  laincloud: rootSchema('laincloud'),
  einplus: rootSchema('einplus'),
};
