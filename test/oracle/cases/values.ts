import { listed } from './listed';

/** Whole numbers: spellings of YAML 1.1 and 1.2, quoted, out of range, and none. */
export const integers = listed(String.raw`
  1 | 0 | -1 | 2 | 100 | 1000000 | 2147483647 | 2147483648 | 99999999999 | "10" | '10' | 10.0 | 10.5 | 1e3
  0x10 | 010 | 0o17 | 08 | 1_000 | +5 | -0 | ten | "" | ~ | null | (empty) | true | [1] | {a: 1} | " 10 "
  "10 " | 100/s | "1,000" | .5 | 0b11 | 1:30 | "0x10" | "1e3" | "10.0" | "-1" | "+5" | "1_000" | "010"
  !!str 10 | !!int "10" | 10 # note | 1 0 | ١٠
`);

/** Numbers with a fraction. */
export const numbers = listed(String.raw`
  50 | 0.5 | 100 | 100.0 | 100.01 | 150 | 0 | 0.0 | -1 | "50" | "50.5" | "50%" | 50% | fifty | .inf | .nan
  1e1 | 1.5e1 | 1_0 | ~ | (empty) | "" | true | [50] | "0.5f" | 0x32 | 0.0001 | 99.99 | 1e-3 | "1e1"
  "NaN" | 1 | +50 | "+50" | .5 | 5. | 0,5 | 1:30
`);

/** Durations: milliseconds, ISO 8601, units that people write, and the limits of Java. */
export const durations = listed(String.raw`
  1000 | 1S | PT1S | 10ms | 1M | '1 s' | 1 s | 0 | -1 | 1.5S | 0.5S | 1s | 1m | 1H30M | 30M1H | 1d | 1D
  P1D | 10 | 5 | 9999999999 | 99999999999 | "" | ~ | null | (empty) | -1S | -PT1S | 1.5 | 1000.0 | 1e3
  1_000 | 0x3e8 | 010 | 1:00 | true | abc | 10s | "1,5S" | "1000 " | +1S | "+1000" | +1000 | 1S500MS | 1H
  24H | 0S | 0.0005S | 0.001S | 100000000000S | 1000ms | 1 S | S | 1.S | .5S | [1] | {a: 1} | 1.5M | 1.5H
  "1000" | '1S' | -0 | 1M-30S | 1H1M1S | 99999999999999999999S | 0H | 0.0S | 0M1S | 1500MS | 500 | 9
  1S # second | 1０ | "10\n" | -0.5S | --1 | 1M30 | 1.0000000001S | 2562047788015H | 153722867280913M
  0.009S | 0.01S | 1h30m | 60 | 3600000
`);

/** Booleans of YAML 1.1 and what people take for one. */
export const booleans = listed(String.raw`
  true | false | yes | no | on | off | "true" | "false" | True | TRUE | Yes | 1 | 0 | ~ | (empty) | ""
  maybe | y | n | "yes" | "on" | tRue | [true] | "TRUE" | "1" | t
`);

/** Lists of HTTP statuses. */
export const statuses = listed(String.raw`
  [502,503] | ["502"] | [5xx] | [5XX] | [50] | [] | ~ | (empty) | 502 | "502" | "502,503" | [502, abc]
  [0x1f6] | [502.0] | [true] | [~] | [""] | [[502]] | [5x] | [xxx] | ["*"] | [1e2] | [0502] | [502-504]
  {a: 502} | [502, 502] | ["502 "] | [" 502"] | [5_0_2] | [200] | [600] | [4xx, 5xx] | [50X] | [x]
  [5020] | 502,503 | [5.2] | [-502] | [+502] | ["+502"] | [1:30] | [502, ""] | [8:22] | [{a: 1}]
`);

/** Names of a header. */
export const identifiers = listed(String.raw`
  x-user | "x-user" | X-User | "" | ~ | (empty) | 1 | true | [x-user] | {a: b} | " x-user" | missing
`);

/** Services that a policy is for; the oracle is `shop` of version 1.0.0. */
export const services = listed(String.raw`
  shop | "shop" | shop:1.0.0 | "shop:1.0.0" | other,shop | "other, shop" | other, shop | "shop, other"
  "shop ,other" | [shop] | "shop:1.0.0:x" | "shop:" | ~ | (empty) | "" | ",shop" | "shop," | " shop"
  "shop " | {shop: 1} | "shop:1.0.0,other" | "shop;other" | "shop:1.0" | Shop | * | "*" | "shop:*"
  "shop:1.0.0 " | "shop :1.0.0" | "shop:1.0.0+"
`);

/** Orders among policies. */
export const orders = listed(String.raw`
  0 | 1 | -1 | "1" | 1.5 | first | ~ | (empty) | 2147483648 | 99 | 01
`);

/** Targets of a mapper. */
export const mapperTargets = listed(String.raw`
  {x-a: b} | {x-a: 1} | {x-a: "1"} | {x-a: true} | {x-a: ~} | {x-a: ""} | {x-a: $H{user}}
  {x-a: "$H{user}"} | {x-a: "$Q{q}"} | {x-a: $U} | {x-a: $M} | {x-a: "$X{y}"} | {x-a: "$H{}"}
  {x-a: {b: c}} | {x-a: [b]} | [] | [x-a] | x-a | ~ | (empty) | {} | {1: a} | {true: a} | {"": a}
  {x-a: 1.0} | {x-a: 2020-01-01} | {x-a: 010} | {x-a: b, x-a: c}
`);

/** Weights of a target of a route rule. */
export const weights = listed(String.raw`
  100 | 0 | 50 | -1 | 101 | 120 | "100" | 100.0 | 50.5 | 1e2 | 100% | "100%" | all | ~ | (empty) | ""
  true | [100] | {a: 1} | 0x64 | 0144 | 1_00 | +100 | "+100" | 2147483647 | 99999999999 | " 100" | "1e2"
  1:40 | "0x64" | -0 | !!str 100
`);
