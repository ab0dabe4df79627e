// @ts-check
import { defineStage, Entities } from 'qawl';
import { z } from 'zod';
import { EntitiesOnnx } from './entities-onnx.js';

const options = z.strictObject({
  types: z
    .record(z.string(), z.enum(['PER', 'LOC', 'ORG', 'MISC']))
    .default({ PER: 'PER', PERS: 'PER', LOC: 'LOC', ORG: 'ORG', MISC: 'MISC', MIS: 'MISC' })
    .describe('which type of Qawl each type of the model is; others are left out'),
});

/** Gives the layer `entities` from the model, for a pipeline without the stage `entities`. */
export default defineStage({
  name: 'onnx-as-entities',
  version: '1.0.0',
  about: 'Takes the entities of the ONNX model for those that names and quotes work with.',
  needs: [EntitiesOnnx],
  gives: [Entities],
  options,
  open:
    ({ options: { types } }) =>
    (doc, out) => {
      for (const { start, end, type: label, score } of doc.layer(EntitiesOnnx).rows()) {
        const type = types[label];
        if (type === undefined) continue;
        out.add(Entities, { start, end, type, subtype: null, value: null, title: null, score, rule: 'onnx' });
      }
    },
});
