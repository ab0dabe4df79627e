import { z } from 'zod';
import { FOLLOWED } from './tagger/guidelines.js';
import { modelOption } from '../ownModel.js';

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
  model: modelOption('train entities'),
});

/** What is taken off the score of standing outside of names. Balance is what gave the best F1 on annotated articles. */
export const EAGERNESS = { precision: -2, balance: -0.3, recall: 0.9 } as const;
