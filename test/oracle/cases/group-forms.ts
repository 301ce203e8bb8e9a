import { labelled } from './listed';

/** Whole texts of match groups. */
export const groupForms = labelled(String.raw`
  valid: alias: a⏎matches:⏎{match}
  no-alias: matches:⏎{match}
  alias-number: alias: 1⏎matches:⏎{match}
  alias-null: alias:⏎matches:⏎{match}
  alias-list: alias: [a]⏎matches:⏎{match}
  alias-map: alias: {a: b}⏎matches:⏎{match}
  alias-empty: alias: ""⏎matches:⏎{match}
  no-match-name: alias: a⏎matches:⏎  - apiPath:⏎      exact: "/login"⏎
  match-name-number: alias: a⏎matches:⏎  - name: 1⏎    apiPath:⏎      exact: "/login"⏎
  match-name-list: alias: a⏎matches:⏎  - name: [m]⏎    apiPath:⏎      exact: "/login"⏎
  match-name-map: alias: a⏎matches:⏎  - name: {m: 1}⏎    apiPath:⏎      exact: "/login"⏎
  match-name-same: alias: a⏎matches:⏎{match}{match}
  matches-empty: alias: a⏎matches: []⏎
  matches-null: alias: a⏎matches:⏎
  matches-missing: alias: a⏎
  matches-map: alias: a⏎matches:⏎  name: m⏎  apiPath:⏎    exact: "/login"⏎
  matches-map-of: alias: a⏎matches:⏎  m:⏎    apiPath:⏎      exact: "/login"⏎
  matches-text: alias: a⏎matches: /login⏎
  matches-texts: alias: a⏎matches: [/login]⏎
  matches-null-item: alias: a⏎matches: [~]⏎
  matches-empty-item: alias: a⏎matches: [{}]⏎
  matches-null-and-good: alias: a⏎matches:⏎  -⏎{match}
  good-and-null: alias: a⏎matches:⏎{match}  -⏎
  matches-nested: alias: a⏎matches:⏎  - - name: m⏎      apiPath:⏎        exact: "/login"⏎
  matched: alias: a⏎matched:⏎{match}
  match: alias: a⏎match:⏎{match}
  Matches: alias: a⏎Matches:⏎{match}
  name-only: alias: a⏎matches:⏎  - name: m⏎
  apipath-lower: alias: a⏎matches:⏎  - name: m⏎    apipath:⏎      exact: "/login"⏎
  apiPaths: alias: a⏎matches:⏎  - name: m⏎    apiPaths:⏎      exact: "/login"⏎
  path: alias: a⏎matches:⏎  - name: m⏎    path:⏎      exact: "/login"⏎
  header: alias: a⏎matches:⏎  - name: m⏎    header:⏎      x-level:⏎        exact: "3"⏎
  methods: alias: a⏎matches:⏎  - name: m⏎    methods: [GET]⏎
  query: alias: a⏎matches:⏎  - name: m⏎    query:⏎      q:⏎        exact: "1"⏎
  trafficMarkPolicy: alias: a⏎matches:⏎{match}    trafficMarkPolicy: once⏎
  trafficMark: alias: a⏎trafficMark: once⏎matches:⏎{match}
  unknown-in-match: alias: a⏎matches:⏎{match}    foo: bar⏎
  unknown-top: alias: a⏎foo: bar⏎matches:⏎{match}
  order-top: alias: a⏎order: 1⏎matches:⏎{match}
  description: alias: a⏎description: b⏎matches:⏎{match}
  mis-indent-exact: alias: a⏎matches:⏎  - name: m⏎    apiPath:⏎    exact: "/login"⏎
  mis-indent-prefix: alias: a⏎matches:⏎  - name: m⏎    apiPath:⏎    prefix: "/login"⏎    method: [GET]⏎
  mis-indent-header: alias: a⏎matches:⏎  - name: m⏎    headers:⏎    x-level:⏎      exact: "3"⏎
  mis-indent-header-op: alias: a⏎matches:⏎  - name: m⏎    headers:⏎      x-level:⏎      exact: "3"⏎
  mis-indent-match: alias: a⏎matches:⏎- name: m⏎- apiPath:⏎    exact: "/login"⏎
  no-list-indent: alias: a⏎matches:⏎- name: m⏎  apiPath:⏎    exact: "/login"⏎
  apiPath-sibling: alias: a⏎matches:⏎  - name: m⏎apiPath:⏎  exact: "/login"⏎
  duplicate-apiPath: alias: a⏎matches:⏎{match}    apiPath:⏎      exact: "/z"⏎
  duplicate-matches: alias: a⏎matches:⏎{match}matches:⏎  - name: m⏎    apiPath:⏎      exact: "/z"⏎
  anchors: alias: a⏎x: &p⏎  exact: "/login"⏎matches:⏎  - name: m⏎    apiPath: *p⏎
  merge: alias: a⏎x: &p⏎  apiPath:⏎    exact: "/login"⏎matches:⏎  - name: m⏎    <<: *p⏎
  merge-operator: alias: a⏎x: &p⏎  exact: "/login"⏎matches:⏎  - name: m⏎    apiPath:⏎      <<: *p⏎
  tab: alias: a⏎matches:⏎  - name: m⏎⇥apiPath:⏎
  two-matches: alias: a⏎matches:⏎{match}  - name: n⏎    method: [POST]⏎
  list-root: - alias: a⏎  matches:⏎    - name: m⏎      apiPath:⏎        exact: "/login"⏎
  flow: {alias: a, matches: [{name: m, apiPath: {exact: "/login"}}]}⏎
  json: {"alias":"a","matches":[{"name":"m","apiPath":{"exact":"/login"}}]}⏎
  services-shop: alias: a⏎services: shop⏎matches:⏎{match}
  services-space: alias: a⏎services: other, shop⏎matches:⏎{match}
  services-list: alias: a⏎services: [shop]⏎matches:⏎{match}
  services-version: alias: a⏎services: shop:1.0.0⏎matches:⏎{match}
  name-top: name: x⏎alias: a⏎matches:⏎{match}
  rules: rules:⏎  alias: a⏎  matches:⏎    - name: m⏎      apiPath:⏎        exact: "/login"⏎
  class: alias: a⏎class: x⏎matches:⏎{match}
  spec: spec:⏎  alias: a⏎  matches:⏎    - name: m⏎      apiPath:⏎        exact: "/login"⏎
  two-docs: alias: a⏎matches:⏎{match}---⏎alias: b⏎
  flat-go: alias: a⏎apiPath:⏎  exact: "/login"⏎method: [GET]⏎
  null-method-and-path: alias: a⏎matches:⏎  - name: m⏎    method:⏎    apiPath:⏎      exact: "/login"⏎
  null-header-and-path: alias: a⏎matches:⏎  - name: m⏎    headers:⏎    apiPath:⏎      exact: "/login"⏎
  empty-headers-and-path: alias: a⏎matches:⏎  - name: m⏎    headers: {}⏎    apiPath:⏎      exact: "/login"⏎
  prefix-empty: alias: a⏎matches:⏎  - name: m⏎    apiPath:⏎      prefix: ""⏎
  contains-empty: alias: a⏎matches:⏎  - name: m⏎    apiPath:⏎      contains: ""⏎
  catch-all-second: alias: a⏎matches:⏎{match}  - name: n⏎
`);
