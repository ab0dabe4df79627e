// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { boundedCache, defineLayer, defineStage, fold, number, Segments, text, Tokens } from 'qawl';
import { z } from 'zod';
import { openSession } from './session.js';
import { windowsOf } from './windows.js';
import { idOf, readVocabulary, wordPieces } from './wordPiece.js';

/** What the stage writes: a row has a span of the source text, and these columns. */
export const EntitiesOnnx = defineLayer({
  name: 'entities-onnx',
  about: 'Named entities as a model of your own finds them, without proclitics.',
  showText: true,
  columns: {
    type: text('the type, as the labels of the model name it'),
    score: number('the probability of the label of its least sure word, 0 to 1'),
  },
});

const FOLDER = path.dirname(fileURLToPath(import.meta.url));

const file = z.strictObject({
  file: z.string().min(1).describe('from the folder of this stage'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('of the file, so that --resume sees when it is another one'),
});

const options = z
  .strictObject({
    model: file.describe('token classification as ONNX: input_ids, attention_mask → logits'),
    vocabulary: file.describe('its vocab.txt'),
    labels: z
      .array(z.string().regex(/^(O|[BI]-.+)$/, 'must be O, B-TYPE or I-TYPE'))
      .min(2)
      .describe('in the order of the logits'),
    maxPieces: z.number().int().min(8).default(512).describe('how many pieces the model reads at once'),
    overlap: z
      .number()
      .int()
      .min(0)
      .default(64)
      .describe('how many of them it reads twice, for their context'),
    lowerCase: z.boolean().default(false).describe('true for "uncased" models'),
  })
  .refine(({ maxPieces, overlap }) => overlap <= maxPieces / 2, {
    path: ['overlap'],
    message: 'must be at most half of maxPieces',
  });

/**
 * The stage, with a way to open the model. (Its own test gives it another one.)
 *
 * @param {(file: string) => Promise<import('./session.js').Run>} openModel
 */
export const entitiesOnnx = (openModel) =>
  defineStage({
    name: 'entities-onnx',
    version: '1.0.0',
    about: 'Finds named entities by an ONNX model for token classification.',
    needs: [Tokens, Segments],
    gives: [EntitiesOnnx],
    options,
    open: async ({ options: { model, vocabulary, labels, maxPieces, overlap, lowerCase } }) => {
      const pieces = readVocabulary(readFileSync(checked(vocabulary), 'utf8'));
      const begin = idOf(pieces, '[CLS]');
      const end = idOf(pieces, '[SEP]');
      const room = maxPieces - 2;
      const cut = wordPieces(pieces, lowerCase);
      // The label is read off the first piece: of a word longer than the model the rest can go.
      const piecesOf = boundedCache(50_000, (word) => cut(word).slice(0, room));
      const run = await openModel(checked(model));
      const given = (await run([begin, end])).length / 2;
      if (given !== labels.length)
        throw new Error(`the model has ${given} labels, and the pipeline file names ${labels.length}`);

      return async (doc, out) => {
        const tokens = doc.layer(Tokens);
        const segments = doc.layer(Segments);
        const words = Array.from({ length: tokens.length }, (_, i) => piecesOf(tokens.columns.norm.at(i)));
        const sentences = words.map((_, i) => tokens.columns.sentence.at(i) ?? -1);
        const lengths = words.map((ids) => ids.length);
        /** @type {{ label: string, score: number }[]} */
        const best = [];
        for (const { from, to, decideFrom, decideTo } of windowsOf(lengths, sentences, room, overlap)) {
          const logits = await run([begin, ...words.slice(from, to).flat(), end]);
          for (let word = from, piece = 1; word < decideTo; piece += lengths[word++]) {
            if (word >= decideFrom) best.push(likeliest(logits, piece * labels.length, labels));
          }
        }
        for (const { first, last, type, score } of entitiesOf(best, sentences)) {
          const start = withoutProclitics(doc.text, segments, first, tokens.starts[first]);
          out.add(EntitiesOnnx, { start, end: tokens.ends[last], type, score });
        }
      };
    },
  });

export default entitiesOnnx(openSession);

/**
 * The path of a file that is the one that was named.
 *
 * @param {{ file: string, sha256: string }} named
 * @returns {string}
 * @throws {Error} where it cannot be read, or is another one
 */
function checked({ file, sha256 }) {
  const full = path.resolve(FOLDER, file);
  const found = createHash('sha256').update(readFileSync(full)).digest('hex');
  if (found !== sha256) throw new Error(`${file} is not the file that was named: its SHA-256 is ${found}`);
  return full;
}

/**
 * The likeliest label of a piece, with its probability.
 *
 * @param {ArrayLike<number>} logits
 * @param {number} from where those of the piece begin
 * @param {readonly string[]} labels
 */
function likeliest(logits, from, labels) {
  let best = 0;
  for (let i = 1; i < labels.length; i++) if (logits[from + i] > logits[from + best]) best = i;
  let sum = 0;
  for (let i = 0; i < labels.length; i++) sum += Math.exp(logits[from + i] - logits[from + best]);
  return { label: labels[best], score: 1 / sum };
}

/**
 * Entities as first and last word. An I that continues nothing, or something of another type, begins one; a sentence
 * ends it.
 *
 * @param {readonly { label: string, score: number }[]} words
 * @param {readonly number[]} sentences
 */
function entitiesOf(words, sentences) {
  /** @type {{ first: number, last: number, type: string, score: number }[]} */
  const found = [];
  for (const [word, { label, score }] of words.entries()) {
    if (label === 'O') continue;
    const type = label.slice(2);
    const open = found.at(-1);
    const continues =
      label.startsWith('I') &&
      open?.last === word - 1 &&
      open.type === type &&
      sentences[word] === sentences[word - 1];
    if (open && continues) {
      open.last = word;
      open.score = Math.min(open.score, score);
    } else found.push({ first: word, last: word, type, score });
  }
  return found;
}

const PROCLITICS = new Set(['conj', 'prep', 'future', 'question']);

/**
 * Where a name begins in its first word: behind its proclitics, but for a ل that is one with the article (للأمم).
 *
 * @param {string} source
 * @param {import('qawl').LayerData<typeof Segments>} segments
 * @param {number} token
 * @param {number} start where the word begins: it has no segments where it is whole
 * @returns {number}
 */
function withoutProclitics(source, segments, token, start) {
  const { token: owner, role } = segments.columns;
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((owner.at(middle) ?? -1) < token) low = middle + 1;
    else high = middle;
  }
  for (let row = low; row < segments.length && owner.at(row) === token; row++) {
    const begins = segments.starts[row];
    if (!PROCLITICS.has(role.at(row))) return begins;
    const next = row + 1;
    const beforeArticle = next < segments.length && owner.at(next) === token && role.at(next) === 'det';
    if (beforeArticle && fold(source.charAt(segments.starts[next])) !== fold('ا')) return begins;
  }
  return start;
}
