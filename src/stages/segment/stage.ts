import { Edits, Morphology, Segments, TOKEN_KINDS, Tokens } from '../../model/layers.js';
import { normalizedText } from '../../model/normalizedText.js';
import { defineStage } from '../../stage/stage.js';
import { reusable } from '../../text/reusable.js';
import { readOwnModel } from '../ownModel.js';
import { closedClasses } from './closedClasses.js';
import { otherLabel } from './contexts.js';
import { createDecoder, MOST_WORDS } from './decode.js';
import { hardWords, withOwnWords } from './hardWords.js';
import { parseModel, segmenterModel } from './model.js';
import { options } from './options.js';
import { createWordReader } from './readWord.js';
import { createWordStore } from './wordStore.js';
import { wordWriter } from './writeWords.js';

/** A word of more letters is no word, and is not segmented. */
const LONGEST_WORD = 40;
const WORD = TOKEN_KINDS.indexOf('word');

/** Finds the clitics of words, and the lemma and part of speech of what is left, by a model that weighs the words around. */
export const segment = defineStage({
  name: 'segment',
  version: '0.2.0',
  about: 'Finds the proclitics, stem and pronoun of each word, and the lemma and part of speech of the stem.',
  needs: [Edits, Tokens],
  gives: [Segments, Morphology],
  options,
  resources: { model: segmenterModel, hardWords, closedClasses },
  open: ({ options, resources }) => {
    const model = options.model ? readOwnModel(options.model, parseModel) : resources.model;
    const hard = withOwnWords(resources.hardWords, options.words);
    const store = createWordStore(createWordReader(model, hard, resources.closedClasses), model);
    const decode = createDecoder(model, store);
    const startDocument = wordWriter(store);
    const words = new Uint32Array(MOST_WORDS);
    const chosen = new Uint32Array(MOST_WORDS);
    const takeKnown = reusable(Int32Array);

    return (doc, out) => {
      const { starts, ends, length, columns } = doc.layer(Tokens);
      const { codes } = columns.kind;
      const { ids, strings } = columns.norm;
      const sentences = columns.sentence.values;
      const segments = out.into(Segments);
      const morphology = out.into(Morphology);
      const { cursor } = normalizedText(doc.text, doc.layer(Edits));
      let write = startDocument(segments, morphology, cursor());
      /** By the integer of the normalised form: the number of the word and one, or 0. */
      const known = takeKnown(strings.length);
      known.fill(0, 0, strings.length);

      for (let first = 0, next = 0; first < length; first = next) {
        if (!store.hasRoom(MOST_WORDS)) {
          store.forget();
          known.fill(0, 0, strings.length);
          write = startDocument(segments, morphology, cursor());
        }
        const sentence = sentences[first]!;
        const limit = Math.min(length, first + MOST_WORDS);
        for (; next < limit && sentences[next] === sentence; next++) {
          const id = ids[next]!;
          let word = known[id]! - 1;
          if (word < 0) {
            const norm = strings[id]!;
            const isWord = codes[next] === WORD && norm.length <= LONGEST_WORD;
            word = isWord ? store.word(norm) : store.other(otherLabel(norm));
            known[id] = word + 1;
          }
          words[next - first] = word;
        }
        decode(words, next - first, chosen);
        for (let token = first; token < next; token++) {
          const reading = store.reading(words[token - first]!, chosen[token - first]!);
          if (reading >= 0) write(reading, token, starts[token]!, ends[token]!);
        }
      }
    };
  },
});
