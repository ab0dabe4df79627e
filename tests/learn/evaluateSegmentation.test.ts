import { describe, expect, it } from 'vitest';
import { rawDocuments } from '../../src/learn/evaluate/rawDocuments.js';
import { readConllu } from '../../src/learn/evaluate/readConllu.js';
import { readSegTsv } from '../../src/learn/evaluate/readSegTsv.js';
import { posAccuracy, verbScore } from '../../src/learn/evaluate/partsOfSpeech.js';
import {
  articleOf,
  scoreSegmentation,
  type SegmentationFigures,
} from '../../src/learn/evaluate/segmentation.js';
import { scoreSentences } from '../../src/learn/evaluate/sentences.js';
import type { Gold } from '../../src/learn/evaluate/gold.js';
import type { Article } from '../../src/learn/evaluate/words.js';
import { annotateWith, opened } from '../support/annotateWith.js';
import { tableStages, type TableEntry } from './tableStage.js';

async function figuresOf(
  gold: Gold,
  article: Article,
  table: Record<string, TableEntry>,
): Promise<SegmentationFigures> {
  const stages = await opened(tableStages(table));
  const scorer = scoreSegmentation(article);
  for (const raw of rawDocuments(gold.sentences, false)) {
    scorer.add(raw, (await annotateWith(stages, raw.text)).document);
  }
  return scorer.figures();
}

// All figures below were worked out by hand.

