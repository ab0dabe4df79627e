import { z } from 'zod';
import { Edits } from '../../model/layers.js';
import { defineStage } from '../../stage/stage.js';
import { compileNormalizer } from './normalizer.js';
import { PROFILES } from './rules.js';

export const normalize = defineStage({
  name: 'normalize',
  version: '0.1.0',
  about: 'Writes down what to replace so that spelling and encoding habits do not matter.',
  needs: [],
  gives: [Edits],
  options: z.strictObject({
    profile: z
      .enum(PROFILES)
      .default('light')
      .describe('light: keep every letter a reader would write; search: fold spellings together; none'),
  }),
  open({ options }) {
    const normalizer = compileNormalizer(options.profile);
    return (doc, out) => {
      const edits = out.into(Edits);
      const { with: replacement, rule, attached } = edits.columns;
      normalizer(doc.text, (start, end, to, name, belongs) => {
        edits.starts.push(start);
        edits.ends.push(end);
        replacement.push(to);
        rule.push(name);
        attached.push(belongs);
      });
    };
  },
});
