import { writeSync } from 'node:fs';

/** The only writer to the terminal. stdout carries data alone; everything for eyes goes to stderr. */

/** Exit codes: docs/diagnostics.md. */
export const EXIT = {
  complete: 0,
  documentsFailed: 1,
  usersMistake: 2,
  ourMistake: 3,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Writes a line for eyes. */
export function say(line: string): void {
  write(2, `${line}\n`);
}

/** Whether a person looks at stderr. */
export function isTerminal(): boolean {
  return process.stderr.isTTY;
}

/** Shows a line that the next one replaces; only on a terminal. */
export function sayOver(line: string): void {
  if (isTerminal()) write(2, `\r\u001b[K${line}`);
}

/** Writes data. Returns when the reader has taken it, so that a slow reader slows us down. */
export function give(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once('drain', resolve);
  });
}

/** A reader that closes its end (`| head`) ends us quietly; a full disk behind stdout does not. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.complete);
    say(`qawl: stdout cannot be written: ${error.message}.`);
    process.exit(EXIT.usersMistake);
  });
}

function write(handle: number, text: string): void {
  try {
    writeSync(handle, text);
  } catch {
    // A full pipe or a closed one: what is for eyes may be lost, the work may not.
  }
}

/** 12345 as 12,345. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
