import { describe, expect, it } from 'vitest';
import { rawDocuments } from '../../src/learn/evaluate/rawDocuments.js';
import { readConllu } from '../../src/learn/evaluate/readConllu.js';
import { readSegTsv } from '../../src/learn/evaluate/readSegTsv.js';
import type { Gold } from '../../src/learn/evaluate/gold.js';

/** A line of CoNLL-U: id, form, and where they are not empty UPOS and MISC. */
function word(id: string, form: string, upos = '_', misc = '_'): string {
  return [id, form, '_', upos, '_', '_', '_', '_', '_', misc].join('\t');
}
const conllu = (...sentences: string[][]): Gold =>
  readConllu(sentences.map((lines) => `${lines.join('\n')}\n\n`).join(''));
/** Tokens as `surface=part+part`. */
const tokensOf = ({ sentences }: Gold): string[][] =>
  sentences.map(({ tokens }) =>
    tokens.map(({ surface, words }) => `${surface}=${words.map(({ form }) => form).join('+')}`),
  );

describe('readSegTsv', () => {
  it('reads words, parts and parts of speech; a sentence a line of text', () => {
    const gold = readSegTsv('# a comment\nوقال\tو+قال\tCCONJ+VERB\n.\t.\tPUNCT\n\nنعم\tنعم\n');
    expect(tokensOf(gold)).toEqual([['وقال=و+قال', '.=.'], ['نعم=نعم']]);
    expect(gold.sentences[0]!.tokens[0]!.words[1]).toEqual({ form: 'قال', upos: 'VERB' });
    expect(gold.sentences[1]!.tokens[0]!.words[0]!.upos).toBeNull();
    expect(rawDocuments(gold.sentences, false)).toMatchObject([
      { text: 'وقال .\nنعم', tokenEnds: [4, 5, 8], sentenceEnds: [5, 8] },
    ]);
    expect(rawDocuments(gold.sentences, true)[0]!.text).toBe('وقال . نعم');
  });

  it('takes signs for words: + and #', () => {
    const gold = readSegTsv('+\t+\tSYM\nC++\tC++\tX\n#\t#\tSYM\n');
    expect(tokensOf(gold)).toEqual([['+=+', 'C++=C++', '#=#']]);
  });

  it('leaves out lines that cannot be read, and says why', () => {
    const gold = readSegTsv('وقال\nوقال\tو++قال\nوقال\tو+قال\tVERB\nنعم\tنعم\tINTJ\r\nx\ty\tX\tmore\n');
    expect(tokensOf(gold)).toEqual([['نعم=نعم']]);
    expect(gold.problems.map(({ line, message }) => [line, message])).toEqual([
      [1, 'the line is no word with its parts'],
      [2, 'the segmentation "و++قال" has an empty part'],
      [3, '2 parts have 1 parts of speech'],
      [5, 'the line is no word with its parts'],
    ]);
  });
});

