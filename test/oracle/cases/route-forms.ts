import { labelled } from './listed';

/** Whole texts of route rules. */
export const routeForms = labelled(String.raw`
  map: precedence: 1⏎route:⏎  - weight: 100⏎    tags:⏎      version: 1.0.0⏎
  scalar: x⏎
  empty-list: []⏎
  null-item: [~]⏎
  null-item-and-good: -⏎{rules}
  empty-item: [{}]⏎
  list-of-list: - - precedence: 2⏎    match:⏎      headers:⏎        canary:⏎          exact: "new"⏎    route:⏎      - weight: 100⏎        tags:⏎          version: 2.0.0⏎  - precedence: 1⏎    route:⏎      - weight: 100⏎        tags:⏎          version: 1.0.0⏎
  list-text: - x⏎
  json: [{"precedence":1,"route":[{"weight":100,"tags":{"version":"1.0.0"}}]}]⏎
  json-string: "[{\"precedence\":1}]"⏎
  rules-key: rules:⏎  - precedence: 2⏎    match:⏎      headers:⏎        canary:⏎          exact: "new"⏎    route:⏎      - weight: 100⏎        tags:⏎          version: 2.0.0⏎  - precedence: 1⏎    route:⏎      - weight: 100⏎        tags:⏎          version: 1.0.0⏎
  comment: # x⏎
  null: ~⏎
  tab: - precedence: 1⏎⇥route: []⏎
  two-docs: {rules}---⏎{rules}
  doc-start: ---⏎{rules}
  unknown-top: - precedence: 2⏎  match:⏎    headers:⏎      canary:⏎        exact: "new"⏎  route:⏎    - weight: 100⏎      tags:⏎        version: 2.0.0⏎- precedence: 1⏎  foo: bar⏎  route:⏎    - weight: 100⏎      tags:⏎        version: 1.0.0⏎
  merge: - &r⏎  precedence: 1⏎  route:⏎    - weight: 100⏎      tags:⏎        version: 1.0.0⏎- <<: *r⏎  precedence: 2⏎
  anchor: - precedence: 2⏎  match:⏎    headers:⏎      canary:⏎        exact: new⏎  route: &x⏎    - weight: 100⏎      tags:⏎        version: 1.0.0⏎- precedence: 1⏎  route: *x⏎
  dup-precedence: - precedence: 2⏎  match:⏎    headers:⏎      canary:⏎        exact: "new"⏎  route:⏎    - weight: 100⏎      tags:⏎        version: 2.0.0⏎- precedence: 1⏎  precedence: 0⏎  route:⏎    - weight: 100⏎      tags:⏎        version: 1.0.0⏎
  sermant: - kind: routematcher.sermant.io/flow⏎  rules:⏎    - precedence: 1⏎
  three: {rules}- precedence: 3⏎  match:⏎    headers:⏎      canary:⏎        exact: "new"⏎  route:⏎    - weight: 100⏎      tags:⏎        version: 2.0.0⏎- precedence: 4⏎  route:⏎    - weight: 100⏎      tags:⏎        version: 1.0.0⏎
`);
