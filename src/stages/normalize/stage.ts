import { Edits } from '../../model/layers.js';
import { defineStage } from '../../stage/stage.js';
import { compileNormalizer } from './normalizer.js';
import { options } from './options.js';

export const normalize = defineStage({
  name: 'normalize',
  version: '0.2.0',
  about: 'Writes down what to replace so that spelling and encoding habits do not matter.',
  needs: [],
  gives: [Edits],
  options,
  open({ options }) {
    const normalizer = compileNormalizer(options);
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