describe('readConllu', () => {
  it('reads multiword tokens, spacing and the comment text; passes over empty nodes', () => {
    const gold = conllu(
      [
        '# text = وقال: نعم',
        word('1-2', 'وقال', '_', 'SpaceAfter=No'),
        word('1', 'و', 'CCONJ'),
        word('1.1', 'هو', 'PRON'),
        word('2', 'قال', 'VERB'),
        word('3', ':', 'PUNCT'),
        word('4', 'نعم', 'INTJ'),
      ],
      [word('1', 'لا', 'INTJ', 'SpaceAfter=No'), word('2', '.', 'PUNCT')],
    );
    expect(gold.problems).toEqual([]);
    expect(tokensOf(gold)).toEqual([
      ['وقال=و+قال', ':=:', 'نعم=نعم'],
      ['لا=لا', '.=.'],
    ]);
    expect(rawDocuments(gold.sentences, false)).toMatchObject([
      { text: 'وقال: نعم لا.', tokenEnds: [4, 5, 8, 10, 11], sentenceEnds: [8, 11] },
    ]);
  });

  it('puts clitics that are words of their own together, where no token has a range', () => {
    const gold = conllu([
      '# text = للأمم (84)، وبها.',
      word('1', 'ل', 'ADP', 'SpaceAfter=No'),
      word('2', 'لأمم', 'NOUN'),
      word('3', '(', 'PUNCT', 'SpaceAfter=No'),
      word('4', '84', 'NUM', 'SpaceAfter=No'),
      word('5', ')', 'PUNCT', 'SpaceAfter=No'),
      word('6', '،', 'PUNCT'),
      word('7', 'و', 'CCONJ', 'SpaceAfter=No'),
      word('8', 'ب', 'ADP', 'SpaceAfter=No'),
      word('9', 'ها', 'PRON', 'SpaceAfter=No'),
      word('10', '.', 'PUNCT'),
    ]);
    expect(tokensOf(gold)).toEqual([['للأمم=ل+لأمم', '(=(', '84=84', ')=)', '،=،', 'وبها=و+ب+ها', '.=.']]);
  });

  it('breaks the text at newpar and newdoc', () => {
    const gold = conllu(
      ['# newdoc id = a', '# newpar', word('1', 'واحد')],
      [word('1', 'اثنان')],
      ['# newpar id = a.2', word('1', 'ثلاثة', '_', 'SpaceAfter=No')],
      [word('1', 'أربعة', '_', String.raw`SpacesAfter=\s\n`)],
      [word('1', 'خمسة')],
      ['# newdoc', word('1', 'ستة')],
    );
    expect(rawDocuments(gold.sentences, false).map(({ text }) => text)).toEqual([
      'واحد اثنان\n\nثلاثةأربعة\nخمسة',
      'ستة',
    ]);
    expect(rawDocuments(gold.sentences, true).map(({ text }) => text)).toEqual([
      'واحد اثنان ثلاثة أربعة خمسة ستة',
    ]);
  });

  it('breaks it where sentence ids name another paragraph or document', () => {
    const gold = conllu(
      ['# sent_id = afp.0001:p1u1', word('1', 'واحد')],
      ['# sent_id = afp.0001:p1u2', word('1', 'اثنان')],
      ['# sent_id = afp.0001:p2u1', word('1', 'ثلاثة')],
      ['# sent_id = afp.0002:p2u1', word('1', 'أربعة')],
    );
    expect(rawDocuments(gold.sentences, false).map(({ text }) => text)).toEqual([
      'واحد اثنان\n\nثلاثة',
      'أربعة',
    ]);
  });

  it('leaves out sentences that cannot be read, and says where', () => {
    const gold = conllu(
      [word('1', 'نعم'), '2\tلا'],
      [word('1', 'نعم'), word('3', 'لا')],
      [word('1-2', 'وقال'), word('1', 'و')],
      [word('1', 'نعم'), word('2', ' ')],
      ['# sent_id = x', '# text = نعم لا', word('1', 'نعم')],
      [word('1', '_'), word('2', '_')],
      [word('1-9999999', 'وقال')],
      [word('1', 'نعم')],
    );
    expect(tokensOf(gold)).toEqual([['نعم=نعم']]);
    expect(gold.problems.map(({ line, message }) => [line, message])).toEqual([
      [2, 'the line has 2 columns'],
      [5, 'the id 3 stands where 2 should'],
      [8, 'word 2 of the token 1-2 should stand here'],
      [11, 'the form is empty'],
      [14, 'the comment "text" is not made of the tokens below it'],
      [18, 'the sentence has no word forms'],
      [20, 'the range 1-9999999 is none of a word'],
    ]);
  });

  it('keeps what stands around a sentence that was left out apart', () => {
    const gold = conllu([word('1', 'واحد')], ['1\tx'], [word('1', 'اثنان')]);
    expect(rawDocuments(gold.sentences, false).map(({ text }) => text)).toEqual(['واحد\n\nاثنان']);
  });
});
