import { z } from 'zod';
import { readParts } from './hardWords.js';
import { modelOption } from '../ownModel.js';

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
  model: modelOption('train segmenter'),
});
