import { listed } from './listed';

/** What stands below a header of a route rule. */
export const headerMatches = listed(String.raw`
  exact: "new" | exact: new | exact: NEW | exact: 3 | regex: "new" | regex: "n.*" | regex: "["
  regex: '\D+' | regex: '\S+' | regex: '\w+' | regex: "" | exact: "" | exact: ~ | exact: | regex: ~ | {}
  ~ | caseInsensitive: false | prefix: "n" | suffix: "w" | contains: "e" | compare: ">2" | noEqu: "z"
  in: [new] | equals: new | Exact: new | exact: new⏎        caseInsensitive: false
  exact: new⏎        caseInsensitive: true | exact: NEW⏎        caseInsensitive: false
  exact: NEW⏎        caseInsensitive: true | exact: new⏎        caseInsensitive: "false"
  exact: new⏎        caseInsensitive: maybe | exact: new⏎        caseInsensitive: ~
  exact: new⏎        caseInsensitive: | exact: new⏎        regex: n.* | exact: new⏎        regex: z.*
  exact: [new] | exact: [new, old] | exact: [] | regex: [new] | regex: [new, old] | regex: {a: b}
  exact: {a: b} | exact: true | exact: yes | exact: 2020-01-01 | exact: 1.0
  regex: new|old | regex: ^new$ | regex: '[A-Z]+' | regex: ne | regex: "*" | exact: "new " | regex: 5
  exact: new⏎        foo: bar | exact: new⏎        caseinsensitive: false | regex: "(?i)NEW"
  regex: '\p{L}+' | regex: '\Anew\Z' | regex: '\Qnew\E' | regex: '\bnew\B' | regex: '\x6Eew'
  regex: '\u006Eew' | regex: 'N.W'⏎        caseInsensitive: false | regex: 'N.W' | regex: '(?<A>new)'
  regex: 'n{0,' | regex: '\'
`);

/** What stands below `match`. */
export const matches = listed(String.raw`
  headers:⏎      canary: new | headers:⏎      canary: 3 | headers: {} | headers: ~ | headers:
  headers: [canary] | headers: canary | headers:⏎    canary:⏎      exact: new
  headers:⏎      canary:⏎      exact: new | header:⏎      canary:⏎        exact: new
  Headers:⏎      canary:⏎        exact: new | headers:⏎      Canary:⏎        exact: new
  headers:⏎      CANARY:⏎        exact: new | headers:⏎      "canary ":⏎        exact: new
  headers:⏎      - canary:⏎          exact: new
  headers:⏎      canary:⏎        exact: new⏎      level:⏎        exact: "3"
  headers:⏎      canary:⏎        exact: new⏎      other:⏎        exact: "3" | apiPath:⏎      exact: /login
  apiPath: /login | method: [GET] | method: GET | queries:⏎      q:⏎        exact: "1" | serviceName: cart
  source: cart | sourceTags:⏎      version: 1.0.0 | refer: x | path:⏎      exact: /login
  attachments:⏎      id:⏎        exact: "1" | args:⏎      id:⏎        exact: "1" | foo: bar
  canary:⏎      exact: new | parameters:⏎      q: 1 | {} | ~ | (empty) | [] | new
  - headers:⏎        canary:⏎          exact: new
  apiPath:⏎      exact: /login⏎    headers:⏎      canary:⏎        exact: new
  name: x⏎    headers:⏎      canary:⏎        exact: new
  headers:⏎      canary:⏎        exact: new⏎    headers:⏎      canary:⏎        exact: old
  customMatcher:⏎      customMatcherHandler: a.B⏎      customMatcherParameters: x
  headers:⏎      1:⏎        exact: new | headers:⏎      on:⏎        exact: new
  headers:⏎    canary:⏎      regex: new | headers:⏎      canary:⏎      exact: new
  apiPath:⏎      prefix: /log | apiPath:⏎      exact: 1 | apiPath:⏎      exct: /login | apiPath: {} | apiPath: [/login]
  method: [get] | method: [] | method: [GET, POST] | queries:⏎      q: "1" | queries:⏎      q:⏎        exact: 1
  serviceName: [cart] | serviceName: [cart, order] | serviceName: {a: b} | customMatcher: a.B
`);

