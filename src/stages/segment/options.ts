import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readParts } from './hardWords.js';
import { parseModel, type SegmenterModel } from './model.js';

/** The options of the stage `segment`. */
export const options = z.strictObject({
  words: z
    .record(z.string().min(1), z.string())
    .default({})
    .superRefine((words, context) => {
      for (const [word, readings] of Object.entries(words)) {
        for (const parts of readings.split('|')) {
          try {
            readParts(word, parts.trim());
          } catch (mistake) {
            context.addIssue({ code: 'custom', path: [word], message: (mistake as Error).message });
          }
        }
      }
    })
    .describe('words of your own with their parts: "وجد: وجد", "فهم: ف+هم | فهم" where the context decides'),
  model: z
    .strictObject({
      file: z.string().min(1).describe('as `qawl train segmenter` wrote it; from the working directory'),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .describe('of the file, as the command printed it'),
    })
    .optional()
    .describe('a model of your own. Default: the one that comes with Qawl'),
});

/** @throws Error where the file cannot be read, is another one than its hash says, or is no model */
export function ownModel({ file, sha256 }: { file: string; sha256: string }): SegmenterModel {
  const bytes = readFileSync(file);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256)
    throw new Error(`the model ${file} is not the one that was named: its SHA-256 is ${found}`);
  return parseModel(bytes);
}
