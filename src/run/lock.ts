import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { OutputError } from './outputError.js';

const LOCK = 'lock.json';
/** Milliseconds in which a lock that was made gets its text; without one after that, its maker was killed. */
const HALF = 2000;

/**
 * Takes the lock of a folder; returns what gives it back. The lock of a process that is gone is taken over.
 * @throws OutputError where a process that is alive holds it
 */
export function lock(folder: string): () => void {
  const file = path.join(folder, LOCK);
  const mine = JSON.stringify({ pid: process.pid, host: hostname() });
  for (;;) {
    if (createLock(file, mine)) break;
    const text = readLock(file);
    if (text === undefined) continue;
    const holder = holderOf(text);
    if (holder && isAlive(holder)) throw new OutputError(heldBy(folder, holder));
    if (holder || ageOf(file) > HALF) removeLock(file, text);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
  return () => {
    rmSync(file, { force: true });
  };
}

function createLock(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    rmSync(file, { force: true });
    throw cause;
  }
}

/** Removes the lock of a dead run, and no other: by a rename, so that of two who try one alone succeeds. */
function removeLock(file: string, text: string): void {
  const aside = `${file}.${process.pid}.tmp`;
  if (readLock(file) !== text) return;
  try {
    renameSync(file, aside);
  } catch (cause) {
    if (isMissing(cause)) return;
    throw cause;
  }
  if (readLock(aside) === text) rmSync(aside);
  else renameSync(aside, file);
}

function readLock(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
}

function isMissing(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException).code === 'ENOENT';
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** Who holds a lock; undefined where it has no text, or half of it. */
function holderOf(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}

function ageOf(file: string): number {
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return made === undefined ? 0 : Date.now() - made;
}

function heldBy(folder: string, { pid, host }: Holder): string {
  const elsewhere = host === hostname() ? '' : `; if that process is gone, remove ${path.join(folder, LOCK)}`;
  return `${folder} is being written by process ${pid} on ${host}; wait for it, or stop it${elsewhere}`;
}

function isAlive({ pid, host }: Holder): boolean {
  // Nothing can be known of a process on another machine: it has the folder until its lock is taken away.
  if (host !== hostname()) return true;
  if (pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
