import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../engine/rules/did-you-mean';
import { removeEntryFix } from '../../../engine/rules/remove-entry';
import type { Rule } from '../../../engine/rules/rule';
import { field } from '../../../../parser/node';
import type { CloudDocument } from '../document';
import { customFlavor, orderedFlavor } from '../values/flavor';
import { artifactsOf, resourcesOf, runsOn, scalarIn, specOfKind } from '../values/resources';
import { cluster, hosts, image, instance, pack, stage } from './shared';

/** The maximum of CPU and memory comes first. */
export const flavorOrder: Rule<CloudDocument> = {
  id: 'cloud/flavor-order',
  consequence: 'refused',
  summary: 'A custom flavor gives the maximum of CPU and of memory first, then the minimum.',
  explanation: 'The server answers 400: the limit of an instance can’t be less than its request.',
  source: stage('4.5.1'),
  examples: {
    valid: [instance().replace('MICRO-5G:0.5C:1G', 'CUSTOM-10G:500m-250m:1Gi-1Gi')],
    invalid: [
      instance().replace('MICRO-5G:0.5C:1G', '«CUSTOM-10G:0.25C-0.5C:1.6Gi-0.8Gi»'),
      instance().replace('MICRO-5G:0.5C:1G', '«CUSTOM-10G:1C-500m:0.8Gi-1.6Gi»'),
    ],
  },
  check(document, report) {
    const scalar = scalarIn(specOfKind(document, 'Instance'), 'flavor_id');
    const flavor = scalar && customFlavor(scalar.text);
    if (scalar === undefined || flavor === undefined) return;
    const isWrong = flavor.cpu.most < flavor.cpu.least || flavor.memory.most < flavor.memory.least;
    if (!isWrong) return;
    const better = orderedFlavor(scalar.text);
    report(scalar.range, l10n.t('The maximum of CPU and memory comes first, then the minimum; swap them.'), {
      fixes: better === undefined ? [] : [replaceFix(scalar.range, better)],
    });
  },
};

/** Something to run on. */
export const whereToRun: Rule<CloudDocument> = {
  id: 'cloud/where-to-run',
  consequence: 'refused',
  summary: 'An instance refers to the cluster (cce) or to the hosts (ecs) that it runs on.',
  explanation: 'The server answers SVCSTG.00100422: there is nothing to run the instance on.',
  source: stage('4.5.1'),
  examples: {
    valid: [instance(), instance('    - { id: 8c0a45cc, type: elb }\n')],
    invalid: [
      instance('', '    - { id: 8c0a45cc, type: elb }\n').replace('refer_resources', '«refer_resources»'),
    ],
  },
  check(document, report) {
    const spec = specOfKind(document, 'Instance');
    const entry = field(spec, 'refer_resources');
    if (spec === undefined || entry?.value.kind !== 'list') return;
    const types = resourcesOf(spec).map((one) => scalarIn(one, 'type')?.text);
    if (types.some((type) => type === undefined || type === 'cce' || type === 'ecs')) return;
    report(
      entry.key.range,
      l10n.t(
        'No resource is a cluster (`type: cce`) or hosts (`type: ecs`); add one, or there is nothing to run on.',
      ),
    );
  },
};

/** Images run in clusters, packages on hosts. */
export const artifactType: Rule<CloudDocument> = {
  id: 'cloud/artifact-type',
  consequence: 'refused',
  summary: 'What runs in a cluster is an image, what runs on hosts a package.',
  explanation: 'The server answers SVCSTG.00100400.',
  source: stage('4.5.1'),
  examples: {
    valid: [instance(), instance('', hosts, pack)],
    invalid: [
      instance('', cluster, pack.replace('type: package', 'type: «package»')),
      instance('', hosts, image.replace('type: image', 'type: «image»')),
    ],
  },
  check(document, report) {
    const spec = specOfKind(document, 'Instance');
    const place = spec && runsOn(spec);
    if (spec === undefined || place === undefined) return;
    const wanted = place === 'cce' ? 'image' : 'package';
    for (const { map } of artifactsOf(spec)) {
      const type = scalarIn(map, 'type');
      if (type === undefined || (type.text !== 'image' && type.text !== 'package')) continue;
      if (type.text === wanted) continue;
      const message =
        wanted === 'image'
          ? l10n.t('A cluster runs images: the type must be `image`.')
          : l10n.t('Hosts run packages: the type must be `package`.');
      report(type.range, message, { fixes: [replaceFix(type.range, wanted)] });
    }
  },
};

