import type { Checking, NamesOfFiles, Result, Visit } from './checker';
import type { FoundFile } from './find-files';
import type { Layout } from './reporters/reporter-for';

/** What a thread needs to check files as the main thread does. */
export interface WorkerSetup {
  readonly checking: Checking;
  readonly layout: Layout;
  readonly coloured: boolean;
}

/** What a thread is to do; it answers what has an answer, in the order of the requests. */
export type Request =
  | { readonly todo: 'visit'; readonly files: readonly FoundFile[] }
  | { readonly todo: 'learn'; readonly names: NamesOfFiles }
  | { readonly todo: 'check'; readonly files: readonly FoundFile[] };

/** The results of a request, or the error with which it failed. */
export type Answer =
  | { readonly visits: readonly Visit[] }
  | { readonly checked: readonly Result[] }
  | { readonly error: unknown };
