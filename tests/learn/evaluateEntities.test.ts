import { describe, expect, it } from 'vitest';
import { scoreEntities, type EntityFigures, type OurEntity } from '../../src/learn/evaluate/entities.js';
import { entityJson, entityReport, type AboutEntities } from '../../src/learn/evaluate/entityReport.js';
import { tokenRange } from '../../src/learn/evaluate/entityTokens.js';
import { readBio, type EntityDocument } from '../../src/learn/evaluate/readBio.js';
import { readEntityJsonl } from '../../src/learn/evaluate/readEntityJsonl.js';

const bio = (content: string, sentencesADocument = 20): ReturnType<typeof readBio> =>
  readBio(content, { file: 'folder/gold.txt', sentencesADocument });
/** Entities as `TYPE text`. */
const textsOf = ({ text, entities }: EntityDocument): string[] =>
  entities.map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);

describe('readBio', () => {
  it('reads tokens and tags, with spaces or tabs between them', () => {
    const { documents, problems } = bio('زار O\nسامر\tB-PERS\r\nالخطيب  I-PERS\n\nبيروت B-LOC\n');
    expect(problems).toEqual([]);
    expect(documents).toEqual([
      {
        id: 'gold.txt#1',
        text: 'زار سامر الخطيب\nبيروت',
        tokenStarts: Uint32Array.of(0, 4, 9, 16),
        tokenEnds: Uint32Array.of(3, 8, 15, 21),
        entities: [
          { start: 4, end: 15, type: 'PER' },
          { start: 16, end: 21, type: 'LOC' },
        ],
      },
    ]);
  });

  it('begins an entity at every B, at an I after none, and at an I of another type', () => {
    const content = 'a B-LOC\nb B-LOC\nc I-LOC\nd O\ne I-ORG\nf I-ORG\ng I-MIS\n\nh I-MIS\n';
    expect(textsOf(bio(content).documents[0]!)).toEqual([
      'LOC a',
      'LOC b c',
      'ORG e f',
      'MISC g',
      // A sentence ends what stands in it.
      'MISC h',
    ]);
  });

  it('ends a document after so many sentences, and where the corpus says so', () => {
    const texts = (content: string): string[] => bio(content, 2).documents.map(({ text }) => text);
    expect(texts('a O\n\nb O\n\n\nc O\n')).toEqual(['a\nb', 'c']);
    expect(texts('-DOCSTART- O\n\na O\n\n-DOCSTART- -X- O O\n\nb O\n')).toEqual(['a', 'b']);
    expect(texts('\n \n')).toEqual([]);
  });

  it('leaves out lines that cannot be read, and says why', () => {
    const { documents, problems } = bio('a B-PER\nb\nc I-PER\nd S-PER\ne f O\ng I-\n');
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [2, 'the line is no token with its tag'],
      [4, '"S-PER" is no tag of BIO'],
      [5, 'the line is no token with its tag'],
      [6, '"I-" is no tag of BIO'],
    ]);
    expect(textsOf(documents[0]!)).toEqual(['PER a c']);
  });
});

describe('readEntityJsonl', () => {
  const read = (...lines: unknown[]): ReturnType<typeof readEntityJsonl> =>
    readEntityJsonl(lines.map((line) => `${JSON.stringify(line)}\n`).join('\n'), 'folder/gold.jsonl');

  it('reads spans of characters, in order of text', () => {
    const { documents, problems, notAnnotated } = read(
      {
        id: 'x',
        text: 'زار سامر بيروت',
        entities: [
          [9, 14, 'LOC'],
          [4, 8, 'PERS'],
        ],
      },
      { id: 'y', text: 'زار', entities: null },
      { text: 'زار', entities: [] },
    );
    expect(problems).toEqual([]);
    expect(notAnnotated).toBe(1);
    expect(documents.map(({ id }) => id)).toEqual(['x', 'gold.jsonl:5']);
    expect(textsOf(documents[0]!)).toEqual(['PER سامر', 'LOC بيروت']);
  });

  it('leaves out lines that cannot be read, and says why', () => {
    const text = 'ab';
    const { documents, problems } = read(
      { text: 3, entities: [] },
      { text },
      null,
      { text, entities: [[0, 3, 'PER']] },
      {
        text,
        entities: [
          [0, 1, 'PER'],
          [1, 1, 'PER'],
        ],
      },
      { text, entities: [[0, 1]] },
      { text, entities: [{ start: 0 }] },
      { text, entities: [[-1, 1, 'PER']] },
      { text, entities: [[0.5, 1, 'PER']] },
    );
    expect(documents).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([
      'the line has no "text"',
      'the line has no list "entities"',
      'the line has no "text"',
      ...[1, 2, 1, 1, 1, 1].map(
        (k) => `entity ${k} is no [start, end, "TYPE"] of the text, which has 2 UTF-16 units`,
      ),
    ]);
    expect(problems[1]!.line).toBe(3);
    expect(readEntityJsonl('{"text', 'x.jsonl').problems[0]!.message).toMatch(/^the line is no JSON: /);
  });
});

