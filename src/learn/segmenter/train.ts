import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hashWord } from '../../stages/segment/stemTable.js';
import { hardWords } from '../../stages/segment/hardWords.js';
import { closedClasses } from '../../stages/segment/closedClasses.js';
import { loadResource } from '../../stage/resource.js';
import { fold } from '../../text/fold.js';
import type { GoldSentence } from '../evaluate/gold.js';
import { encodeModel } from '../encodeModel.js';
import { ambiguousExamples } from './ambiguousExamples.js';
import { readCamelMorph, type Lexicon } from './camelMorph.js';
import type { Example } from './crf.js';
import { faneExamples } from './fane.js';
import { learnWeights, type Knowledge } from './learn.js';
import { verbLemmas } from './lemmas.js';
import { measure } from './measure.js';
import { nameFlags } from './names.js';
import { FIRST_WORD, readNews, type News } from './news.js';
import { countStems, firstStems, stemTable } from './stems.js';
import type { Word } from './words.js';

export interface TrainingData {
  /** Sentences that are cut and tagged, by the name of their file. */
  readonly gold: readonly { readonly file: string; readonly sentences: readonly GoldSentence[] }[];
  /** Gold that only measures. */
  readonly check: readonly { readonly file: string; readonly sentences: readonly GoldSentence[] }[];
  /** Articles, `{title, text}` a line, gzipped. */
  readonly news: readonly string[];
  /** Files of NewsFANE and WikiFANE; may be empty. */
  readonly fane: readonly string[];
  /** The folder of the sheets of CamelMorph MSA, or undefined. */
  readonly morphology: string | undefined;
  /** What the header says of sources and licences, a line each. */
  readonly sources: readonly string[];
  readonly licence: string;
  readonly version: string;
  /** The command that trains, as the header names it. */
  readonly command: string;
}

/** Words with a context of their own. */
const FREQUENT = 1000;
/** Stems that occur less often are left out, unless a lexicon knows them. */
const FLOOR = 6;
/** One sentence of the news in so many is tagged for the counts of stems. */
const EVERY = 3;
/** The FANE corpora are cut by a program, and say nothing of ب ل ك: they weigh less than the gold. */
const NEWS_WEIGHT = 0.3;
const WIKI_WEIGHT = 0.15;
const AMBIGUOUS_WEIGHT = 1;

const NO_LEXICON: Lexicon = { flags: new Map(), verbLemmas: new Map() };

/**
 * Trains the segmenter and gives the bytes of its model. Twice: first with the counts of whole words, then with the
 * counts of the stems that the first model finds in the news. Equal data give equal bytes.
 */
export async function trainSegmenter(data: TrainingData, say: (line: string) => void): Promise<Buffer> {
  const news = await readNews(data.news);
  say(`news: ${news.text.length} tokens, ${news.words.length} words`);
  const lexicon = data.morphology === undefined ? NO_LEXICON : readCamelMorph(data.morphology);
  const names = nameFlags();
  const frequent = frequentWords(news);
  const ranks = new Map(frequent.map((hash, rank) => [hash, rank]));
  const base = {
    hard: loadResource(hardWords),
    closed: loadResource(closedClasses),
    rank: (hash: number): number => ranks.get(hash) ?? -1,
    frequent: FREQUENT,
  };
  const more = furtherExamples(data.fane, news);
  const gold = data.gold.flatMap(({ sentences }) => sentences);

  const first = firstStems(news);
  const firstLemmas = verbLemmas(lexicon, first);
  const table = stemTable(first, lexicon, names, firstLemmas.of, FLOOR);
  const rough: Knowledge = { ...base, stems: table, lemmas: firstLemmas.lemmas };
  const roughWeights = learnWeights(gold, more, rough, say);

  const stems = countStems(news, roughWeights, rough, EVERY);
  const { lemmas, of } = verbLemmas(lexicon, stems);
  const knowledge: Knowledge = { ...base, stems: stemTable(stems, lexicon, names, of, FLOOR), lemmas };
  say(`${knowledge.stems.size} stems, ${lemmas.length} lemmas of verbs`);
  const weights = learnWeights(gold, more, knowledge, say);

  const figures: Record<string, string> = {};
  const halves = [0, 1].map((half) => gold.filter((_, i) => Math.floor(i / 50) % 2 === half));
  halves.forEach((half, i) => {
    const other = learnWeights(halves[1 - i]!, more, knowledge, () => undefined);
    figures[`half ${i + 1} of the gold, trained on the other half`] = measure(half, other, base);
  });
  for (const { file, sentences } of data.check)
    figures[path.basename(file)] = measure(sentences, weights, base);
  for (const [name, figure] of Object.entries(figures)) say(`${name}: ${figure}`);

  const { stems: t } = knowledge;
  return encodeModel(
    {
      model: 'segmenter',
      version: data.version,
      about:
        'Weights of the segmenter of Qawl, and the stems of the news with their counts, parts of speech and lemmas.',
      madeBy: data.command,
      licence: data.licence,
      sources: data.sources,
      figures,
    },
    {
      features: weights.features,
      left: weights.left,
      right: weights.right,
      links: weights.links,
      frequent: Uint32Array.from(frequent),
      keys: t.keys,
      counts: t.counts,
      flags: t.flags,
      shares: t.shares,
      lemmas: t.lemmas,
      pool: Buffer.from(lemmas.join('\n')),
    },
  );
}

/** The hashes of the most frequent words. */
function frequentWords({ words, counts }: News): number[] {
  const totals = new Map<number, number>();
  for (let i = FIRST_WORD; i < words.length; i++) {
    const hash = hashWord(words[i]!);
    totals.set(hash, (totals.get(hash) ?? 0) + counts[i]!);
  }
  return [...totals]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, FREQUENT)
    .map(([hash]) => hash);
}

function furtherExamples(files: readonly string[], news: News): (read: (word: string) => Word) => Example[] {
  const spellings = new Map<string, { spelling: string; count: number }>();
  for (let i = FIRST_WORD; i < news.words.length; i++) {
    const folded = fold(news.words[i]!);
    if ((spellings.get(folded)?.count ?? 0) < news.counts[i]!)
      spellings.set(folded, { spelling: news.words[i]!, count: news.counts[i]! });
  }
  const restore = (word: string): string => spellings.get(fold(word))?.spelling ?? word;
  const isSeen = (word: string): boolean => (spellings.get(fold(word))?.count ?? 0) >= 3;
  return (read) => [
    ...ambiguousExamples(read, AMBIGUOUS_WEIGHT),
    ...files.flatMap((file) => {
      const weight = path.basename(file).startsWith('wiki') ? WIKI_WEIGHT : NEWS_WEIGHT;
      return faneExamples(readFileSync(file, 'utf8'), restore, isSeen, read, weight);
    }),
  ];
}
