import type { AnnotatedDocument } from '../../model/document.js';
import { fold } from '../../text/fold.js';
import { alignWords, type AlignedWord } from './alignWords.js';
import { barePositions } from './bareText.js';
import { addClitics, noClitics, type CliticScores } from './clitics.js';
import { cutOutcome, noCuts, samePlaces, type CutCounts } from './cutting.js';
import type { GoldSentence, GoldToken } from './gold.js';
import { ourAnalysis, type OurAnalysis } from './ourAnalysis.js';
import { addPartOfSpeech, type Confusion } from './partsOfSpeech.js';
import type { RawDocument } from './rawDocuments.js';
import { addSpans, contiguous, noScore, type Score, type Spans } from './score.js';
import { ARTICLE, wordForms, type Article, type WordForm } from './words.js';

/** A surface word that was cut otherwise than in the gold. */
export interface CutError {
  readonly surface: string;
  /** Words joined by `+`; where our tokens are others, those joined by a space. */
  readonly gold: string;
  readonly ours: string;
  readonly count: number;
}

/** The figures of a segmentation. */
export interface SegmentationFigures {
  readonly tokens: Score;
  readonly sentences: Score;
  readonly words: Score;
  /** Words that stand at the same place of the same token, however they are restored. */
  readonly places: Score;
  /** Of all surface words of Arabic letters. */
  readonly cuts: CutCounts;
  /** Of those that have clitics. */
  readonly cutsWithClitics: CutCounts;
  readonly clitics: CliticScores;
  /** Empty where the gold or the pipeline has no parts of speech. */
  readonly partsOfSpeech: Confusion;
  /** Most frequent first. */
  readonly errors: readonly CutError[];
}

/** Compares documents one by one and adds them up. */
export interface SegmentationScorer {
  add(gold: RawDocument, ours: AnnotatedDocument): void;
  figures(): SegmentationFigures;
}

/** What the gold does: it is taken to split the article where that happens more often than not. */
export function articleOf(sentences: readonly GoldSentence[]): Article {
  let split = 0;
  let joined = 0;
  for (const { tokens } of sentences) {
    for (const { words } of tokens) {
      words.forEach(({ form }, i) => {
        const folded = fold(form);
        if (folded === ARTICLE && i + 1 < words.length) split++;
        else if (folded.startsWith(ARTICLE) && words[i - 1]?.form !== ARTICLE) joined++;
      });
    }
  }
  return split > joined ? 'split' : 'joined';
}

/** Starts the comparison. Our documents must have the layers tokens and segments. */
export function scoreSegmentation(article: Article): SegmentationScorer {
  const tokens = noScore();
  const sentences = noScore();
  const words = noScore();
  const places = noScore();
  const cuts = noCuts();
  const cutsWithClitics = noCuts();
  const clitics = noClitics();
  const partsOfSpeech: Confusion = new Map();
  const errors = new Map<string, { surface: string; gold: string; ours: string; count: number }>();

  const addToken = (
    token: GoldToken,
    gold: readonly WordForm[],
    ours: readonly WordForm[] | null,
    shown: () => string,
  ): void => {
    if (!isWord(token)) return;
    const outcome = cutOutcome(gold, ours);
    cuts[outcome]++;
    if (gold.length > 1) cutsWithClitics[outcome]++;
    addClitics(clitics, gold, ours);
    if (outcome === 'right') return;
    const error = { surface: token.surface, gold: plus(gold), ours: ours ? plus(ours) : shown(), count: 1 };
    const key = `${error.surface}\t${error.gold}\t${error.ours}`;
    const seen = errors.get(key);
    if (seen) seen.count++;
    else errors.set(key, error);
  };

  return {
    add(gold, document) {
      const positions = barePositions(document.text);
      const ours = ourAnalysis(document, positions);
      const goldTokens = contiguous(gold.tokenEnds);
      const goldForms = gold.tokens.map(({ words }) =>
        wordForms(
          words.map(({ form }) => form),
          article,
        ),
      );
      const ourForms = ours.parts.map((parts) => wordForms(parts, article));
      const same = new Map<number, number>();
      addSpans(tokens, goldTokens, ours.tokens, (g, o) => same.set(g, o));
      addSpans(sentences, contiguous(gold.sentenceEnds), ours.sentences);

      const goldWords = wordsOf(goldTokens, goldForms);
      const ourWords = wordsOf(ours.tokens, ourForms);
      const pairs = alignWords(goldWords, ourWords);
      words.gold += goldWords.length;
      words.ours += ourWords.length;
      words.correct += pairs.length;
      places.gold += goldWords.length;
      places.ours += ourWords.length;
      for (const [g, o] of same) {
        places.correct += samePlaces(gold.tokens[g]!.surface, goldForms[g]!, ourForms[o]!);
      }

      for (const [g, o] of pairs) {
        const category = categoryOf(ourWords[o]!, ours, ourForms);
        const { token, word } = goldWords[g]!;
        const upos = gold.tokens[token]!.words[goldForms[token]![word]!.part]!.upos;
        if (category !== undefined && upos !== null) addPartOfSpeech(partsOfSpeech, upos, category);
      }
      let o = 0;
      gold.tokens.forEach((token, g) => {
        const at = same.get(g);
        while (o < ours.parts.length && ours.tokens.ends[o]! <= goldTokens.starts[g]!) o++;
        const shown = (): string => overlapping(ours, o, goldTokens.ends[g]!);
        addToken(token, goldForms[g]!, at === undefined ? null : ourForms[at]!, shown);
      });
    },
    figures() {
      const sorted = [...errors.values()].sort((a, b) => b.count - a.count);
      return {
        tokens,
        sentences,
        words,
        places,
        cuts,
        cutsWithClitics,
        clitics,
        partsOfSpeech,
        errors: sorted,
      };
    },
  };
}

/** Has a letter of the Arabic script. */
const isWord = ({ surface }: GoldToken): boolean =>
  /\p{Script=Arabic}/u.test(surface) && /\p{L}/u.test(surface);

const plus = (words: readonly WordForm[]): string => words.map(({ form }) => form).join('+');

interface PlacedWord extends AlignedWord {
  readonly token: number;
  readonly word: number;
}

function wordsOf({ starts, ends }: Spans, forms: readonly (readonly WordForm[])[]): PlacedWord[] {
  return forms.flatMap((words, token) =>
    words.map(({ key }, word) => ({
      start: starts[token]!,
      end: ends[token]!,
      multiword: words.length > 1,
      key,
      token,
      word,
    })),
  );
}

/** Our part of speech, where the word is the stem of its token. */
function categoryOf(
  { token, word }: PlacedWord,
  ours: OurAnalysis,
  forms: readonly (readonly WordForm[])[],
): string | undefined {
  return forms[token]![word]!.part === ours.stems[token] ? ours.categories[token] : undefined;
}

/** Our tokens that reach into a span of the gold, with their parts. */
function overlapping({ parts, tokens }: OurAnalysis, first: number, end: number): string {
  const out: string[] = [];
  for (let o = first; o < parts.length && tokens.starts[o]! < end; o++) out.push(parts[o]!.join('+'));
  return out.join(' ');
}