describe('tokenRange', () => {
  const [document] = bio('بالقاهرة B-LOC\n" O\n(الجزيرة I-ORG\n" O\n. O\n').documents;
  const range = (start: number, end: number): number[] => {
    const found = tokenRange(document!, { start, end });
    return [found.start, found.end];
  };
  it.each([
    ['a part of a word is the word', [1, 8], [0, 1]],
    ['marks around it are nothing', [9, 21], [2, 3]],
    ['marks between two words are in', [1, 19], [0, 3]],
    ['without a letter, what it touches', [9, 12], [1, 3]],
    ['white space is no token', [8, 9], [1, 1]],
  ])('%s', (_, [start, end], expected) => {
    expect(range(start!, end!)).toEqual(expected);
  });
});

/** Ours as `[start, end, type, score]`. */
type Ours = readonly [number, number, string, number?];

function figuresOf(types: string[], ...compared: [EntityDocument, readonly Ours[]][]): EntityFigures {
  const { add, figures } = scoreEntities(types);
  for (const [document, rows] of compared) {
    add(
      document,
      rows.map(([start, end, type, score = 0.95]): OurEntity => ({ start, end, type, score })),
    );
  }
  return figures();
}

function jsonl(text: string, ...entities: [number, number, string][]): EntityDocument {
  return readEntityJsonl(JSON.stringify({ id: text, text, entities }), 'gold.jsonl').documents[0]!;
}

const about: AboutEntities = {
  gold: 'gold.jsonl',
  pipeline: 'news.yaml',
  documents: 3,
  notAnnotated: 1,
  leftOut: 0,
  unit: 'characters',
  types: ['PER', 'LOC'],
  ignored: new Map([['TIT\u202e', 2]]),
};

