import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { FOLLOWED } from './tagger/guidelines.js';
import { parseTaggerModel, type TaggerModel } from './tagger/model.js';

/** The options of the stage `entities`. */
export const options = z.strictObject({
  favour: z
    .enum(['precision', 'balance', 'recall'])
    .default('balance')
    .describe(
      'precision: surer names, fewer of them; recall: more names, less sure; docs/entities.md has figures',
    ),
  guidelines: z
    .enum(FOLLOWED)
    .default('news')
    .describe(
      'whose guidelines names follow: of Qawl (news), or of a corpus to compare with (anercorp, aqmar)',
    ),
  model: z
    .strictObject({
      file: z.string().min(1).describe('as `qawl train entities` wrote it; from the working directory'),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .describe('of the file, as the command printed it'),
    })
    .optional()
    .describe('a model of your own. Default: the one that comes with Qawl'),
});

/** What is taken off the score of standing outside of names. Balance is what gave the best F1 on annotated articles. */
export const EAGERNESS = { precision: -2, balance: -0.3, recall: 0.9 } as const;

/** @throws Error where the file cannot be read, is another one than its hash says, or is no model */
export function ownModel({ file, sha256 }: { file: string; sha256: string }): TaggerModel {
  const bytes = readFileSync(file);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256)
    throw new Error(`the model ${file} is not the one that was named: its SHA-256 is ${found}`);
  return parseTaggerModel(bytes);
}
