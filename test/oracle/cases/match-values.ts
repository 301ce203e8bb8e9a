import { listed } from './listed';

/** What an operator compares with. */
export const operands = listed(String.raw`
  "/login" | /login | login | "login" | 3 | "3" | true | "true" | 01 | 2020-01-01 | ~ | (empty) | "" | [a]
  {a: b} | 1.0 | 1e3 | 0x10 | yes | "yes" | on | no | 1_000 | 12:30 | .5 | "*" | /a/* | "/a/{id}"
  /a/{id} | "/登录" | /a?b=c | "/a b" | null | "null" | -1 | +1 | 0 | / | "/" | // | "/login/" | /LOGIN | .*
  "^/a$" | !!str 3 | 1.0.0 | 0.0.1 | a:b | "a: b" | 0777 | .inf | y | n | 2001-12-14 21:59:43 | 1,000 | ٣
  0b11 | 9999999999999 | 1.5
`);

/** Operands of `compare`. */
export const comparisons = listed(String.raw`
  ">3" | ">=3" | "<3" | "<=3" | "=3" | "!3" | "!=3" | "==3" | "=>3" | "3" | 3 | ">" | "" | "> 3" | " >3"
  ">3 " | ">abc" | ">-3" | ">+3" | ">3.5" | ">.5" | ">3." | ">1e3" | ">0x10" | ">3f" | ">3d" | ">NaN"
  ">Infinity" | >3 | > 3 | =3 | !3 | !=3 | "<>3" | "><3" | "!!3" | "=!3" | "=<3" | ">--3" | ">- 3"
  "> -3" | ">3,5" | ">３" | ~ | (empty) | true | [3] | ">=-3.50" | ">00" | "<0" | "!" | ">=" | "=-0"
  ">1_000" | '>3' | >=3 | <3 | ">3L"
`);

/** Operators that are not known, misspelled or of another system. */
export const operatorNames = listed(String.raw`
  regex | Exact | EXACT | equals | eq | noEqu | less | noLess | greater | noGreater | caseInsensitive | in
  startsWith | exact␠ | "exact" | exacts | prefixs | endswith | ~ | 1 | contain | value | match
  exactOperator | "exact " | pattern | not | regexp | compares
`);

/** Forms of what holds the operators. */
export const operatorForms = listed(String.raw`
  {} | {exact: "/login", prefix: "/l"} | {exact: "/login", prefix: "/q"} | {exact: "/login", exact: "/z"}
  "/login" | /login | [{exact: "/login"}] | [] | ~ | (empty) | 5 | true | {exact: } | {: "/login"}
  {exact: "/login", } | {exact:"/login"} | {exact} | {prefix: "/l", suffix: "n"} | exact
  "{exact: /login}" | [exact, "/login"] | {"exact":"/login"} | {"exact": "/login"}
  !!map {exact: "/login"}
`);

/** Methods of a match. */
export const methods = listed(String.raw`
  [GET] | [get] | [Get] | [GET, POST] | GET | "GET" | "GET,POST" | [HEAD] | [OPTIONS] | [TRACE] | [] | ~
  (empty) | [~] | [1] | {GET: 1} | ["GET "] | "*" | ["*"] | [ALL] | [[GET]] | [GET, get] | [GET, GET]
  GET, POST | [POST] | [true] | [GET POST] | [GEt] | [CONNECT] | [GET, ~] | [""]
  ⏎      - GET⏎      - POST | ⏎      GET | [GET|POST] | [PATCH, DELETE]
`);

/** Headers of a match; `x-level` is what the probe sends. */
export const headers = listed(String.raw`
  {x-level: {exact: "3"}} | {X-LEVEL: {exact: "3"}} | {x-level: {exact: 3}} | {x-level: "3"}
  {x-level: 3} | [x-level] | [{x-level: {exact: "3"}}] | [{key: x-level, exact: "3"}] | ~ | (empty) | {}
  x-level | {x-level: ~} | {x-level: } | {x-level: {}} | {"": {exact: "3"}} | {1: {exact: "3"}}
  {on: {exact: "3"}} | {~: {exact: "3"}} | {x-level: {exact: "3"}, x-b: {exact: "1"}} | {x-level: [3]}
  {x-level: {exact: {a: b}}} | {x-level: {x-level: {exact: "3"}}} | {exact: "3"}
  {x-level: {exact: "3"}, x-level: {exact: "4"}} | {" x-level": {exact: "3"}} | {x level: {exact: "3"}}
  "x-level: 3" | {x-level:{exact: "3"}}
`);

/** Services of a match. */
export const serviceNames = listed(String.raw`
  cart | "cart" | "" | ~ | (empty) | 1 | [cart] | [cart, order] | [] | Cart | "cart " | {a: b} | true | cart,other | "*" | 1.0
`);

/** Matchers of the user. */
export const customMatchers = listed(String.raw`
  {} | ~ | {customMatcherHandler: a.B} | {customMatcherParameters: x}
  {customMatcherHandler: a.B, customMatcherParameters: x}
  {customMatcherHandler: "", customMatcherParameters: x}
  {customMatcherHandler: a.B, customMatcherParameters: ""} | a.B | [a.B]
  {customMatcherHandler: 1, customMatcherParameters: 2}
  {customMatcherhandler: a.B, customMatcherParameters: x}
  {customMatcherHandler: java.lang.String, customMatcherParameters: x} | {handler: a.B, parameters: x}
`);
