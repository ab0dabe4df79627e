import { TokenizerAr } from '@nlpjs/lang-ar';
import natural from 'natural/lib/natural/tokenizers/index.js';
import type { SourceDocument } from '../../dist/model/document.js';
import { layerOf } from '../../dist/model/document.js';
import { Tokens } from '../../dist/model/layers.js';
import { createScanner } from '../../dist/stages/tokenize/scanTokens.js';
import { median, processorTime, write } from './clock.js';
import { annotate, countWords, FRONT, openStages } from './front.js';
import { megabytesOf } from './sample.js';

/** Cuts a text; gives the number of pieces that it makes of it. */
interface Contender {
  readonly name: string;
  readonly cut: (text: string) => number | Promise<number>;
  /** Whether it reads the whole sample before the rounds, since it keeps what it has read. */
  readonly whole?: true;
}

interface Measured {
  readonly megabytesPerSecond: number[];
  readonly piecesPerSecond: number[];
  /** Its time by the time of the first contender in the same round. */
  readonly ratios: number[];
}

/** Milliseconds that each contender runs before the rounds, so that the compiler has settled. */
const WARM = 4000;
const ROUNDS = 9;
/** What each contender gets in a round: enough to measure, little enough for the slow ones. */
const UNITS = 400_000;

/**
 * Measures the front of the pipeline beside other tokenizers over the same texts. They take turns, so that what else
 * the machine does meets all of them; figures are medians of rounds. The others give strings or spans of the text as
 * it is: no normalised forms, no layers, no sentences.
 */
export async function compareWithPeers(documents: readonly SourceDocument[]): Promise<void> {
  const contenders = await makeContenders();
  const measured = contenders.map((): Measured => ({
    megabytesPerSecond: [],
    piecesPerSecond: [],
    ratios: [],
  }));
  for (const contender of contenders) await warm(contender, documents);
  const first = await firstPass(documents);
  for (let round = 0; round < ROUNDS; round++) {
    const texts = slice(documents, round);
    const megabytes = megabytesOf(texts);
    const times = new Array<number>(contenders.length).fill(0);
    for (let turn = 0; turn < contenders.length; turn++) {
      const which = (turn + round) % contenders.length;
      let pieces = 0;
      const began = processorTime();
      for (const { text } of texts) {
        const made = contenders[which]!.cut(text);
        pieces += typeof made === 'number' ? made : await made;
      }
      const seconds = (processorTime() - began) / 1000;
      times[which] = seconds;
      measured[which]!.megabytesPerSecond.push(megabytes / seconds);
      measured[which]!.piecesPerSecond.push(pieces / seconds);
    }
    times.forEach((time, i) => measured[i]!.ratios.push(time / times[0]!));
  }
  write(`front of the pipeline and peers, medians of ${ROUNDS} rounds, processor time`);
  write(`${''.padEnd(40)}${'MB/s'.padStart(8)}${'pieces/s'.padStart(14)}${'time'.padStart(9)}`);
  contenders.forEach(({ name }, i) => {
    const { megabytesPerSecond, piecesPerSecond, ratios } = measured[i]!;
    write(
      `${name.padEnd(40)}${median(megabytesPerSecond).toFixed(1).padStart(8)}` +
        `${Math.round(median(piecesPerSecond)).toLocaleString('en-US').padStart(14)}` +
        `${`× ${median(ratios).toFixed(2)}`.padStart(9)}`,
    );
  });
  write(`${'… of words that were not seen before'.padEnd(40)}${''.padStart(8)}${first.padStart(14)}`);
  write('');
}

/**
 * Words a second where the segmenter meets the words of the sample for the first time: it reads each distinct word
 * once and keeps it, so that a run over many articles goes from this rate to the one of the rounds.
 */
async function firstPass(documents: readonly SourceDocument[]): Promise<string> {
  const stages = await openStages(FRONT);
  let words = 0;
  const began = processorTime();
  for (const { text } of documents) words += countWords(await annotate(stages, text));
  return Math.round((1000 * words) / (processorTime() - began)).toLocaleString('en-US');
}

async function warm({ cut, whole }: Contender, documents: readonly SourceDocument[]): Promise<void> {
  const end = processorTime() + WARM;
  for (let i = 0; processorTime() < end || (whole && i < documents.length); i++) {
    await cut(documents[i % documents.length]!.text);
  }
}

/** The documents of a round: another part of them each time. */
function slice(documents: readonly SourceDocument[], round: number): SourceDocument[] {
  const out: SourceDocument[] = [];
  let units = 0;
  let next = Math.floor((round * documents.length) / ROUNDS);
  while (units < UNITS && out.length < documents.length) {
    const document = documents[next++ % documents.length]!;
    out.push(document);
    units += document.text.length;
  }
  return out;
}

async function makeContenders(): Promise<Contender[]> {
  const stages = await openStages(FRONT);
  const [normalize, tokenize] = stages;
  const scan = createScanner();
  const words = new Intl.Segmenter('ar', { granularity: 'word' });
  const nlpjs = new TokenizerAr();
  const persian = new natural.AggressiveTokenizerFa();
  const punctuation = new natural.WordPunctTokenizer();
  const letters = new natural.RegexpTokenizer({ pattern: /[^\p{L}\p{M}\p{N}]+/u });
  return [
    {
      name: 'normalize + tokenize, tokens',
      cut: async (text) => layerOf(await annotate([normalize!, tokenize!], text), Tokens).length,
    },
    {
      name: 'normalize + tokenize + segment, words',
      cut: async (text) => countWords(await annotate(stages, text)),
      whole: true,
    },
    { name: 'the scanner of tokenize alone', cut: (text) => scan(text).length },
    {
      name: 'Intl.Segmenter, words and the rest',
      cut: (text) => {
        let count = 0;
        const iterator = words.segment(text)[Symbol.iterator]();
        while (!iterator.next().done) count++;
        return count;
      },
    },
    // Its `tokenize` keeps every text that it was ever given, and would find it there.
    { name: 'nlp.js TokenizerAr', cut: (text) => nlpjs.innerTokenize(text).length },
    // The other tokenizers of natural drop every Arabic letter.
    { name: 'natural AggressiveTokenizerFa', cut: (text) => persian.tokenize(text).length },
    { name: 'natural RegexpTokenizer', cut: (text) => letters.tokenize(text).length },
    { name: 'natural WordPunctTokenizer, letters', cut: (text) => punctuation.tokenize(text).length },
  ];
}
