import type { KieItem } from '../../api/catalogue/kie/shapes';
import { serverOf } from '../../connections/server-limits';
import type { Session } from '../../connections/session';
import { kieItems, labelsKey, type Labels } from '../../resources/kie/items';
import type { ListResult } from '../../resources/resource-kind';
import type { DeployContext } from '../deploy-kind';
import type { WantedItem } from './wanted-items';

/** Longest answer in characters that takes no more time than the calls that it saves: 0.2 s at 10 Mbit/s. */
const maxAnswerLength = 250_000;

/** Length of an item in an answer without its value, in characters. */
const bareItemLength = 500;

/** How long an answer serves items that are about to be written, in milliseconds. */
const maxAgeMs = 1000;

const unlabelled = labelsKey({});

/** The answer to one call, for items with the same labels. */
interface SharedAnswer {
  /** Time in milliseconds since 1970. */
  readonly askedAt: number;
  readonly items: Promise<ListResult<KieItem>>;
  /** For how many more items it serves. */
  left: number;
}

/**
 * Reads the items of an engine that a plan writes, each right before its write. As many as the server takes at once are read
 * by one call when they have the same labels and the answer is short.
 */
export class ItemsBeforeWrites {
  /** Number of the items to be written, by their labels. */
  private readonly written = new Map<string, number>();
  /** Length of all items, by their labels. */
  private readonly lengths = new Map<string, number>();
  private totalLength = 0;
  private readonly answers = new Map<string, SharedAnswer>();

  /** @param live The items that the engine has. */
  constructor(live: Iterable<KieItem>) {
    for (const { labels = {}, value } of live) this.addLength(labelsKey(labels), value);
  }

  /** Notes an item that is going to be written. */
  add({ labels, value = '' }: WantedItem): void {
    const key = labelsKey(labels);
    this.written.set(key, (this.written.get(key) ?? 0) + 1);
    this.addLength(key, value);
  }

  /** The item as it is now; undefined when there is none. @throws ApiError */
  async read(
    item: WantedItem,
    context: Pick<DeployContext, 'session' | 'clock'>,
  ): Promise<KieItem | undefined> {
    const { labels, identity } = item;
    if (!this.isReadWithOthers(labels)) return readItem(item, context.session);
    const { items, complete } = await this.itemsWith(labels, context);
    const found = items.find((one) => kieItems.identity(one) === identity);
    return found || complete ? found : readItem(item, context.session);
  }

  private isReadWithOthers(labels: Labels): boolean {
    const key = labelsKey(labels);
    // Some servers answer all items when they are asked for those without labels. kie §4.
    const length = key === unlabelled ? this.totalLength : (this.lengths.get(key) ?? 0);
    return (this.written.get(key) ?? 0) > 1 && length <= maxAnswerLength;
  }

  private itemsWith(
    labels: Labels,
    { session, clock }: Pick<DeployContext, 'session' | 'clock'>,
  ): SharedAnswer['items'] {
    const key = labelsKey(labels);
    const now = clock.now();
    const known = this.answers.get(key);
    if (known && known.left > 0 && now - known.askedAt < maxAgeMs) {
      known.left -= 1;
      return known.items;
    }
    const items = kieItems.list(session, { labels }, new AbortController().signal);
    const { atOnce = 1 } = serverOf('kie')?.limits ?? {};
    const answer = { askedAt: now, items, left: atOnce - 1 };
    this.answers.set(key, answer);
    items.catch(() => (answer.left = 0)); // the next one asks again
    return items;
  }

  private addLength(key: string, value: string): void {
    const length = bareItemLength + value.length;
    this.lengths.set(key, (this.lengths.get(key) ?? 0) + length);
    this.totalLength += length;
  }
}

/** One item by itself; undefined when there is none. @throws ApiError */
export function readItem({ labels, identity }: WantedItem, session: Session): Promise<KieItem | undefined> {
  return kieItems.read(session, { labels }, identity, new AbortController().signal);
}
