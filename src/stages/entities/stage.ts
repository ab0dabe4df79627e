import { Entities, Marks, Segments, Sentences, Tokens } from '../../model/layers.js';
import { defineStage } from '../../stage/stage.js';
import { findNames } from './findNames.js';
import { findPatterns } from './findPatterns.js';
import { lexiconResource } from './resources.js';
import { RULE_SCORES } from './ruleScores.js';
import { layOut, spanOf } from './scene.js';
import { wordReader } from './words.js';

/** Finds names by lists, heads, titles and the memory of the document; dates, times and amounts by pattern. */
export const entities = defineStage({
  name: 'entities',
  version: '0.1.0',
  about: 'Finds names of persons, places, bodies and works, and dates, times and amounts with their values.',
  needs: [Sentences, Tokens, Segments, Marks],
  gives: [Entities],
  resources: { lexicon: lexiconResource },
  open({ resources }) {
    const wordOf = wordReader(resources.lexicon);
    return (doc, out) => {
      const layers = { tokens: doc.layer(Tokens), segments: doc.layer(Segments), marks: doc.layer(Marks) };
      const scene = layOut(doc.text, doc.meta, layers, wordOf);
      const { names, taken, titleBefore } = findNames(scene);
      const found = [...names, ...findPatterns(scene, taken)].sort((a, b) => a.first - b.first);
      for (const entity of found) {
        out.add(Entities, {
          ...spanOf(scene, entity.first, entity.last, entity.skip),
          type: entity.type,
          subtype: entity.subtype,
          value: entity.value,
          title: entity.type === 'PER' ? titleBefore(entity.first) : null,
          score: RULE_SCORES[entity.rule],
          rule: entity.rule,
        });
      }
    };
  },
});