/** Addresses of artifacts have the form that their storage understands. */
export const artifactUrl: Rule<CloudDocument> = {
  id: 'cloud/artifact-url',
  consequence: 'fails-later',
  severity: 'warning',
  summary: 'The address of an image has no `https://`, that of a package in OBS begins with `obs://`.',
  explanation: 'The deployment begins, and fails when the artifact is fetched.',
  source: stage('4.5.1'),
  examples: {
    valid: [
      instance(),
      instance('', hosts, pack),
      instance('', cluster, image.replace('swr.example.com/shop/cart:1.0.0', 'cart:v1')),
    ],
    invalid: [
      instance('', cluster, image.replace('"swr.', '«"https://swr.').replace('1.0.0"', '1.0.0"»')),
      instance(
        '',
        cluster,
        image.replace('"swr.example.com/shop/cart:1.0.0"', '«"swr.example.com/Shop/Cart:1.0.0"»'),
      ),
      instance('', hosts, pack.replace('"obs://shop/cart.jar"', '«"shop/cart.jar"»')),
    ],
  },
  check(document, report) {
    const spec = specOfKind(document, 'Instance');
    if (spec === undefined) return;
    for (const { map } of artifactsOf(spec)) {
      const url = scalarIn(map, 'url');
      const problem =
        url && urlProblem(url.text, scalarIn(map, 'type')?.text, scalarIn(map, 'storage')?.text);
      if (!problem) continue;
      const { message, better } = problem;
      const written = better !== undefined && url.style === 'double' ? JSON.stringify(better) : better;
      report(url.range, message, { fixes: written === undefined ? [] : [replaceFix(url.range, written)] });
    }
  },
};

interface UrlProblem {
  readonly message: string;
  readonly better?: string;
}

function urlProblem(
  text: string,
  type: string | undefined,
  storage: string | undefined,
): UrlProblem | undefined {
  if (/[${]/.test(text)) return undefined;
  if (type === 'image') return imageProblem(text);
  const isAddress = /^(?:obs|https?):\/\//.test(text);
  return type === 'package' && storage === 'obs' && !isAddress
    ? { message: l10n.t('A package in OBS has an address such as `obs://bucket/name.jar`.') }
    : undefined;
}

function imageProblem(text: string): UrlProblem | undefined {
  const scheme = /^[a-z]+:\/\//.exec(text)?.[0];
  if (scheme !== undefined)
    return {
      message: l10n.t('The address of an image has no `{0}`; remove it.', scheme),
      better: text.slice(scheme.length),
    };
  const [, ...path] = withoutTag(text).split('/');
  return /[A-Z]/.test(path.join('/'))
    ? {
        message: l10n.t(
          'Names of images have small letters only, and clusters refuse others; write small letters.',
        ),
      }
    : undefined;
}

/** An image without its tag: the text after the last colon, unless that is a port. */
function withoutTag(image: string): string {
  const colon = image.lastIndexOf(':');
  return colon > image.lastIndexOf('/') ? image.slice(0, colon) : image;
}

/** What a cache is used for. */
export const referAlias: Rule<CloudDocument> = {
  id: 'cloud/refer-alias',
  consequence: 'ignored',
  summary: '`refer_alias` is used only with caches (dcs).',
  explanation: 'The server ignores it for other resources.',
  source: stage('4.5.1'),
  examples: {
    valid: [instance('    - { id: 5d0a, type: dcs, refer_alias: distributed_session }\n')],
    invalid: [instance('    - { id: 8c0a, type: elb, «refer_alias»: distributed_session }\n')],
  },
  check(document, report) {
    const spec = specOfKind(document, 'Instance');
    for (const resource of spec ? resourcesOf(spec) : []) {
      const entry = field(resource, 'refer_alias');
      const type = scalarIn(resource, 'type')?.text;
      if (entry === undefined || type === undefined || ['dcs', 'cce', 'ecs'].includes(type)) continue;
      report(
        entry.key.range,
        l10n.t('Only caches (`type: dcs`) have `refer_alias`, and it is ignored here; remove it.'),
        {
          fixes: removeEntryFix(entry, document.text),
        },
      );
    }
  },
};
