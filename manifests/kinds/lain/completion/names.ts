import * as l10n from '@vscode/l10n';
import type { CursorContext } from '../../../../parser/cursor/context';
import { formatValue } from '../../../engine/language/describe';
import { literal } from '../../../engine/language/snippet';
import { itemPlace, itemProposals } from '../../../engine/language/suggest';
import type { Proposal } from '../../../engine/language/suggest';
import { scalarIn, topLevelScalar } from './text-search';

/** Names that the rest of the file suggests: images, the service of a portal, mountpoints of a web proc. */
export function nameProposals(text: string, context: CursorContext): Proposal[] {
  const [section, key] = context.path;
  if (typeof section !== 'string') return [];
  if (context.place === 'start') return key === 'mountpoint' ? mountpoints(text, section, context) : [];
  if (key === 'base' || key === 'dest_base') return images(text, section, context);
  if (key === 'service_name') return serviceName(section, context);
  return [];
}

/** Public images that many manifests start from. */
const commonImages = ['laincloud/centos-lain:20180103', 'laincloud/python:2.7', 'golang:1.10'];

function images(text: string, section: string, context: CursorContext): Proposal[] {
  const others = section === 'build' ? ['release', 'dest_base'] : ['build', 'base'];
  const [otherSection = '', otherKey = ''] = others;
  const other = scalarIn(text, otherSection, otherKey);
  const fromFile = other ? [value(other, l10n.t('also in `{0}`', others.join('.')), context)] : [];
  const common = commonImages.filter((image) => image !== other);
  return [...fromFile, ...common.map((image) => value(image, l10n.t('public image'), context))];
}

/** A portal called `portal-echo` is the one of the service `echo`: the console looks for that name. */
function serviceName(section: string, context: CursorContext): Proposal[] {
  const service = /^portal\.portal-(.+)$/.exec(section)?.[1];
  return service === undefined ? [] : [value(service, l10n.t("from the portal's name"), context)];
}

/** Where a web proc of its own name is usually reached: a path under the app's hosts, or a host of its own. */
function mountpoints(text: string, section: string, context: CursorContext): Proposal[] {
  const depth = itemPlace(context) === 'item-start' ? 3 : 2;
  const [, name] = section.split('.');
  if (itemPlace(context) === undefined || context.path.length !== depth) return [];
  const app = topLevelScalar(text, 'appname') ?? 'app';
  const path = itemProposals(context, `/\${1:${literal(name ?? 'path')}}`, {
    label: `/${name ?? 'path'}`,
    detail: l10n.t("a path under the app's default hosts"),
  });
  const host = itemProposals(context, `${literal(name ?? app)}.\${1:example.com}`, {
    label: `${name ?? app}.example.com`,
    detail: l10n.t('a host of its own'),
  });
  return [...path, ...host];
}

function value(text: string, detail: string, context: CursorContext): Proposal {
  const space = context.touching ? ' ' : '';
  return {
    label: formatValue(text),
    kind: 'reference',
    detail,
    insertText: space + literal(formatValue(text)),
    range: context.word,
  };
}
