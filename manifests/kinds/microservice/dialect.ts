import { frameworks } from '../../engine/manifest';
import type { Framework } from '../../engine/manifest';
import type { PolicyGeneration } from '../governance';
import { isGoFile, isSpringFile } from './recognise';
import type { Setting } from './settings';

/**
 * The framework that reads `servicecomb`, `cse` and the old keys of the identity: Java Chassis 1 and 2, Java Chassis 3,
 * Go Chassis, or (`policies`) Spring Cloud Huawei, which reads only policies there. Undefined if unknown.
 */
export type Dialect = 'java2' | 'java3' | 'go' | 'policies';

/** Why a dialect was taken, or why none was. */
export interface Judgement {
  readonly dialect: Dialect | undefined;
  /** A person said it in the file or in the settings, the name of the file says it, or the keys do, or they conflict. */
  readonly by: 'comment' | 'setting' | 'name' | 'keys' | 'conflict' | 'nothing';
  /** The keys that speak for the dialect, or for several of them, as they are written; few of them. */
  readonly keys: readonly string[];
}

/** What a document shows of its reader. */
export interface Signs {
  readonly text: string;
  readonly fileName: string | undefined;
  readonly settings: readonly Pick<Setting, 'key'>[];
  /** Whether there are settings of Spring itself. */
  readonly hasSpring: boolean;
  readonly framework: Framework | undefined;
}

const named: Readonly<Record<Framework, Dialect>> = {
  'java-chassis-2': 'java2',
  'java-chassis-3': 'java3',
  'go-chassis': 'go',
  'spring-cloud': 'policies',
};

/** A sort of keys that only some frameworks read; `java` stands for both generations of Java Chassis. */
interface Evidence {
  readonly of: 'java2' | 'java3' | 'go' | 'java';
  readonly weight: number;
  readonly keys: RegExp;
}

/** The more of its kind a key can only be, the more it weighs; keys that are easily misplaced weigh least. */
const evidence: readonly Evidence[] = [
  {
    of: 'go',
    weight: 3,
    keys: /^(?:servicecomb|cse)\.(?:protocols|noRefreshSchema|transport\.(?:failure|maxIdleCon|maxBodyBytes|maxHeaderBytes|timeout))(?:\.|$)/,
  },
  {
    of: 'go',
    weight: 3,
    keys: /^(?:servicecomb|cse)\.registry\.(?:type|scope|refreshInterval|refeshInterval|autoIPIndex|register|heartbeat|cacheIndex|configPath|api)(?:\.|$)/,
  },
  {
    of: 'go',
    weight: 3,
    keys: /^(?:servicecomb|cse)\.(?:service\.(?:app$|registry\.(?:type|scope|autoIPIndex)$)|config\.client\.(?:type|refreshInterval|refreshPort)$)/,
  },
  { of: 'go', weight: 3, keys: /^servicecomb\.match\.[^.]+$/ },
  {
    of: 'go',
    weight: 1,
    keys: /^servicecomb\.registry\.(?:address|watch|disabled|autodiscovery|healthCheck)$/,
  },
  { of: 'java3', weight: 4, keys: /^servicecomb\.registry\.(?:sc|local|nacos|zk|etcd|consul|zero-config)\./ },
  { of: 'java2', weight: 2, keys: /^servicecomb\.service\.registry\.(?!(?:type|scope|autoIPIndex)$)/ },
  { of: 'java2', weight: 1, keys: /^servicecomb\.references\./ },
  { of: 'java2', weight: 2, keys: /^cse\./ },
  {
    of: 'java',
    weight: 1,
    keys: /^servicecomb\.(?:rest\.(?:address|server\.|client\.)|highway\.|kie\.|instance\.|executor\.|service\.application$)/,
  },
];

/** How much has to speak for a dialect, and how much more than for any other one. */
const least = 2;
const margin = 1.5;

/** The dialect of a document by all that it shows: what a person says, the name of the file, and its keys together. */
export function judge(signs: Signs): Judgement {
  const { text, fileName, settings, framework } = signs;
  const comment = frameworkInComment(text);
  if (comment !== undefined) return { dialect: named[comment], by: 'comment', keys: [] };
  if (framework !== undefined) return { dialect: named[framework], by: 'setting', keys: [] };
  if (fileName !== undefined && isGoFile(fileName)) return { dialect: 'go', by: 'name', keys: [] };
  const found = weigh(settings, signs.hasSpring || isSpringFile(fileName));
  const cloud = settings.find(({ key }) => key.startsWith('spring.cloud.servicecomb'));
  if (found.dialect === undefined && cloud !== undefined)
    return { dialect: 'policies', by: 'keys', keys: [cloud.key] };
  return found;
}

function weigh(settings: Signs['settings'], isSpring: boolean): Judgement {
  const seen = evidence.flatMap((sort) => {
    const key =
      isSpring && sort.of === 'go' ? undefined : settings.find((one) => sort.keys.test(one.key))?.key;
    return key === undefined ? [] : [{ ...sort, key }];
  });
  const sum = (...of: readonly Evidence['of'][]) =>
    seen.filter((one) => of.includes(one.of)).reduce((total, { weight }) => total + weight, 0);
  const go = sum('go');
  const [java2, java3] = [sum('java2'), sum('java3')];
  const shared = sum('java');
  const against = (dialect: Dialect): number =>
    Math.max(
      dialect === 'go' ? 0 : go,
      dialect === 'java2' ? 0 : java2 + (dialect === 'go' ? shared : 0),
      dialect === 'java3' ? 0 : java3 + (dialect === 'go' ? shared : 0),
    );
  const rated = [
    { dialect: 'go', own: go, score: go },
    { dialect: 'java2', own: java2, score: java2 + shared },
    { dialect: 'java3', own: java3, score: java3 + shared },
  ] as const;
  const keysOf = (...of: readonly Evidence['of'][]) =>
    seen.filter((one) => of.includes(one.of)).map(({ key }) => key);
  const best = rated.find(({ dialect, own, score }) => own >= least && score >= margin * against(dialect));
  if (best !== undefined) return { dialect: best.dialect, by: 'keys', keys: keysOf(best.dialect) };
  const keys = keysOf('go', 'java2', 'java3');
  const isConflict = [go, java2, java3, shared].filter((one) => one > 0).length > 1 && keys.length > 0;
  return { dialect: undefined, by: isConflict ? 'conflict' : 'nothing', keys };
}

const commentPattern = /^[ \t\uFEFF]*#[ \t]*engine-room-framework[ \t]+([\w-]+)/m;

/** The framework that a comment names: `# engine-room-framework go-chassis`. */
function frameworkInComment(text: string): Framework | undefined {
  const word = commentPattern.exec(text)?.[1];
  return frameworks.find((framework) => framework === word);
}

/** The clients that read the policies of a document, if known. */
export function generationOf(dialect: Dialect | undefined): PolicyGeneration | undefined {
  return dialect === 'policies' ? 'java2' : dialect;
}
