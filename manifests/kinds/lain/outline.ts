import type { OutlineItem } from '../../engine/manifest';
import { asScalar, valueOf } from '../../../parser/node';
import type { Entry } from '../../../parser/node';
import type { LainDocument } from './document';
import type { Proc } from './sections';

/** Longest value that is shown beside its key. */
const longestDetail = 60;

/** The sections of a manifest: procs by their type and size, everything else by its keys. */
export function outlineOfLain(document: LainDocument): readonly OutlineItem[] {
  const procs = new Map(document.procs.toReversed().map((proc) => [proc.section.entry, proc]));
  return (document.root?.entries ?? []).map((entry) => {
    const proc = procs.get(entry);
    const item = itemOf(entry, 2);
    return proc ? { ...item, kind: 'resource', detail: factsOf(proc) } : item;
  });
}

function itemOf(entry: Entry, levels: number): OutlineItem {
  const { name, value, key, range } = entry;
  const detail = value.kind === 'scalar' ? shortened(value.text) : '';
  const inner = value.kind === 'map' && levels > 0 ? value.entries : [];
  return {
    name: name === '' ? '…' : name,
    ...(detail !== '' && { detail }),
    kind: value.kind === 'scalar' || levels < 2 ? 'key' : 'section',
    range,
    nameRange: key.range,
    children: inner.map((one) => itemOf(one, levels - 1)),
  };
}

function shortened(text: string): string {
  const [line = ''] = text.split('\n', 1);
  return line.length > longestDetail ? `${line.slice(0, longestDetail - 1)}…` : line;
}

/** Type, how many of what size, port: as far as they are written. */
function factsOf({ type, section, body }: Proc): string {
  const written = (key: string) => shortened(asScalar(valueOf(body, key))?.text ?? '');
  const size = [written('num_instances'), written('memory')].filter((word) => word !== '').join(' × ');
  const port = written('port');
  return [type ?? section.word, size, port && `:${port}`].filter((word) => word !== '').join(' · ');
}
