/** A sample with « » around what is looked at, and the scopes that it has, or has not. */
export interface Sample {
  readonly title: string;
  readonly text: string;
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
}

const embedded = 'meta.embedded.block.yaml';
const key = 'entity.name.tag.yaml';
const duration = 'constant.numeric.duration.engine-room';
const unit = 'keyword.other.unit.duration.engine-room';

/** Descriptions of microservices, in the editor's language for YAML. */
export const microserviceSamples: readonly Sample[] = [
  {
    title: 'a policy below a key with dots',
    text: 'servicecomb.rateLimiting.checkout: |\n  «rate»: 100\n',
    has: [embedded, key],
  },
  { title: 'the key itself', text: '«servicecomb.rateLimiting.checkout»: |\n  rate: 100\n', has: [key] },
  { title: 'a key in quotes', text: '"servicecomb.retry.a": >-\n  «maxAttempts»: 2\n', has: [embedded, key] },
  {
    title: 'a policy below its kind',
    text: 'servicecomb:\n  service:\n    name: cart\n  retry:\n    checkout: | # twice\n      «maxAttempts»: 2\n',
    has: [embedded, key],
  },
  {
    title: 'the second policy, after a comment in the first column and an empty line',
    text: 'servicecomb:\n  retry:\n    a: |\n      maxAttempts: 2\n\n# another\n    b: |\n      «maxAttempts»: 3\n',
    has: [embedded, key],
  },
  {
    title: 'the name of a policy',
    text: 'servicecomb:\n  retry:\n    a: |\n      maxAttempts: 2\n    «b»: |\n      maxAttempts: 3\n',
    has: [key],
    lacks: [embedded],
  },
  {
    title: 'a policy below a kind with dots',
    text: 'servicecomb.retry:\n  checkout: |\n    «maxAttempts»: 2\n',
    has: [embedded],
  },
  {
    title: 'a kind and a name in one key',
    text: 'servicecomb:\n  retry.checkout: |\n    «maxAttempts»: 2\n',
    has: [embedded],
  },
  {
    title: 'a global route rule, which has no name',
    text: 'servicecomb:\n  globalRouteRule: |\n    - «precedence»: 1\n',
    has: [embedded, key],
  },
  {
    title: 'a comment in a policy',
    text: 'servicecomb.retry.a: |\n  «# twice»\n  maxAttempts: 2\n',
    has: [embedded, 'comment.line.number-sign.yaml'],
  },
  {
    title: 'a string in a policy',
    text: 'servicecomb.matchGroup.a: |\n  matches:\n    - apiPath:\n        exact: «"/cart"»\n',
    has: [embedded, 'string.quoted.double.yaml'],
  },
  {
    title: 'what follows a policy',
    text: 'servicecomb.retry.a: |\n  maxAttempts: 2\n«other»: 1\n',
    has: [key],
    lacks: [embedded, 'meta.section.servicecomb'],
  },
  {
    title: 'a block string of another section',
    text: 'retry:\n  checkout: |\n    «maxAttempts: 2»\n',
    has: ['string.unquoted.block.yaml'],
    lacks: [embedded],
  },
  {
    title: 'a block string of servicecomb that is not a policy',
    text: 'servicecomb.credentials.note: |\n  «text: no policy»\n',
    lacks: [embedded],
  },
  {
    title: 'settings beside the policies',
    text: 'servicecomb:\n  loadbalance:\n    strategy:\n      «name»: Random\n',
    has: [key],
    lacks: [embedded],
  },
  {
    title: 'a simple setting',
    text: 'servicecomb.service.name: «cart»\n',
    lacks: ['meta.section.servicecomb'],
  },
  {
    title: 'seconds in a policy',
    text: 'servicecomb.rateLimiting.a: |\n  limitRefreshPeriod: «10»s\n',
    has: [embedded, duration],
  },
  {
    title: 'milliseconds in a policy',
    text: 'servicecomb.rateLimiting.a: |\n  limitRefreshPeriod: 500«ms»\n',
    has: [unit],
  },
];

