/** Text of the scalar under a top-level key, found by its line alone; undefined where there is none on that line. */
export function topLevelScalar(text: string, key: string): string | undefined {
  return scalarAt(new RegExp(`^${key}:[ \\t]+(.{1,300})$`, 'm').exec(text)?.[1]);
}

/** Text of the scalar under a key of a top-level section, found by lines alone. */
export function scalarIn(text: string, section: string, key: string): string | undefined {
  const head = new RegExp(`^${section}:.*$`, 'm').exec(text);
  if (head === null) return undefined;
  const start = head.index + head[0].length;
  const length = text.slice(start).search(/\n[^\s#-]/);
  const body = text.slice(start, length === -1 ? undefined : start + length);
  return scalarAt(new RegExp(`^[ \\t]+${key}:[ \\t]+(.{1,300})$`, 'm').exec(body)?.[1]);
}

function scalarAt(line = ''): string | undefined {
  const [, double, single] = /^(?:"([^"]*)"|'([^']*)')\s*(?:#|$)/.exec(line) ?? [];
  const [plain = ''] = line.split(' #', 1);
  return double ?? single ?? (/^[^\s"'[{&*!|>#]/.test(plain) ? plain.trimEnd() : undefined);
}
