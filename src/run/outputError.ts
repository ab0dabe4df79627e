/** The output folder cannot be written: a full disk, no permission. Ends the run; `--resume` goes on. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

/** Runs `work`; what the file system refuses becomes an OutputError that says what to do. */
export function guardOutput<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw asOutputError(place, cause);
  }
}

const REFUSALS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; make room, then go on with --resume',
  EDQUOT: 'the quota is used up; make room, then go on with --resume',
  EACCES: 'no permission to write there; choose another folder with --output',
  EPERM: 'no permission to write there; choose another folder with --output',
  EROFS: 'the file system is read-only; choose another folder with --output',
  ENOTDIR: 'a part of the path is a file; choose another folder with --output',
  EEXIST: 'a file stands where a folder should be; choose another folder with --output',
};

/** An error of the file system as an OutputError; any other error as it is. */
export function asOutputError(place: string, cause: unknown): Error {
  if (cause instanceof OutputError) return cause;
  const code = (cause as NodeJS.ErrnoException).code;
  const advice = code === undefined ? undefined : REFUSALS[code];
  if (advice !== undefined) return new OutputError(`${place} cannot be written: ${advice}`, { cause });
  return cause instanceof Error ? cause : new Error(String(cause));
}
