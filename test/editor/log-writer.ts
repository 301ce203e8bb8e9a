// Takes the place of @vscode/spdlog, which writes the editor's log files and is a native module that nobody builds here.
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, extname } from 'node:path';

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'] as const;
type Level = (typeof levels)[number];

/** Writes each line at once, so that there is nothing to flush and log files are complete when a test reads them. */
export class Logger {
  private level = levels.indexOf('info');
  private pattern = '[%Y-%m-%d %H:%M:%S.%e] [%l] %v';
  private end = '\n';

  /**
   * @param _type Kind of the native module's writer.
   * @param _name Name of the native module's writer.
   * @param maxBytes Size from which the file is put aside and begun anew; one former file is kept.
   */
  constructor(
    _type: string,
    _name: string,
    private readonly file: string,
    private readonly maxBytes: number,
  ) {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, '');
  }

  trace = (message: string) => this.write('trace', message);
  debug = (message: string) => this.write('debug', message);
  info = (message: string) => this.write('info', message);
  warn = (message: string) => this.write('warning', message);
  error = (message: string) => this.write('error', message);
  critical = (message: string) => this.write('critical', message);

  getLevel(): number {
    return this.level;
  }

  setLevel(level: number): void {
    this.level = level;
  }

  setPattern(pattern: string): void {
    this.pattern = pattern;
    this.end = '\n';
  }

  /** From now on messages are written as they are, with no end of line of their own. */
  clearFormatters(): void {
    this.pattern = '%v';
    this.end = '';
  }

  flush = () => undefined;

  drop(): void {
    this.level = levels.length;
  }

  private write(level: Level, message: string): void {
    if (levels.indexOf(level) < this.level) return;
    if (existsSync(this.file) && statSync(this.file).size > this.maxBytes) {
      const extension = extname(this.file);
      renameSync(this.file, `${this.file.slice(0, this.file.length - extension.length)}.1${extension}`);
    }
    appendFileSync(this.file, formatLine(this.pattern, level, message, new Date()) + this.end);
  }
}

function formatLine(pattern: string, level: Level, message: string, now: Date): string {
  const digits = (value: number, count = 2): string => String(value).padStart(count, '0');
  const fields: Readonly<Record<string, string>> = {
    '%Y': digits(now.getFullYear(), 4),
    '%m': digits(now.getMonth() + 1),
    '%d': digits(now.getDate()),
    '%H': digits(now.getHours()),
    '%M': digits(now.getMinutes()),
    '%S': digits(now.getSeconds()),
    '%e': digits(now.getMilliseconds(), 3),
    '%l': level,
    '%v': message,
  };
  return pattern.replaceAll(/%\w/g, (field) => fields[field] ?? field);
}

/** Each logger is given its level by the editor, and holds nothing back. */
export const setLevel = () => undefined;
export const setFlushOn = () => undefined;

export const createRotatingLogger = (name: string, file: string, maxBytes: number): Promise<Logger> =>
  Promise.resolve(new Logger('rotating', name, file, maxBytes));

export const createAsyncRotatingLogger = createRotatingLogger;
