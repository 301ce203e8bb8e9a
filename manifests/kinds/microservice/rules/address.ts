import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../engine/rules/did-you-mean';
import type { Fix, Rule } from '../../../engine/rules/rule';
import type { Range } from '../../../../parser/range';
import type { MicroserviceDocument } from '../document';
import type { ValueForm } from '../keys/key';
import type { Setting } from '../settings';
import { addressesOf, listenFault, portOf, serverFault, withoutFullWidth } from '../values/address';
import type { AddressFault } from '../values/address';
import { java2, java3, pieceRange, reference, springCloud } from './shared';

interface Address {
  readonly form: ValueForm;
  readonly key: string;
  readonly text: string;
  readonly range: Range;
}

const addressForms: readonly ValueForm[] = [
  'registry-address',
  'kie-address',
  'server-address',
  'listen-address',
];

/** Every address whose text is known, one by one where there are several. */
function addresses(document: MicroserviceDocument): readonly Address[] {
  return document.settings.flatMap((setting) => {
    const form = document.factsOf(setting)?.form;
    const known = form && addressForms.includes(form) ? document.knownValue(setting) : undefined;
    if (form === undefined || known === undefined || isOther(setting, document)) return [];
    const parts = form === 'listen-address' ? [{ text: known.text, start: 0 }] : addressesOf(known.text);
    let from = 0;
    return parts.map(({ text }) => {
      const range = pieceRange(known.scalar, document.text, text, from);
      from = Math.max(from, range.end - known.scalar.range.start);
      return { form, key: setting.key, text, range };
    });
  });
}

/** Go Chassis can have other registries and configuration centers, with addresses of their own. */
function isOther({ key }: Setting, { byKey }: MicroserviceDocument): boolean {
  const section = key.slice(0, key.lastIndexOf('.'));
  const type = byKey.get(`${section}.type`)?.value;
  return type?.kind === 'scalar' && !/^(?:servicecenter|servicecomb-kie|config_center)$/.test(type.text);
}

/** Forms of addresses. */
export const addressForm: Rule<MicroserviceDocument> = {
  id: 'microservice/address-form',
  consequence: 'refused',
  summary:
    'Addresses of servers are `http://host:port` or `https://host:port`; addresses to listen on are `host:port` without a scheme.',
  explanation: 'The program finds no server, or does not start.',
  source: reference('2 and 6, M07'),
  examples: {
    valid: [
      java3('  rest:\n    address: 0.0.0.0:8080?sslEnabled=false\n'),
      java2('  rest:\n    address: 0.0.0.0:${server.port}\n'),
      'servicecomb:\n  service:\n    registry:\n      address: "http://10.0.0.1:30100,http://10.0.0.2:30100"\n',
      'servicecomb:\n  service:\n    registry:\n      address: https://cse.cn-north-1.myhuaweicloud.com\n',
    ],
    invalid: [
      'servicecomb:\n  registry:\n    sc:\n      address: «127.0.0.1:30100»\n',
      'servicecomb:\n  registry:\n    sc:\n      address: http://10.0.0.1:30100,«10.0.0.2:30100»\n',
      java3('  rest:\n    address: «http://0.0.0.0:8080»\n'),
      java3('  rest:\n    address: «0.0.0.0：8080»\n'),
      'servicecomb:\n  registry:\n    sc:\n      address: «http://10.0.0.1:30100，http://10.0.0.2:30100»\n',
      java3('  rest:\n    address: «0.0.0.0»\n'),
      java3('  highway:\n    address: «0.0.0.0:70700»\n'),
      springCloud('      discovery:\n        address: ${PAAS_CSE_SC_ENDPOINT:«127.0.0.1:30100»}\n'),
      'servicecomb:\n  protocols:\n    rest:\n      listenAddress: «http://127.0.0.1:8080»\n',
    ],
  },
  check(document, report) {
    for (const { form, text, range } of addresses(document)) {
      const fault = form === 'listen-address' ? listenFault(text) : serverFault(text);
      if (fault !== undefined)
        report(range, faultInWords(fault, text), { fixes: fixesOf(fault, text, range) });
    }
  },
};

