import { TextDocument } from 'vscode-languageserver-textdocument';
import { median } from '../measure';
import type { SampleFile } from './files';
import { ServerProcess } from './server-process';
import type { Candidate } from './server-process';

/** What a server took for one file, in milliseconds and megabytes; medians. */
export interface FileFigures {
  readonly open: number;
  readonly edit: number;
  readonly editProcessor: number;
  readonly completion: number;
  readonly memory: number;
  /** Problems that were shown, and proposals: 0 where a server is fast because it does nothing. */
  readonly problems: number;
  readonly proposals: number;
}

/** Milliseconds until a server has answered \`initialize\`. */
export async function measureStart(candidate: Candidate, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { server, milliseconds } = await ServerProcess.start(candidate);
    times.push(milliseconds);
    await server.stop();
  }
  return median(times);
}

/** Opens a file in a fresh server, edits it character by character, and completes in it. */
export async function measureFile(
  candidate: Candidate,
  file: SampleFile,
  edits: number,
): Promise<FileFigures> {
  const { server } = await ServerProcess.start(candidate);
  const uri = `file:///bench/${file.name}`;
  const document = TextDocument.create(uri, file.languageId, 1, file.text);

  const opened = performance.now();
  const problems = await server.open(uri, file.languageId, file.text);
  const open = performance.now() - opened;

  const at = document.positionAt(file.edit.at);
  const times: number[] = [];
  const before = server.processorTime();
  for (let count = 0; count < edits; count++) {
    const start = performance.now();
    await server.replace(uri, count + 2, at, file.edit.characters[count % 2 === 0 ? 0 : 1]);
    times.push(performance.now() - start - candidate.pause);
  }
  const editProcessor = (server.processorTime() - before) / edits;

  const completions: number[] = [];
  let proposals = 0;
  for (let count = 0; count < 5; count++) {
    const start = performance.now();
    proposals = await server.complete(uri, document.positionAt(file.completion.at));
    completions.push(performance.now() - start);
  }
  const memory = server.peakMemory();
  await server.stop();
  return {
    open,
    edit: median(times),
    editProcessor,
    completion: median(completions),
    memory,
    problems,
    proposals,
  };
}
