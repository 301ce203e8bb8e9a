import { setTimeout as wait } from 'node:timers/promises';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Row } from '../measure';
import { median } from '../measure';
import { manyDocuments } from './files';
import { ServerProcess, type Candidate } from './server-process';

const single = { edits: 15, apart: 400 };
const burst = { edits: 40, apart: 80, times: 5 };

/** What a person waits for who types in the file of 300 documents: pauses count, since the server pushes. */
export async function typing(ours: Candidate): Promise<readonly Row[]> {
  const pushing = await Typist.start({ ...ours, pulls: false });
  const longest = await pushing.waitForOne();
  const pushed = await pushing.processorOfBursts(() => wait(500));
  await pushing.stop();
  const pulling = await Typist.start({ ...ours, pulls: true });
  const once = await pulling.processorOfBursts(() => pulling.replace());
  await pulling.stop();
  const name = `${burst.edits} characters ${burst.apart} ms apart`;
  return [
    { name: 'a character after a pause: wait for diagnostics (goal 60)', value: longest, unit: 'ms' },
    { name: `${name}, processor`, value: pushed, unit: 'ms' },
    { name: `${name}, processor where only the end is read`, value: once, unit: 'ms' },
  ];
}

/** Types in one file of one server. */
class Typist {
  private readonly file = manyDocuments();
  private readonly uri = `file:///bench/${this.file.name}`;
  private version = 1;

  private constructor(private readonly server: ServerProcess) {}

  static async start(candidate: Candidate): Promise<Typist> {
    const typist = new Typist((await ServerProcess.start(candidate)).server);
    const { server, uri, file } = typist;
    await server.open(uri, file.languageId, file.text);
    await typist.replace();
    return typist;
  }

  /** Milliseconds from a single character to its diagnostics; median. */
  async waitForOne(): Promise<number> {
    const times: number[] = [];
    for (let count = 0; count < single.edits; count++) {
      await wait(single.apart);
      const start = performance.now();
      await this.replace();
      times.push(performance.now() - start);
    }
    return median(times);
  }

  /** Milliseconds of processor time of the server for one burst of typing. */
  async processorOfBursts(atEnd: () => Promise<unknown>): Promise<number> {
    const before = this.server.processorTime();
    for (let round = 0; round < burst.times; round++) {
      for (let count = 0; count < burst.edits; count++) {
        await wait(burst.apart);
        const { at, character } = this.next();
        await this.server.type(this.uri, this.version, at, character);
      }
      await atEnd();
    }
    return (this.server.processorTime() - before) / burst.times;
  }

  replace(): Promise<number> {
    const { at, character } = this.next();
    return this.server.replace(this.uri, this.version, at, character);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  private next() {
    const { languageId, text, edit } = this.file;
    this.version++;
    return {
      at: TextDocument.create(this.uri, languageId, 1, text).positionAt(edit.at),
      character: edit.characters[this.version % 2 === 0 ? 0 : 1],
    };
  }
}