function faultInWords(fault: AddressFault, text: string): string {
  switch (fault) {
    case 'scheme-missing':
      return l10n.t('The address of a server must begin with `http://` or `https://`.');
    case 'scheme-unknown':
      return l10n.t(
        'The address of a server must begin with `http://` or `https://`; other schemes are not supported.',
      );
    case 'scheme':
      return l10n.t('An address to listen on must be `host:port`, without a scheme.');
    case 'port':
      return l10n.t('The port of `{0}` must be between 1 and 65535.', text);
    case 'port-missing':
      return l10n.t('An address to listen on needs a port: `{0}:8080`.', text);
    case 'full-width':
      return l10n.t('`{0}` has full-width characters; write `{1}`.', text, withoutFullWidth(text));
    case 'host':
      return l10n.t('`{0}` is not an address; write `host:port`.', text);
  }
}

function fixesOf(fault: AddressFault, text: string, range: Range): readonly Fix[] {
  const start = { start: range.start, end: range.start };
  if (fault === 'scheme-missing')
    return [{ title: l10n.t('Begin with `{0}`', 'http://'), edits: [{ range: start, text: 'http://' }] }];
  if (fault === 'full-width') return [replaceFix(range, withoutFullWidth(text))];
  if (fault === 'host' && /^\d+$/.test(text)) return [replaceFix(range, `0.0.0.0:${text}`)];
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
  if (fault !== 'scheme' || scheme === undefined) return [];
  const gone = { start: range.start, end: range.start + scheme.length };
  return [{ title: l10n.t('Remove `{0}`', scheme), edits: [{ range: gone, text: '' }] }];
}

/** The usual ports of engines, and whose they are. */
const usual = new Map([
  [30_100, 'registry'],
  [30_110, 'kie'],
  [30_103, 'console'],
] as const);

/** Ports that belong to another server. */
export const addressPort: Rule<MicroserviceDocument> = {
  id: 'microservice/address-port',
  consequence: 'fails-on-each-call',
  severity: 'warning',
  summary: 'The usual port of the registry is 30100, and that of the configuration center (kie) is 30110.',
  explanation: 'The program calls the wrong server, which answers 404.',
  source: reference('6, M08'),
  examples: {
    valid: [
      java3('  kie:\n    serverUri: http://127.0.0.1:30110\n'),
      java3('  kie:\n    serverUri: http://127.0.0.1:8080\n'),
    ],
    invalid: [
      java3('  kie:\n    serverUri: «http://127.0.0.1:30100»\n'),
      'servicecomb:\n  registry:\n    sc:\n      address: «http://127.0.0.1:30110»\n',
      'servicecomb:\n  registry:\n    sc:\n      address: «http://127.0.0.1:30103»\n',
    ],
  },
  check(document, report) {
    for (const { form, key, text, range } of addresses(document)) {
      const port = portOf(text);
      const owner = port === undefined ? undefined : [...usual].find(([known]) => known === port)?.[1];
      const isConfigCenter = key.startsWith('spring') && owner === 'console';
      const wanted = form === 'registry-address' ? 'registry' : form === 'kie-address' ? 'kie' : undefined;
      if (
        port === undefined ||
        owner === undefined ||
        wanted === undefined ||
        owner === wanted ||
        isConfigCenter
      )
        continue;
      const right = wanted === 'registry' ? 30_100 : 30_110;
      const end = range.start + text.lastIndexOf(String(port));
      const place = { start: end, end: end + String(port).length };
      report(range, portInWords(wanted, port, right), {
        fixes: [
          {
            title: l10n.t('Change the port to {0}', String(right)),
            edits: [{ range: place, text: String(right) }],
          },
        ],
      });
    }
  },
};

function portInWords(wanted: 'registry' | 'kie', port: number, right: number): string {
  return wanted === 'registry'
    ? l10n.t(
        'Port {0} is not the port of the registry; write {1}, which is the usual one.',
        String(port),
        String(right),
      )
    : l10n.t(
        'Port {0} is not the port of the configuration center; write {1}, which is the usual one.',
        String(port),
        String(right),
      );
}
