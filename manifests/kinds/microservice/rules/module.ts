import * as l10n from '@vscode/l10n';
import type { NameUse } from '../../../engine/names';
import type { FileNames } from '../../../engine/rules/file-names';
import type { Rule } from '../../../engine/rules/rule';
import { reference } from './shared';

/** The names of a file, and the file's own name. */
export interface ModuleNames {
  readonly names: FileNames;
  readonly fileName: string;
}

/** Files that one program reads together; those of profiles may differ from them. */
const moduleFile = /(?:^|[\\/])(?:bootstrap|application|microservice)\.ya?ml$/;

const cart = (name: string) => `servicecomb:\n  service:\n    application: shop\n    name: ${name}\n`;

/** The files of a module agree on what it is. */
export const moduleIdentity: Rule<ModuleNames> = {
  id: 'microservice/module-identity',
  consequence: 'ignored',
  summary: 'All files of a folder give a microservice the same name and application.',
  explanation:
    'Only one of the files takes effect; which one depends on the order in which the framework reads them.',
  source: reference('6, M11'),
  examples: {
    valid: [cart('cart')],
    invalid: [`# beside a bootstrap.yml that says order\n${cart('«cart»')}`],
  },
  check({ names, fileName }, report) {
    if (!moduleFile.test(fileName)) return;
    for (const kind of ['microservice', 'application'] as const) {
      const beside = (names.known.definedBeside?.(kind) ?? []).filter(({ file }) => moduleFile.test(file));
      for (const use of names.definitions(kind)) {
        const other = beside.find(({ name }) => name !== use.name);
        if (other !== undefined)
          report(
            use.range,
            l10n.t('{0} in the same folder has `{1}`; write the same in both files.', other.file, other.name),
          );
      }
    }
  },
};

const gateway = (service: string) =>
  `${cart('cart')}  http:\n    dispatcher:\n      edge:\n        url:\n          mappings:\n            one:\n              microserviceName: ${service}\n`;

/** Services of other applications are found only where they allow it. */
export const otherApplication: Rule<ModuleNames> = {
  id: 'microservice/other-application',
  consequence: 'never-applies',
  severity: 'warning',
  summary: 'A called service belongs to the same application, or is open to other applications.',
  explanation:
    'The registry shows a service to other applications only when it has `allowCrossApp: true`. The versions below `references` call nothing, so they are not judged.',
  source: reference('6, M14'),
  examples: {
    valid: [gateway('order'), `${cart('cart')}  references:\n    pay:\n      version-rule: 0+\n`],
    invalid: [`# pay is described in the workspace as a service of another application\n${gateway('«pay»')}`],
  },
  check({ names }, report) {
    for (const use of names.references('microservice')) {
      if (use.isCalled !== true || use.scope === undefined || names.defines(use) || isDescribed(names, use))
        continue;
      if (isDescribed(names, { ...use, scope: undefined }))
        report(
          use.range,
          l10n.t(
            '`{0}` belongs to another application than `{1}` and is not open to it; set `allowCrossApp: true` there and write `application:{0}` here.',
            use.name,
            use.scope,
          ),
        );
    }
  },
};

/** Whether another file describes a service; live lists have no applications. */
function isDescribed(names: FileNames, { name, scope }: NameUse): boolean {
  return names.listsOf('microservice', scope).some((list) => list.strength === 'suggested' && list.has(name));
}

/** Rules of names that other files define. */
export const moduleRules: readonly Rule<ModuleNames>[] = [moduleIdentity, otherApplication];
