/** What a person changes in the manifest of the bookshop. */
export interface BookshopState {
  /** Version of the web front end, which is its image's tag too. */
  readonly web?: string;
  /** Tag of the search's image; an image that is called `missing` is in no storage. */
  readonly searchImage?: string;
  readonly searchVersion?: string;
  readonly webRuntime?: string;
}

/** A manifest of an application of three components that run in an environment of its own. */
export function bookshop({
  web = '1.0.0',
  searchImage = '1.0.0',
  searchVersion = '1.0.0',
  webRuntime = 'Docker',
}: BookshopState = {}): string {
  return [
    document(
      'Environment',
      'name: bookshop-test',
      'vpc_id: vpc-1\n  deploy_mode: container\n  base_resources: [{ id: c1, type: cce }]',
    ),
    document('Application', 'name: bookshop', 'description: Sells books'),
    ...component('web', webRuntime, web, web),
    ...component('search', 'Docker', searchVersion, searchImage),
    ...component('orders', 'Docker', '1.0.0', '1.0.0'),
  ].join('---\n');
}

function component(name: string, runtime: string, version: string, tag: string): readonly string[] {
  return [
    document(
      'Component',
      `name: ${name}, application: bookshop`,
      `runtime: ${runtime}\n  category: Webapp\n  sub_category: Web`,
    ),
    document(
      'Instance',
      `name: ${name}-test, application: bookshop, component: ${name}, environment: bookshop-test`,
      [
        `version: ${version}`,
        'replica: 1',
        'flavor_id: CUSTOM-10G:0.5C-0.25C:1Gi-0.5Gi',
        `artifacts: { ${name}: { storage: swr, type: image, url: "swr.example.com/books/${name}:${tag}", auth: iam } }`,
        'refer_resources: [{ id: c1, type: cce, parameters: { namespace: default } }]',
      ].join('\n  '),
    ),
  ];
}

function document(kind: string, metadata: string, spec: string): string {
  return `apiVersion: servicestage/v2\nkind: ${kind}\nmetadata: { ${metadata} }\nspec:\n  ${spec}\n`;
}