describe('scoreEntities', () => {
  // Two of the gold are right, and one each of the other outcomes; TIT and DATE are not compared.
  const figures = figuresOf(
    ['PER', 'LOC'],
    [
      jsonl(
        'aa bb cc dd ee ff gg\u202e hh',
        [0, 2, 'PER'],
        [3, 8, 'PER'],
        [9, 11, 'LOC'],
        [12, 14, 'PER'],
        [15, 20, 'LOC'],
        [0, 5, 'TIT'],
      ),
      [
        [0, 2, 'PER', 1],
        [3, 5, 'PER', 0.91],
        [6, 8, 'LOC', 0.35],
        [9, 11, 'PER', 0.35],
        [15, 17, 'PER', 0.3],
        [18, 21, 'DATE'],
      ],
    ],
    [jsonl('zz', [0, 2, 'LOC']), [[0, 2, 'LOC', 0.9]]],
    [jsonl('yy'), []],
  );

  it('counts by span and type', () => {
    expect(figures.all).toEqual({ gold: 6, ours: 6, correct: 2 });
    expect(figures.byType).toEqual(
      new Map([
        ['PER', { gold: 3, ours: 4, correct: 1 }],
        ['LOC', { gold: 3, ours: 2, correct: 1 }],
      ]),
    );
    expect(figures.spans).toEqual({ gold: 6, ours: 6, correct: 3 });
    expect(figures.documents.map(({ score }) => score.correct)).toEqual([1, 1, 0]);
  });

  it('tells what became of each', () => {
    expect(figures.outcomes).toEqual(
      new Map([
        ['PER', { right: 1, boundary: 1, type: 0, both: 0, missed: 1, spurious: 0 }],
        ['LOC', { right: 1, boundary: 0, type: 1, both: 1, missed: 0, spurious: 1 }],
      ]),
    );
    expect(figures.errors).toContainEqual({
      outcome: 'boundary',
      gold: { type: 'PER', text: 'bb cc' },
      ours: { type: 'PER', text: 'bb' },
      count: 1,
    });
    expect(figures.errors).toContainEqual({
      outcome: 'spurious',
      gold: null,
      ours: { type: 'LOC', text: 'cc' },
      count: 1,
    });
  });

  it('holds scores against the share that is right', () => {
    const { bins, expectedError } = figures.calibration;
    expect(bins).toHaveLength(10);
    expect(bins[3]).toMatchObject({ from: 0.3, to: 0.4, ours: 3, shareRight: 0 });
    expect(bins[9]).toMatchObject({ ours: 3, shareRight: 2 / 3 });
    expect(bins[9]!.meanScore).toBeCloseTo((1 + 0.91 + 0.9) / 3);
    expect(expectedError).toBeCloseTo((1 + Math.abs(2.81 - 2)) / 6);
  });

  it('pairs one with one, that with the most in common first', () => {
    const document = jsonl('aa bb cc dd', [0, 11, 'ORG'], [0, 11, 'ORG']);
    const { outcomes } = figuresOf(
      ['ORG'],
      [
        document,
        [
          [0, 2, 'ORG'],
          [3, 8, 'ORG'],
          [9, 11, 'ORG'],
        ],
      ],
    );
    expect(outcomes.get('ORG')).toMatchObject({ boundary: 2, missed: 0, spurious: 1 });
  });

  it('compares tokens where the gold has them', () => {
    const [document] = bio('بالقاهرة B-LOC\nقال O\n« O\nسامر B-PER\n» O\nالخطيب I-PER\n').documents;
    const ours: Ours[] = [
      [1, 8, 'LOC'],
      [13, 27, 'PER'],
    ];
    expect(document!.text.slice(13)).toBe('« سامر » الخطيب');
    // The mark breaks the person of the gold, as it would for conlleval.
    const { byType } = figuresOf(['PER', 'LOC'], [document!, ours]);
    expect(byType.get('LOC')).toEqual({ gold: 1, ours: 1, correct: 1 });
    expect(byType.get('PER')).toEqual({ gold: 2, ours: 1, correct: 0 });
    const whole = figuresOf(['PER'], [document!, [[13, 19, 'PER'], ours[0]!]]);
    expect(whole.all).toEqual({ gold: 2, ours: 1, correct: 1 });
  });

  it('prints them for people, with nothing hidden in names', () => {
    const text = entityReport(about, figures, { errors: 1, byDocument: true });
    const lines = text.split('\n').map((line) => line.trim().replace(/ +/g, ' '));
    expect(lines.slice(0, 10)).toEqual([
      'gold: gold.jsonl, 3 documents; 1 more have no entities annotated',
      'pipeline: news.yaml',
      'types: PER, LOC; ignored in the gold: TIT\\u{202e} 2',
      'spans: compared in characters',
      '',
      'precision recall F1 gold ours correct',
      'PER 25.00 33.33 28.57 3 4 1',
      'LOC 50.00 33.33 40.00 3 2 1',
      'all (micro) 33.33 33.33 33.33 6 6 2',
      'mean of types (macro) 37.50 33.33 34.29',
    ]);
    expect(lines).toContain('documents: mean F1 60.00 of 2 that have entities');
    expect(lines).toContain('aa bb cc dd ee ff gg\\u{202e} hh 20.00 20.00 20.00 5 5 1');
    expect(lines).toContain('0.3 to 0.4 3 0.333 0.00');
    expect(text).toContain('\ntype: gold | ours: count\nLOC dd | PER dd: 1\n');
    expect(text).toContain('\nmissed: gold: count\nPER ee: 1\n');
  });

  it('prints them for machines', () => {
    expect(entityJson(about, figures, { errors: 0, byDocument: false })).toMatchObject({
      about: { gold: 'gold.jsonl', ignored: { 'TIT\u202e': 2 } },
      all: { f1: 1 / 3 },
      types: { PER: { precision: 0.25 } },
      macro: { precision: 0.375 },
      spans: { correct: 3 },
      outcomes: { all: { right: 2, boundary: 1, type: 1, both: 1, missed: 1, spurious: 1 } },
      documents: { meanF1: 0.6, withEntities: 2 },
      errors: [],
    });
    expect(entityJson(about, figures, { errors: 1, byDocument: true })).toMatchObject({
      documents: { list: [{ correct: 1 }, { id: 'zz', f1: 1 }, { id: 'yy' }] },
      errors: [{ outcome: 'boundary' }, { outcome: 'type' }, {}, {}, {}],
    });
  });
});
