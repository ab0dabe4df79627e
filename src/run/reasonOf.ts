/** Why the file system or a stream refused, without the path: where a corpus lies must not change the bytes of a run. */
export function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.split(/, \w+ '/)[0]!;
}
