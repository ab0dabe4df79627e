import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** The root of the project. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = path.join(PROJECT, 'dist/cli/main.js');

/** How a command ended. */
export interface Ended {
  /** The exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  /** What it reads on stdin. Default: nothing. */
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Sends a signal, once, as soon as `when` holds. */
  readonly kill?: { readonly signal: NodeJS.Signals; when(): boolean };
}

/** A temporary folder with a project's files, in which the built command line is run. */
export interface Rig {
  readonly folder: string;
  /** Writes files by their path from the folder. */
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  read(file: string): string;
  /** The rows of a JSON Lines file. */
  rows<T>(file: string): T[];
  exists(file: string): boolean;
  /** SHA-256 of every file below a folder, by its path; without `timing.json`, which holds what differs from run to run. */
  tree(folder: string): Record<string, string>;
  /** Runs `qawl` and waits for its end. */
  qawl(args: readonly string[], options?: CommandOptions): Promise<Ended>;
  /** Runs another command. */
  run(command: string, args: readonly string[], options?: CommandOptions): Promise<Ended>;
  remove(): void;
}

/** Makes a rig. In its folder `import 'qawl'` finds the built project, as where it is installed. */
export function makeRig(): Rig {
  const folder = mkdtempSync(path.join(tmpdir(), 'qawl-'));
  const at = (file: string): string => path.join(folder, file);
  mkdirSync(at('node_modules'));
  symlinkSync(PROJECT, at('node_modules/qawl'), 'dir');
  writeFileSync(at('package.json'), '{ "type": "module", "private": true }\n');
  const running = new Set<ChildProcess>();

  const run = (command: string, args: readonly string[], options: CommandOptions = {}): Promise<Ended> => {
    const child = spawn(command, args, { cwd: folder, env: { ...process.env, ...options.env } });
    running.add(child);
    const killing = options.kill && killWhen(child, options.kill);
    return new Promise((resolve, reject) => {
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
      // A command that ends before it has read its input is for the test to judge.
      child.stdin.on('error', () => undefined);
      child.stdin.end(options.stdin ?? '');
      child.on('error', reject);
      child.on('close', (code, signal) => {
        clearInterval(killing);
        running.delete(child);
        resolve({
          code,
          signal,
          stdout: Buffer.concat(out).toString(),
          stderr: Buffer.concat(err).toString(),
        });
      });
    });
  };

  return {
    folder,
    write(files) {
      for (const [file, content] of Object.entries(files)) {
        mkdirSync(path.dirname(at(file)), { recursive: true });
        writeFileSync(at(file), content);
      }
    },
    read: (file) => readFileSync(at(file), 'utf8'),
    rows: <T>(file: string) =>
      readFileSync(at(file), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as T),
    exists: (file) => existsSync(at(file)),
    tree: (top) => treeOf(at(top)),
    qawl: (args, options) => run(process.execPath, [MAIN, ...args], options),
    run,
    remove() {
      for (const child of running) child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A news text that is number `n`: short, with a name and a quotation. */
export function article(n: number): string {
  return (
    `أعلن وزير الصحة سامر الخطيب في بيروت اليوم الخطة رقم ${n}.\n` +
    `وقال الوزير إن «المستشفيات ستستقبل ${n + 3} مرضى»، وأضاف أن العمل سيبدأ قريبا.\n`
  );
}

/** Files of every format that is read, with some documents that are not well: `n` articles of each format. */
export function mixedCorpus(n: number): Record<string, string | Uint8Array> {
  const numbers = Array.from({ length: n }, (_, i) => i);
  const line = (i: number): string =>
    JSON.stringify({ id: `wire-${i}`, text: article(i), outlet: 'الوكالة' });
  return {
    ...Object.fromEntries(numbers.map((i) => [`texts/${i % 3}/article-${i}.txt`, article(i)])),
    ...Object.fromEntries(numbers.map((i) => [`pages/${i}.html`, page(i)])),
    'wire.jsonl': numbers.map(line).join('\n'),
    'archive.jsonl.gz': gzipSync(numbers.map((i) => line(i)).join('\n')),
    'regional.csv': ['id,title,text', ...numbers.map((i) => `r-${i},عنوان,"${article(i)}"`)].join('\n'),
    'broken.jsonl': `{"id": "half", "te\n${line(n)}\n`,
    'empty.txt': '',
    'english.txt':
      'The minister said on Sunday that the government was going to publish the results of the inquiry.\n',
  };
}

function page(i: number): string {
  const paragraphs = `<p>${article(i).repeat(3)}</p>`.repeat(3);
  return `<html><head><title>صفحة ${i}</title></head><body><article>${paragraphs}</article></body></html>`;
}

function killWhen(child: ChildProcess, kill: { signal: NodeJS.Signals; when(): boolean }): NodeJS.Timeout {
  const timer = setInterval(() => {
    if (!kill.when()) return;
    clearInterval(timer);
    child.kill(kill.signal);
  }, 5);
  return timer;
}

function treeOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && entry.name !== 'timing.json')
    .map((entry) => ({ file: path.join(entry.parentPath, entry.name), isLink: entry.isSymbolicLink() }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  return Object.fromEntries(
    entries.map(({ file, isLink }) => [
      path.relative(folder, file).split(path.sep).join('/'),
      isLink ? `-> ${readlinkSync(file)}` : createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}