/** Files of configuration items, in the editor's language for YAML. */
export const kieSamples: readonly Sample[] = [
  {
    title: 'the value of an item whose key is that of a policy',
    text: 'data:\n  - key: servicecomb.retry.a\n    labels:\n      app: shop\n    value: |\n      «maxAttempts»: 2\n',
    has: [embedded, key],
  },
  {
    title: 'the value of an item of type yaml',
    text: 'data:\n  - value_type: yaml\n    key: a\n    value: |\n      «level»: info\n',
    has: [embedded, key],
  },
  {
    title: 'what follows such a value',
    text: 'data:\n  - value_type: yaml\n    value: |\n      level: info\n    «status»: enabled\n',
    has: [key],
    lacks: [embedded],
  },
  {
    title: 'the item after such an item',
    text: 'data:\n  - value_type: yaml\n    value: |\n      a: 1\n  - key: b\n    value: |\n      «text: only»\n',
    has: ['string.unquoted.block.yaml'],
    lacks: [embedded, 'meta.item.kie'],
  },
  {
    title: 'the value of an item of type text',
    text: 'data:\n  - value_type: text\n    value: |\n      «level: info»\n',
    lacks: [embedded],
  },
  {
    title: 'a generated value',
    text: 'data:\n  - key: a\n    value: $«random»(20)\n',
    has: ['support.function.generated-value.engine-room'],
  },
];

export const callSamples: readonly Sample[] = [
  {
    title: 'a variable of the environment',
    text: 'body:\n  password: ${«env»:PASSWORD}\n',
    has: ['keyword.other.placeholder.call-document'],
  },
  {
    title: 'an input in quotes',
    text: 'body:\n  password: "${input:«Password»}"\n',
    has: ['variable.other.placeholder.call-document'],
  },
  {
    title: 'a placeholder of another form',
    text: 'body:\n  password: ${«PASSWORD»}\n',
    lacks: ['variable.other.placeholder.call-document'],
  },
  {
    title: 'a placeholder in a comment',
    text: 'body: # ${«env»:PASSWORD}\n',
    lacks: ['variable.other.placeholder.call-document'],
  },
];

export const cloudSamples: readonly Sample[] = [
  { title: 'seconds', text: 'spec:\n  limitRefreshPeriod: «1»S\n', has: [duration] },
  { title: 'minutes and seconds of ISO 8601', text: 'spec:\n  delayTime: «PT»1M30S # long\n', has: [unit] },
  { title: 'milliseconds in quotes', text: 'spec:\n  delayTime: "«500»ms"\n', has: [duration] },
  { title: 'a number without a unit', text: 'spec:\n  rate: «100»\n', lacks: [duration] },
  { title: 'a version', text: 'spec:\n  version: «1.0.0»\n', lacks: [duration] },
  { title: 'a duration among words', text: 'spec:\n  description: wait for «10s»\n', lacks: [duration] },
  { title: 'an amount of memory', text: 'spec:\n  memory: «10M»\n', lacks: [duration] },
  { title: 'a duration in a comment', text: 'spec: # delayTime: «10s»\n', lacks: [duration] },
  {
    title: 'the name of a flavor',
    text: 'spec:\n  flavor_id: «MICRO»-5G:0.5C:1G\n',
    has: ['constant.other.flavor.engine-room'],
  },
  {
    title: 'a number of a flavor of one’s own',
    text: 'spec:\n  flavor_id: CUSTOM-10G:0.5C-«0.25»C:1.6Gi-0.8Gi\n',
    has: ['constant.numeric.flavor.engine-room'],
  },
  {
    title: 'a unit of a flavor in thousandths',
    text: 'spec:\n  flavor_id: "CUSTOM-10G:250«m»-250m:0.5Gi-0.5Gi"\n',
    has: ['keyword.other.unit.flavor.engine-room'],
  },
  {
    title: 'a flavor that can’t be read',
    text: 'spec:\n  flavor_id: «CUSTOM-10G:0.5C»\n',
    lacks: ['constant.other.flavor.engine-room'],
  },
  {
    title: 'the value of an item of type yaml',
    text: 'kind: Config\nspec:\n  value_type: yaml\n  status: enabled\n  value: |\n    «level»: info\n---\nkind: Config\n',
    has: [embedded, key],
  },
  {
    title: 'the document after it',
    text: 'kind: Config\nspec:\n  value_type: yaml\n  value: |\n    level: info\n---\n«kind»: Config\n',
    has: [key],
    lacks: [embedded, 'meta.item.kie'],
  },
  {
    title: 'the form of a generated date',
    text: 'metadata:\n  name: $random(6)-$date(«yyyy-MM-dd»)\n',
    has: ['constant.other.date-format.engine-room'],
  },
];