/** What stands beside the weight of a target. */
export const tags = listed(String.raw`
  tags:⏎        version: 2.0.0 | tags:⏎        version: "2.0.0" | tags:⏎        version: 2.0
  tags:⏎        version: 2 | tags: {} | tags: ~ | tags: | tags: [2.0.0] | tags: 2.0.0
  tags: version=2.0.0 | tags:⏎        - version: 2.0.0 | tags:⏎      version: 2.0.0 | version: 2.0.0
  tag:⏎        version: 2.0.0 | Tags:⏎        version: 2.0.0 | tags:⏎        Version: 2.0.0
  tags:⏎        zone: b | tags:⏎        zone: b⏎        version: 2.0.0
  tags:⏎        zone: a⏎        version: 2.0.0 | tags:⏎        missing: x | tags:⏎        version: 9.9.9
  tags:⏎        version: ~ | tags:⏎        version: "" | tags:⏎        version: "2.0.0 "
  tags:⏎        version: 2.0.0+ | tags:⏎        version: 2.0.0-3.0.0 | tags:⏎        version: [2.0.0]
  tags:⏎        version: {a: b} | tags:⏎        version: latest | tags:⏎        1: x
  tags:⏎        version: 2.0.0⏎        version: 3.0.0 | name: new⏎      tags:⏎        version: 2.0.0
  foo: bar⏎      tags:⏎        version: 2.0.0 | tagitem:⏎        version: 2.0.0
  tags:⏎        version: 2020-01-01 | tags:⏎        version: 0x10 | tags:⏎        version: true
  currentWeight: 5⏎      tags:⏎        version: 2.0.0 | tags:⏎      zone: b
`);

/** What stands in place of the targets of a rule. */
export const targetLists = listed(String.raw`
  route: [] | route: ~ | route: | (empty) | route: {} | route: x | route: [x] | route: [~] | route: [{}]
  route:⏎    - tags:⏎        version: 2.0.0 | route:⏎    weight: 100⏎    tags:⏎      version: 2.0.0
  routes:⏎    - weight: 100⏎      tags:⏎        version: 2.0.0
  Route:⏎    - weight: 100⏎      tags:⏎        version: 2.0.0
  route:⏎    - Weight: 100⏎      tags:⏎        version: 2.0.0 | route:⏎    - weight: 100
  route:⏎  - weight: 100⏎    tags:⏎      version: 2.0.0
  {target}⏎  fallback: []
  {target}⏎  fallback: ~
  {missing}⏎  fallback:⏎    - weight: 100⏎      tags:⏎        version: 3.0.0
  {missing}⏎  fallback:⏎    - weight: 50⏎      tags:⏎        version: 3.0.0
  {missing}⏎  fallback:⏎    - tags:⏎        version: 3.0.0
  {missing}⏎  fallback:⏎    - weight: 100
  {missing}⏎  fallback:⏎    weight: 100
  {missing}⏎  fallback:⏎    - weight: 60⏎      tags:⏎        version: 3.0.0⏎    - weight: 60⏎      tags:⏎        version: 1.0.0
  {missing}⏎  emptyProtection: false
  {missing}⏎  emptyProtection: true
  {target}⏎  emptyProtection: maybe
  {target}⏎  emptyProtection: "false"
  {target}⏎  emptyProtection: ~
  {target}⏎  emptyProtection:
  {target}⏎  emptyprotection: false
  {target}⏎  forceEnabled: true
  {target}⏎  weightLess: true
  {target}⏎  total: 50
  {target}⏎  total: 0
  {target}⏎  foo: bar
  {target}⏎  name: x
  {target}⏎  route:⏎    - weight: 100⏎      tags:⏎        version: 3.0.0
  route: *a | route:⏎    - weight: 100⏎      tags: &t⏎        version: 2.0.0
  route:⏎    - weight: 20⏎      tags:⏎        version: 2.0.0⏎    - weight: 80
  route:⏎    - weight: 20⏎      tags:⏎        version: 2.0.0⏎    - weight: 80⏎      tags: {}
  route:⏎    - weight: 20⏎      tags:⏎        version: 2.0.0⏎    -
  {target}⏎    - weight: 0⏎      tags:⏎        version: 2.0.0
  route:⏎    - weight: 50⏎      tags:⏎        version: 2.0.0⏎    - weight: 50⏎      tags:⏎        version: 2.0.0
`);
