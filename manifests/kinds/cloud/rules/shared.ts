import type { Source } from '../../../../api/catalogue/operation';
import type { Fix, Report, Rule } from '../../../engine/rules/rule';
import type { SchemaViolation, ViolationKind } from '../../../engine/schema/check';
import type { CloudDocument } from '../document';

/** Where the facts about ServiceStage come from. */
export function stage(section: string): Source {
  return { document: 'ServiceStage API Reference', section };
}

/** Where the facts about engines come from. */
export function cse(section: string): Source {
  return { document: 'CSE API Reference', section };
}

/** Where the form of the documents themselves comes from. */
export const manifests: Source = { document: 'Cloud manifests', section: '1' };

/** An instance as a whole document, for examples; `extra` lines end its `spec`, `resources` are where it runs. */
export function instance(extra = '', resources = cluster, artifact = image): string {
  return `apiVersion: servicestage/v2\nkind: Instance\nmetadata: { name: cart-dev, application: shop, component: cart, environment: dev-env }\nspec:\n  version: 1.0.0\n  replica: 2\n  flavor_id: MICRO-5G:0.5C:1G\n  artifacts:\n    cart: ${artifact}\n  refer_resources:\n${resources}${extra}`;
}

export const cluster = '    - { id: b6862a62, type: cce, parameters: { namespace: default } }\n';
export const hosts = '    - { id: Default, type: ecs, parameters: { hosts: [4f1d5d6c] } }\n';
export const image = '{ storage: swr, type: image, url: "swr.example.com/shop/cart:1.0.0", auth: iam }';
export const pack = '{ storage: obs, type: package, url: "obs://shop/cart.jar", auth: iam }';

/** An environment as a whole document, for examples. */
export function environment(spec: string): string {
  return `apiVersion: servicestage/v2\nkind: Environment\nmetadata: { name: dev-env }\nspec:\n  vpc_id: 29d5\n  base_resources: [{ id: b6862a62, type: cce }]\n${spec}`;
}

/** A component as a whole document, for examples. */
export function component(spec: string): string {
  return `apiVersion: servicestage/v2\nkind: Component\nmetadata: { name: cart, application: shop }\nspec:\n${spec}`;
}

/** An engine as a whole document, for examples. */
export function engine(spec: string): string {
  return `apiVersion: cse/v2\nkind: Engine\nmetadata: { name: prod-engine }\nspec:\n  payment: "1"\n  vpc: prod\n  vpcId: 7f1d\n  networkId: 8e2c\n  subnetCidr: 192.168.0.0/24\n${spec}`;
}

/** A rule that reports schema violations of one kind. */
export function violationRule(
  facts: Omit<Rule<CloudDocument>, 'check'>,
  kind: ViolationKind,
  fixesOf: (violation: SchemaViolation, document: CloudDocument) => readonly Fix[] = () => [],
): Rule<CloudDocument> {
  return {
    ...facts,
    check(document: CloudDocument, report: Report) {
      for (const violation of document.violations) {
        if (violation.kind !== kind || hasOwnRule(violation)) continue;
        const fixes = [...(violation.fixes ?? []), ...fixesOf(violation, document)];
        report(violation.range, violation.message, { fixes });
      }
    },
  };
}

/** `apiVersion` and `kind` have rules of their own. */
function hasOwnRule({ path }: SchemaViolation): boolean {
  return path.length === 1 && (path[0] === 'apiVersion' || path[0] === 'kind');
}
