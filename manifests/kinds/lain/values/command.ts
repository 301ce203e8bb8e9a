/** Words that mean something to a shell only. */
const shellOperators = new Set(['&&', '||', '|', ';', '&', '>', '>>', '<', '2>&1']);

/** The words that a command in string form is cut into: at white space, whatever is quoted. */
export function splitAtSpaces(command: string): string[] {
  return command.split(/\s+/).filter((word) => word !== '');
}

/** The words that a shell would see; undefined when a quote is left open. */
export function splitLikeShell(command: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let i = 0; i < command.length; i++) {
    const character = command.charAt(i);
    if (quote) {
      if (character === quote) quote = '';
      else word += character === '\\' && quote === '"' ? command.charAt(++i) : character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + (character === '\\' ? command.charAt(++i) : character);
    }
  }
  if (quote) return undefined;
  if (word !== undefined) words.push(word);
  return words;
}

/** Whether quotes in the command mean words that the platform, which only splits at spaces, will not see. */
export function reliesOnQuotes(command: string): boolean {
  const words = splitLikeShell(command);
  return (
    /["']/.test(command) && words !== undefined && words.join('\0') !== splitAtSpaces(command).join('\0')
  );
}

/** The first word of the command that only a shell would understand. */
export function shellOperatorOf(command: string): string | undefined {
  return splitAtSpaces(command).find((word) => shellOperators.has(word));
}
