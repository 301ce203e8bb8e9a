import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { field, valueAt, valueOf } from '../../../../parser/node';
import type { CloudDocument } from '../document';
import { scalarIn, specOfKind } from '../values/resources';
import { cse, engine } from './shared';

const serviceComb = '  specType: CSE2\n  flavor: cse.s1.small2\n';

/** What ServiceComb engines need beside what all engines need. */
export const engineFields: Rule<CloudDocument> = {
  id: 'cloud/engine-fields',
  consequence: 'refused',
  summary:
    'A ServiceComb engine names its zones and how callers sign in; with RBAC also the password of root.',
  explanation: 'The server answers 400.',
  source: cse('5.3.3'),
  examples: {
    valid: [
      engine(`${serviceComb}  azList: [a]\n  authType: NONE\n`),
      engine('  specType: Nacos2\n  flavor: cse.nacos2.c1.large.10\n'),
    ],
    invalid: [
      engine(`${serviceComb}  authType: NONE\n`).replace('spec:', '«spec»:'),
      engine(`${serviceComb}  azList: [a]\n`).replace('spec:', '«spec»:'),
      engine(`${serviceComb}  azList: [a]\n  «authType»: RBAC\n`),
    ],
  },
  check(document, report) {
    const spec = specOfKind(document, 'Engine');
    if (spec === undefined || !document.isWhole || scalarIn(spec, 'specType')?.text !== 'CSE2') return;
    const head = field(document.map, 'spec')?.key.range ?? spec.range;
    for (const name of ['azList', 'authType'])
      if (!spec.fields.has(name))
        report(head, l10n.t('`{0}` is missing here; add it, because ServiceComb engines need it.', name));
    const auth = field(spec, 'authType');
    const isSignedIn = scalarIn(spec, 'authType')?.text === 'RBAC';
    const hasPassword = valueOf(valueOf(spec, 'auth_cred'), 'pwd') !== undefined;
    if (auth && isSignedIn && !hasPassword)
      report(auth.key.range, l10n.t('RBAC needs the password of root; add `auth_cred` with `pwd`.'));
  },
};

/** Flavors are those of the type. */
export const engineFlavor: Rule<CloudDocument> = {
  id: 'cloud/engine-flavor',
  consequence: 'refused',
  summary: 'The flavor of an engine is one of its type.',
  explanation: 'The server answers SVCSTG.00501104.',
  source: cse('5.3.1'),
  examples: {
    valid: [engine(`${serviceComb}  azList: [a]\n  authType: NONE\n`)],
    invalid: [
      engine('  specType: Nacos2\n  flavor: «cse.s1.small2»\n'),
      engine('  specType: CSE2\n  flavor: «cse.nacos2.c1.large.10»\n  azList: [a]\n  authType: NONE\n'),
    ],
  },
  check(document, report) {
    const spec = specOfKind(document, 'Engine');
    const type = scalarIn(spec, 'specType')?.text;
    const flavor = scalarIn(spec, 'flavor');
    if (flavor === undefined) return;
    if (type === 'Nacos2' && flavor.text.startsWith('cse.s1.'))
      report(flavor.range, l10n.t('Flavors of Nacos engines begin with `cse.nacos2.`.'));
    if (type === 'CSE2' && flavor.text.startsWith('cse.nacos2.'))
      report(flavor.range, l10n.t('Flavors of ServiceComb engines begin with `cse.s1.`.'));
  },
};

/** Passwords don't belong in files. */
export const literalPassword: Rule<CloudDocument> = {
  id: 'cloud/literal-password',
  consequence: 'exposed',
  summary: 'A manifest holds no password.',
  explanation: 'Everybody who can read the file, and its history, can sign in to the engine as root.',
  source: cse('5.3.3'),
  examples: {
    valid: [
      engine(`${serviceComb}  azList: [a]\n  authType: RBAC\n  auth_cred: { pwd: "\${ENGINE_PASSWORD}" }\n`),
    ],
    invalid: [
      engine(`${serviceComb}  azList: [a]\n  authType: RBAC\n  auth_cred: { pwd: «"A-secret-1"» }\n`),
    ],
  },
  check(document, report) {
    for (const path of document.kind?.secrets ?? []) {
      const password = scalarIn(valueAt(document.root, path.slice(0, -1)), path.at(-1) ?? '');
      if (password === undefined || /^\$\{[^}]+\}$/.test(password.text)) continue;
      report(
        password.range,
        l10n.t(
          'Everybody who can read this file learns the password; change it once the engine runs, or keep the file to yourself.',
        ),
      );
    }
  },
};