const resource = 'appname: redis-resource\napptype: resource\n';
const variable = 'variable.other.jinja.lain';

export const lainSamples: readonly Sample[] = [
  { title: 'a variable in quotes', text: `${resource}worker:\n  cmd: "run {{ «size» }}"\n`, has: [variable] },
  {
    title: 'a variable in a plain text',
    text: `${resource}worker:\n  cmd: run {{ «size» }}\n`,
    has: [variable],
  },
  {
    title: 'a variable in a block string',
    text: `${resource}worker:\n  cmd: |\n    run {{ «size» }}\n`,
    has: [variable],
  },
  {
    title: 'a filter',
    text: `${resource}worker:\n  memory: "{{ size|«default»('64M') }}"\n`,
    has: ['support.function.filter.jinja.lain'],
  },
  {
    title: 'the text of a filter',
    text: `${resource}worker:\n  memory: "{{ size|default(«'64M'») }}"\n`,
    has: ['string.quoted.single.jinja.lain'],
  },
  {
    title: 'a statement',
    text: `${resource}worker:\n  cmd: "{% «if» a %}run{% endif %}"\n`,
    has: ['keyword.control.jinja.lain'],
  },
  {
    title: 'what is between statements',
    text: `${resource}worker:\n  cmd: "{% if a %}«run»{% endif %}"\n`,
    has: ['string.quoted.double.yaml'],
    lacks: ['meta.embedded'],
  },
  {
    title: 'a comment of a template',
    text: `${resource}worker:\n  cmd: "run{# «never mind» #} now"\n`,
    has: ['comment.block.jinja.lain'],
  },
  {
    title: 'what follows a comment of a template',
    text: `${resource}worker:\n  cmd: "run{# never mind #}« now»"\n`,
    lacks: ['comment'],
  },
  {
    title: 'a template that is not closed ends with its line',
    text: `${resource}worker:\n  cmd: "{{ size\n«port»: 80\n`,
    lacks: ['meta.embedded'],
  },
  { title: 'a comment', text: `# «{{ size }}»\n${resource}`, has: ['comment'], lacks: [variable] },
  {
    title: 'how long a backup is kept',
    text: 'web:\n  volumes:\n    - /data:\n        backup_full:\n          expire: "«30»d"\n',
    has: [duration],
  },
  {
    title: 'an amount of memory',
    text: 'web:\n  memory: «64»M\n',
    has: ['constant.numeric.size.engine-room'],
    lacks: [duration],
  },
];

export const jsonSamples: readonly Sample[] = [
  {
    title: 'a generated value',
    text: '{ "value": "$«random»(20)" }',
    has: ['support.function.generated-value.engine-room'],
  },
  {
    title: 'the form of a generated date',
    text: '{ "key": "$random(6)-$date(«yyyy-MM-dd-HH-mm-ss»)" }',
    has: ['constant.other.date-format.engine-room'],
  },
  { title: 'another text', text: '{ "value": "$«randomly»" }', lacks: ['meta.generated-value'] },
];
