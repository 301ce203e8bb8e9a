import type { Environment } from '../process-context';

/** The sides of commands that go to two servers at once, as the variables that are for one of them name it. */
export type SideName = 'FROM' | 'TO' | 'LEFT' | 'RIGHT';

/** Holds the side that an environment was made for: messages name its variables as the user has to set them. */
const marker = 'ENGINE_ROOM_SIDE';

/**
 * The environment for one side. Where any variable is for it (`ENGINE_ROOM_TO_PASSWORD`), those for no side don't count:
 * nothing that is meant for one server goes to the other.
 */
export function sideEnvironment(environment: Environment, side: SideName): Environment {
  const prefix = `ENGINE_ROOM_${side}_`;
  const own = Object.entries(environment).filter(([name, value]) => name.startsWith(prefix) && value);
  if (own.length === 0) return environment;
  const others = Object.entries(environment).filter(([name]) => !name.startsWith('ENGINE_ROOM_'));
  const renamed = own.map(([name, value]) => [`ENGINE_ROOM_${name.slice(prefix.length)}`, value] as const);
  return Object.fromEntries([...others, ...renamed, [marker, side]]);
}

/** The name under which the user sets a variable of an environment: `ENGINE_ROOM_TO_USER` where it is for a side. */
export function variableIn(environment: Environment, variable: `ENGINE_ROOM_${string}`): string {
  const side = environment[marker];
  return side === undefined ? variable : variable.replace(/^ENGINE_ROOM_/, `ENGINE_ROOM_${side}_`);
}

/** Help text about variables for one side. */
export function sideVariablesHelp(one: SideName, other: SideName): string {
  return `
Each side may have variables of its own: ENGINE_ROOM_${one}_USER, ENGINE_ROOM_${other}_PASSWORD, ENGINE_ROOM_${other}_ADDRESS
and so on, for any of the variables below. A side that has one of them gets nothing from the variables without its name.
`;
}
