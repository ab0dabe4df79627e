/**
 * Milliseconds of processor time that this process has used. On a shared machine it says what a core does, where the
 * wall clock says how busy the others are. The threads of the garbage collector and the compiler are counted.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The middle one of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