describe('scoreSegmentation', () => {
  const gold = readSegTsv(
    [
      'وكتب\tو+كتب\tCCONJ+VERB',
      'للأمم\tل+لأمم\tADP+NOUN',
      'بيته\tبيت+ه\tNOUN+PRON',
      '.\t.\tPUNCT',
      '',
      'كتابها\tكتاب+ها\tNOUN+PRON',
      'جديد\tجديد\tADJ',
      '',
    ].join('\n'),
  );
  const table: Record<string, TableEntry> = {
    وكتب: { parts: 'و:conj كتب:stem', pos: 'verb' },
    للأمم: { parts: 'ل:prep ال:det أمم:stem', pos: 'proper' },
    // Cut elsewhere, too seldom, too often.
    بيته: { parts: 'ب:prep يته:stem', pos: 'noun' },
    كتابها: { pos: 'noun' },
    جديد: { parts: 'جد:stem يد:pronoun', pos: 'noun' },
  };

  it('scores tokens, sentences and words', async () => {
    const { tokens, sentences, words, places } = await figuresOf(gold, 'joined', table);
    expect(tokens).toEqual({ gold: 6, ours: 6, correct: 6 });
    expect(sentences).toEqual({ gold: 2, ours: 2, correct: 2 });
    // Right: و كتب ل لأمم and the full stop.
    expect(words).toEqual({ gold: 10, ours: 10, correct: 5 });
    expect(places).toEqual({ gold: 10, ours: 10, correct: 5 });
  });

  it('counts what became of surface words, and their clitics', async () => {
    const { cuts, cutsWithClitics, clitics } = await figuresOf(gold, 'joined', table);
    expect(cuts).toEqual({ right: 2, over: 1, under: 1, elsewhere: 1, respelled: 0, token: 0 });
    expect(cutsWithClitics).toEqual({ right: 2, over: 0, under: 1, elsewhere: 1, respelled: 0, token: 0 });
    expect(Object.fromEntries(clitics.proclitics)).toEqual({
      و: { gold: 1, ours: 1, correct: 1 },
      ل: { gold: 1, ours: 1, correct: 1 },
      ب: { gold: 0, ours: 1, correct: 0 },
    });
    expect(Object.fromEntries(clitics.enclitics)).toEqual({
      ه: { gold: 1, ours: 0, correct: 0 },
      ها: { gold: 1, ours: 0, correct: 0 },
    });
  });

  it('compares the parts of speech of stems that are aligned', async () => {
    const { partsOfSpeech } = await figuresOf(gold, 'joined', table);
    // كتب is a verb for both, أمم a noun for the gold and a name for us; the other stems are not aligned.
    expect([...partsOfSpeech]).toEqual([
      ['verb', new Map([['verb', 1]])],
      ['noun', new Map([['proper', 1]])],
    ]);
    expect(posAccuracy(partsOfSpeech)).toEqual({ correct: 1, total: 2 });
    expect(verbScore(partsOfSpeech)).toEqual({ gold: 1, ours: 1, correct: 1 });
  });

  it('lists errors by surface, most frequent first', async () => {
    const twice = { ...gold, sentences: [...gold.sentences, gold.sentences[1]!] };
    const { errors } = await figuresOf(twice, 'joined', table);
    expect(errors).toEqual([
      { surface: 'كتابها', gold: 'كتاب+ها', ours: 'كتابها', count: 2 },
      { surface: 'جديد', gold: 'جديد', ours: 'جد+يد', count: 2 },
      { surface: 'بيته', gold: 'بيت+ه', ours: 'ب+يته', count: 1 },
    ]);
  });

  it('takes ال for a word of its own where that is asked for', async () => {
    const { words } = await figuresOf(gold, 'split', table);
    // Of ل ال أمم only ل is in the gold.
    expect(words).toEqual({ gold: 10, ours: 11, correct: 4 });
  });

  it('finds whether the gold splits ال', () => {
    expect(articleOf(gold.sentences)).toBe('joined');
    const split = readSegTsv('الكتاب\tال+كتاب\nللأمم\tل+ال+أمم\nالذي\tالذي\n');
    expect(articleOf(split.sentences)).toBe('split');
  });

  it('compares a gold that splits ال in both views', async () => {
    const split = readSegTsv('للأمم\tل+ال+أمم\tADP+DET+NOUN\nوالكتاب\tو+ال+كتاب\tCCONJ+DET+NOUN\n');
    const ours = { ...table, والكتاب: { parts: 'و:conj ال:det كتاب:stem', pos: 'noun' } as const };
    const apart = await figuresOf(split, 'split', ours);
    expect(apart.words).toEqual({ gold: 6, ours: 6, correct: 6 });
    const joined = await figuresOf(split, 'joined', ours);
    expect(joined.words).toEqual({ gold: 4, ours: 4, correct: 4 });
    expect(posAccuracy(joined.partsOfSpeech)).toEqual({ correct: 1, total: 2 });
  });

  it('tells restoring from cutting', async () => {
    const cut = readSegTsv('حياته\tحيات+ه\n');
    const { words, places, cuts } = await figuresOf(cut, 'joined', {
      حياته: { parts: 'حياة:stem ه:pronoun' },
    });
    expect(words).toEqual({ gold: 2, ours: 2, correct: 1 });
    expect(places).toEqual({ gold: 2, ours: 2, correct: 2 });
    expect(cuts.respelled).toBe(1);
  });

  it('shows our tokens where they are others', async () => {
    const glued = readSegTsv('سوريا/لبنان\tسوريا/لبنان\n');
    const { tokens, words, cuts, errors } = await figuresOf(glued, 'joined', {});
    expect(tokens).toEqual({ gold: 1, ours: 3, correct: 0 });
    expect(words).toEqual({ gold: 1, ours: 3, correct: 0 });
    expect(cuts.token).toBe(1);
    expect(errors).toEqual([
      { surface: 'سوريا/لبنان', gold: 'سوريا/لبنان', ours: 'سوريا / لبنان', count: 1 },
    ]);
  });
});

describe('scoreSentences', () => {
  it('scores sentences, and their ends inside documents', async () => {
    const line = (form: string, i: number): string => `${i + 1}\t${form}${'\t_'.repeat(8)}`;
    const sentence = (text: string): string => `${text.split(' ').map(line).join('\n')}\n\n`;
    const gold = readConllu(['قال الوزير .', 'ذهب ثم', 'عاد .', 'نعم . لا .'].map(sentence).join(''));
    const stages = await opened(tableStages({}));
    const scorer = scoreSentences();
    for (const raw of rawDocuments(gold.sentences, false)) {
      expect(raw.text).toBe('قال الوزير . ذهب ثم عاد . نعم . لا .');
      scorer.add(raw, (await annotateWith(stages, raw.text)).document);
    }
    // Ours: قال الوزير . | ذهب ثم عاد . | نعم . | لا .
    expect(scorer.figures()).toEqual({
      tokens: { gold: 11, ours: 11, correct: 11 },
      sentences: { gold: 4, ours: 4, correct: 1 },
      breaks: { gold: 3, ours: 3, correct: 2 },
      errors: [
        { kind: 'missed', before: 'ثم', after: 'عاد', count: 1 },
        { kind: 'added', before: '.', after: 'لا', count: 1 },
      ],
    });
  });
});
