import { Entities, Marks, Morphology, Segments, Sentences, TOKEN_KINDS, Tokens } from '../../model/layers.js';
import { defineStage } from '../../stage/stage.js';
import { readOwnModel } from '../ownModel.js';
import { balanced } from './balanced.js';
import { detailsResource } from './details.js';
import { EAGERNESS, options } from './options.js';
import { patternFinder } from './patterns/patternFinder.js';
import { patternText } from './patterns/patternText.js';
import { valueLists } from './patterns/valueLists.js';
import { titleBefore } from './personTitles.js';
import { splitPersons } from './splitPersons.js';
import { nameSpan, spanWithout } from './spans.js';
import { foundNames } from './tagger/foundNames.js';
import { listsResource } from './tagger/lists.js';
import { parseTaggerModel, taggerModel } from './tagger/model.js';
import { readText } from './tagger/readText.js';
import { createTagger } from './tagger/tagger.js';

/** Finds names by a model that weighs words, lists, their surroundings and the rest of the document; values by pattern. */
export const entities = defineStage({
  name: 'entities',
  version: '0.2.0',
  about: 'Finds names of persons, places, bodies and works, and dates, times and amounts with their values.',
  needs: [Sentences, Tokens, Segments, Morphology, Marks],
  gives: [Entities],
  options,
  resources: { model: taggerModel, lists: listsResource, values: valueLists, details: detailsResource },
  open({ options, resources }) {
    const model = options.model ? readOwnModel(options.model, parseTaggerModel) : resources.model;
    const tagger = createTagger(model, resources.lists, options.guidelines);
    const eagerness = EAGERNESS[options.favour];
    const findPatterns = patternFinder(resources.values);
    return (doc, out) => {
      const tokens = doc.layer(Tokens);
      const segments = doc.layer(Segments);
      const text = readText(
        { tokens, segments, morphology: doc.layer(Morphology), marks: doc.layer(Marks) },
        tagger.read,
      );
      const { codes } = tokens.columns.kind;
      const { ids, strings } = tokens.columns.norm;
      const spans = {
        text: doc.text,
        starts: tokens.starts,
        ends: tokens.ends,
        norm: (i: number) => strings[ids[i]!]!,
      };
      const tagging = tagger.tag(text, eagerness);
      const names = foundNames(tagging, text.count, tagger.calibrate)
        .flatMap((name) => balanced(name, text) ?? [])
        .flatMap((name) => splitPersons(name, text))
        .filter(({ first, last }) => codes.subarray(first, last + 1).some((kind) => NAMING.has(kind)));
      const taken = new Uint8Array(text.count);
      for (const { first, last } of names) taken.fill(1, first, last + 1);
      const patterns = findPatterns(patternText(tokens, segments), taken, isoDate(doc.meta['date']));

      const addName = ({ first, last, type, score }: (typeof names)[number]): void => {
        const words = text.forms.slice(first, last + 1).map(({ core }) => core);
        const { subtype, country } = resources.details(type, words);
        const title = type === 'PER' ? titleBefore(text, tagging.labels, first) : -1;
        out.add(Entities, {
          ...nameSpan(spans, text, first, last),
          type,
          subtype,
          value: country,
          title: title < 0 ? null : nameSpan(spans, text, title, first - 1),
          score,
          rule: 'model',
        });
      };
      let next = 0;
      for (const { first, last, skip, type, subtype, value, rule } of patterns) {
        while (next < names.length && names[next]!.first < first) addName(names[next++]!);
        out.add(Entities, {
          ...spanWithout(spans, first, last, skip),
          type,
          subtype,
          value,
          title: null,
          score: PATTERN_SCORE,
          rule,
        });
      }
      while (next < names.length) addName(names[next++]!);
    };
  },
});

/** A name has a token of one of these kinds: a sign alone names nothing. */
const NAMING: ReadonlySet<number> = new Set(
  (['word', 'latin', 'number'] as const).map((kind) => TOKEN_KINDS.indexOf(kind)),
);
/** Patterns are not learned: docs/values.md says how often they are right. */
const PATTERN_SCORE = 0.97;

/** The date of a document where its `meta.date` is an ISO date. */
function isoDate(date: string | undefined): string | null {
  return date !== undefined && /^\d{4}-\d{2}-\d{2}/.test(date) ? date.slice(0, 10) : null;
}
