import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { guardOutput } from '../run/outputError.js';
import { say } from './terminal.js';

/** Names the files that are not there. Returns whether all are. */
export function areThere(files: readonly string[]): boolean {
  const missing = files.filter((file) => !existsSync(file));
  for (const file of missing) say(`qawl: there is no ${file}`);
  return missing.length === 0;
}

/** Writes a model and says how a pipeline file names it. @param stage the stage whose option `model` it is */
export function writeTrainedModel(stage: string, output: string, bytes: Buffer): void {
  guardOutput(output, () => {
    writeFileSync(output, bytes);
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  say(`\nwrote ${output}: ${bytes.length} bytes`);
  say(`Use it in a pipeline file:\n  - ${stage}: { model: { file: ${output}, sha256: ${sha256} } }`);
}
