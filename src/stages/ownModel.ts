import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The option `model` of a stage: a model of the user's own. @param command what writes such a model: `train entities` */
export const modelOption = (command: string) =>
  z
    .strictObject({
      file: z.string().min(1).describe(`as \`qawl ${command}\` wrote it; from the working directory`),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .describe('of the file, as the command printed it'),
    })
    .optional()
    .describe('a model of your own. Default: the one that comes with Qawl');

/** @throws Error where the file cannot be read, is another one than its hash says, or is no model */
export function readOwnModel<Model>(
  { file, sha256 }: { readonly file: string; readonly sha256: string },
  parse: (bytes: Buffer) => Model,
): Model {
  const bytes = readFileSync(file);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256)
    throw new Error(`the model ${file} is not the one that was named: its SHA-256 is ${found}`);
  return parse(bytes);
}
