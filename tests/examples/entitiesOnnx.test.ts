import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableModel } from '../support/onnxModel.js';
import { makeRig, PROJECT, type Ended, type Rig } from '../support/rig.js';

const EXAMPLE = path.join(PROJECT, 'docs/examples/entities-onnx');
const load = async <T>(file: string): Promise<T> =>
  (await import(pathToFileURL(path.join(EXAMPLE, file)).href)) as T;

const VOCABULARY = [
  '[PAD]',
  '[UNK]',
  '[CLS]',
  '[SEP]',
  '.',
  '-',
  '،',
  'زار',
  'سامر',
  'ال',
  '##خطيب',
  '##خط',
  '##يب',
];

describe('wordPiece', async () => {
  const { readVocabulary, wordPieces } = await load<{
    readVocabulary(content: string): Map<string, number>;
    wordPieces(vocabulary: Map<string, number>, lowerCase: boolean): (word: string) => number[];
  }>('wordPiece.js');
  const piecesOf = (words: string[], lowerCase = false): ((word: string) => string) => {
    const cut = wordPieces(readVocabulary(words.join('\n')), lowerCase);
    return (word) =>
      cut(word)
        .map((id) => words[id])
        .join(' ');
  };

  it('takes the longest piece from the left', () => {
    const pieces = piecesOf(VOCABULARY);
    expect(pieces('سامر')).toBe('سامر');
    expect(pieces('الخطيب')).toBe('ال ##خطيب');
    expect(pieces('الخط')).toBe('ال ##خط');
  });

  it('does not know a word of which it does not know a part', () => {
    const pieces = piecesOf(VOCABULARY);
    for (const word of ['الخطا', 'خطيب', '', '\u200f', 'ال'.repeat(60), '🙂'])
      expect(pieces(word)).toBe('[UNK]');
  });

  it('cuts at punctuation marks', () => {
    const pieces = piecesOf(VOCABULARY);
    expect(pieces('زار-سامر.')).toBe('زار - سامر .');
    expect(pieces('زار،الخطا')).toBe('زار ، [UNK]');
  });

  it('takes capitals and accents off where the model is uncased', () => {
    const words = ['[UNK]', 'cafe', 'Café', 'احمد', 'أحمد'];
    expect(['Café', 'أحمد'].map(piecesOf(words))).toEqual(['Café', 'أحمد']);
    expect(['Café', 'أحمد'].map(piecesOf(words, true))).toEqual(['cafe', 'احمد']);
  });

  it('reads lines of both kinds, and says what a vocabulary lacks', () => {
    expect([...readVocabulary('a\r\nb\r\n')]).toEqual([
      ['a', 0],
      ['b', 1],
    ]);
    expect(() => wordPieces(readVocabulary('a\n'), false)).toThrow('the vocabulary has no [UNK]');
  });
});

describe('windowsOf', async () => {
  interface Window {
    readonly from: number;
    readonly to: number;
    readonly decideFrom: number;
    readonly decideTo: number;
  }
  const { windowsOf } = await load<{
    windowsOf(lengths: number[], sentences: number[], room: number, overlap: number): Window[];
  }>('windows.js');
  const shown = (sentences: string, room: number, overlap: number): string[] =>
    windowsOf(
      Array.from(sentences, () => 1),
      Array.from(sentences, Number),
      room,
      overlap,
    ).map(({ from, to, decideFrom, decideTo }) => `${from}-${to}: ${decideFrom}-${decideTo}`);

  it('reads at once what has room', () => {
    expect(shown('000111', 6, 2)).toEqual(['0-6: 0-6']);
    expect(shown('', 6, 2)).toEqual([]);
  });

  it('ends a window with a sentence, and begins the next one with words that were read', () => {
    expect(shown('000111222', 7, 2)).toEqual(['0-6: 0-6', '4-9: 6-9']);
  });

  it('leaves the second half of the overlap of a long sentence to the next window', () => {
    expect(shown('000000000000', 8, 4)).toEqual(['0-8: 0-6', '4-12: 6-12']);
  });

  it('decides about each word once, in a window that it has room for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.nat(10),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.boolean()), { maxLength: 60 }),
        (room, overlap, words) => {
          const lengths = words.map(([length]) => Math.min(room, length));
          let sentence = 0;
          const sentences = words.map(([, ends]) => (ends ? sentence++ : sentence));
          let decided = 0;
          for (const window of windowsOf(lengths, sentences, room, Math.min(overlap, room / 2))) {
            const { from, to, decideFrom, decideTo } = window;
            if (decideFrom !== decided || from > decideFrom || decideTo > to || decideTo <= decideFrom)
              return false;
            if (lengths.slice(from, to).reduce((sum, length) => sum + length, 0) > room) return false;
            decided = decideTo;
          }
          return decided === words.length;
        },
      ),
      { numRuns: 1000 },
    );
  });
});

const LABELS = ['O', 'B-PERS', 'I-PERS', 'B-LOC', 'I-LOC', 'B-ORG', 'I-ORG', 'B-TIT'];
/** Pieces of the tiny model with the label that it gives them. */
const LEARNED: readonly (readonly [piece: string, label: string])[] = [
  ['[PAD]', 'O'],
  ['[UNK]', 'O'],
  ['[CLS]', 'O'],
  ['[SEP]', 'O'],
  ['.', 'O'],
  ['الوزير', 'B-TIT'],
  ['سامر', 'B-PERS'],
  ['الخ', 'I-PERS'],
  ['##طيب', 'O'],
  ['بالقاهرة', 'B-LOC'],
  ['وللأمم', 'B-ORG'],
  ['المتحدة', 'I-ORG'],
  ['بيروت', 'I-LOC'],
];
const TEXT = 'زار الوزير سامر الخطيب بالقاهرة. بيروت وللأمم المتحدة. سامر. الخطيب';
/** What the model finds in it. */
const FOUND = [
  ['TIT', 'الوزير'],
  ['PERS', 'سامر الخطيب'],
  ['LOC', 'القاهرة'],
  ['LOC', 'بيروت'],
  ['ORG', 'للأمم المتحدة'],
  ['PERS', 'سامر'],
  ['PERS', 'الخطيب'],
];
/** The least sure word decides: one piece of the eight has 3 and the others 0; I-PERS is less sure. */
const logits = (label: string): number[] =>
  LABELS.map((each) => (each === label ? (label === 'I-PERS' ? 2 : 3) : 0));
const sure = (logit: number): number => Math.exp(logit) / (Math.exp(logit) + LABELS.length - 1);

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const vocabulary = LEARNED.map(([piece]) => `${piece}\n`).join('');
const table = LEARNED.map(([, label]) => logits(label));
const model = tableModel(table, ['input_ids', 'attention_mask', 'token_type_ids']);

/** The stage as users have it, but for the model: a table in JavaScript, which also says what it was asked. */
const FAKE = `import { readFileSync, appendFileSync } from 'node:fs';
import { entitiesOnnx } from './entities-onnx.js';
const table = ${JSON.stringify(table)};
export default entitiesOnnx(async () => async (ids) => {
  appendFileSync(new URL('./asked.txt', import.meta.url), ids.length + '\\n');
  return ids.flatMap((id) => table[id]);
});
`;

interface Given {
  readonly stage?: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly after?: readonly string[];
}

/** A pipeline file with the stage. */
function pipeline({ stage = './entities-onnx.js', options = {}, after = [] }: Given): string {
  const all = {
    model: { file: 'model.onnx', sha256: sha256(model) },
    vocabulary: { file: 'vocab.txt', sha256: sha256(vocabulary) },
    labels: LABELS,
    ...options,
  };
  const stages = ['normalize', 'tokenize', 'segment', { [stage]: all }, ...after];
  // JSON is YAML.
  return JSON.stringify({ name: 'onnx', input: 'articles', stages });
}

/** A folder with the example in it, and what it is installed beside. */
function exampleRig(): Rig {
  const rig = makeRig();
  cpSync(EXAMPLE, path.join(rig.folder, 'ner'), { recursive: true });
  install(rig, 'zod');
  rig.write({ 'ner/model.onnx': model, 'ner/vocab.txt': vocabulary, 'ner/fake.js': FAKE });
  return rig;
}

function install(rig: Rig, name: string): void {
  symlinkSync(
    realpathSync(path.join(PROJECT, 'node_modules', name)),
    path.join(rig.folder, 'node_modules', name),
  );
}

/** Runs a text through a pipeline; gives the rows of the layer as type and text, and their scores. */
async function annotated(
  rig: Rig,
  given: Given,
  text = TEXT,
): Promise<{ ended: Ended; rows: string[][]; scores: number[] }> {
  rig.write({ 'ner/test.yaml': pipeline(given) });
  const ended = await rig.qawl(['annotate', '--pipeline', 'ner/test.yaml'], {
    stdin: `${JSON.stringify({ id: 'a', text })}\n`,
  });
  if (ended.code !== 0) return { ended, rows: [], scores: [] };
  const { layers } = JSON.parse(ended.stdout) as {
    layers: { 'entities-onnx': { start: number; end: number; type: string; score: number }[] };
  };
  const rows = layers['entities-onnx'];
  return {
    ended,
    rows: rows.map(({ start, end, type }) => [type, text.slice(start, end)]),
    scores: rows.map(({ score }) => score),
  };
}

describe('entities-onnx, its model a table', () => {
  let rig: Rig;
  beforeAll(() => {
    rig = exampleRig();
  });
  afterAll(() => {
    rig.remove();
  });

  it('finds entities without proclitics, in one sentence each, as sure as their least sure word', async () => {
    const { ended, rows, scores } = await annotated(rig, { stage: './fake.js' });
    expect(ended.stderr).toBe('');
    expect(rows).toEqual(FOUND);
    expect(scores[0]).toBeCloseTo(sure(3), 5);
    expect(scores[1]).toBeCloseTo(sure(2), 5);
  });

  it('reads a long document in windows, and finds the same', async () => {
    const asked = (): number[] => rig.read('ner/asked.txt').trim().split('\n').map(Number);
    rig.write({ 'ner/asked.txt': '' });
    const { rows } = await annotated(rig, { stage: './fake.js', options: { maxPieces: 8, overlap: 2 } });
    expect(rows).toEqual(FOUND);
    expect(asked().length).toBeGreaterThan(3);
    expect(Math.max(...asked())).toBeLessThanOrEqual(8);
    expect((await annotated(rig, { stage: './fake.js' }, '')).rows).toEqual([]);
  });

  it('can stand in the place of the built-in entities, and be measured against them', async () => {
    rig.write({
      'ner/as.yaml': pipeline({ stage: './fake.js', after: ['./onnx-as-entities.js', 'names', 'quotes'] }),
      'gold.bio': 'سامر B-PERS\nالخطيب I-PERS\nبالقاهرة B-LOC\n. O\n',
    });
    const ended = await rig.qawl(['annotate', '--pipeline', 'ner/as.yaml'], {
      stdin: `${JSON.stringify({ id: 'a', text: TEXT })}\n`,
    });
    expect(ended.code, ended.stderr).toBe(0);
    const { entities, names } = JSON.parse(ended.stdout) as {
      entities: { start: number; end: number; type: string }[];
      names: unknown[];
    };
    expect(entities.map(({ start, end, type }) => [type, TEXT.slice(start, end)])).toEqual(
      FOUND.filter(([type]) => type !== 'TIT').map(([type, text]) => [type === 'PERS' ? 'PER' : type, text]),
    );
    expect(names.length).toBeGreaterThan(0);
    const measured = await rig.qawl([
      'evaluate',
      'entities',
      '--gold',
      'gold.bio',
      '--pipeline',
      'ner/as.yaml',
      '--json',
    ]);
    expect(JSON.parse(measured.stdout)).toMatchObject({ all: { gold: 2, ours: 2, correct: 2 } });
  });

  it.each<[string, Given, string]>([
    ['the package is missing', {}, 'npm install --ignore-scripts onnxruntime-node'],
    [
      'the model is another one',
      { options: { model: { file: 'model.onnx', sha256: '0'.repeat(64) } } },
      `model.onnx is not the file that was named: its SHA-256 is ${sha256(model)}`,
    ],
    [
      'the vocabulary is no BERT’s',
      {
        options: {
          vocabulary: { file: 'session.js', sha256: sha256(readFileSync(`${EXAMPLE}/session.js`)) },
        },
      },
      'the vocabulary has no [CLS]: it is none of a BERT',
    ],
    [
      'labels are missing',
      { stage: './fake.js', options: { labels: LABELS.slice(1) } },
      'the model has 8 labels, and the pipeline file names 7',
    ],
    ['a label is none of BIO', { options: { labels: ['O', 'PERS'] } }, 'must be O, B-TYPE or I-TYPE'],
    [
      'windows are all overlap',
      { options: { maxPieces: 8, overlap: 5 } },
      'must be at most half of maxPieces',
    ],
  ])('says so before the first document where %s', async (_, given, message) => {
    const { ended } = await annotated(rig, given);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(message);
    expect(ended.stdout).toBe('');
  });

  it('has a pipeline file that passes the check', async () => {
    const checked = await rig.qawl(['check', 'ner/pipeline.yaml']);
    expect(checked.code, checked.stderr).toBe(0);
  });

  it('compiles with the checker of TypeScript', async () => {
    const stages = readdirSync(EXAMPLE)
      .filter((file) => file.endsWith('.js'))
      .map((file) => `ner/${file}`);
    const tsc = path.join(PROJECT, 'node_modules/typescript/bin/tsc');
    const flags =
      '--noEmit --allowJs --checkJs --strict --skipLibCheck --module nodenext --target es2023 --types node';
    const types = ['--typeRoots', path.join(PROJECT, 'node_modules/@types')];
    const ended = await rig.run(process.execPath, [tsc, ...flags.split(' '), ...types, ...stages]);
    expect(ended.stdout).toBe('');
    expect(ended.code).toBe(0);
  });
});

/** The runtime is an optional peer: where it is installed, the model is run for real. */
const runtime = runtimeFolder();

describe.skipIf(runtime === undefined)('entities-onnx, its model run by onnxruntime-node', () => {
  let rig: Rig;
  beforeAll(() => {
    rig = exampleRig();
    symlinkSync(runtime!, path.join(rig.folder, 'node_modules/onnxruntime-node'));
  });
  afterAll(() => {
    rig.remove();
  });

  it('finds the same', async () => {
    const { ended, rows, scores } = await annotated(rig, {});
    expect(ended.stderr).toBe('');
    expect(rows).toEqual(FOUND);
    expect(scores[1]).toBeCloseTo(sure(2), 5);
    expect((await annotated(rig, { options: { maxPieces: 8, overlap: 2 } })).rows).toEqual(FOUND);
  });

  it('finds the same in threads', async () => {
    rig.write({
      'ner/test.yaml': pipeline({}),
      ...Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`ner/articles/${i}.txt`, TEXT])),
    });
    const ended = await rig.qawl(['run', 'ner/test.yaml', '--workers', '2']);
    expect(ended.code, ended.stderr).toBe(0);
    const rows = rig.rows<{ rows: number }>('output/onnx/run-001/4-entities-onnx/entities-onnx/00000.jsonl');
    expect(rows.map(({ rows: count }) => count)).toEqual(Array.from({ length: 6 }, () => FOUND.length));
  });

  it('takes a model without token types, and none that asks for more', async () => {
    const take = async (inputs: string[]): Promise<Ended> => {
      const bytes = tableModel(table, inputs);
      rig.write({ 'ner/other.onnx': bytes });
      return (await annotated(rig, { options: { model: { file: 'other.onnx', sha256: sha256(bytes) } } }))
        .ended;
    };
    expect((await take(['input_ids', 'attention_mask'])).code).toBe(0);
    const more = await take(['input_ids', 'pixel_values']);
    expect(more.code).toBe(2);
    expect(more.stderr).toContain(
      'the model asks for input_ids, pixel_values; this stage can give input_ids,',
    );
  });

  it('says what is wrong with a file that is no model', async () => {
    rig.write({ 'ner/no.onnx': 'no' });
    const { ended } = await annotated(rig, { options: { model: { file: 'no.onnx', sha256: sha256('no') } } });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('stage entities-onnx cannot be opened: ');
  });
});

function runtimeFolder(): string | undefined {
  try {
    const manifest = createRequire(path.join(PROJECT, 'package.json')).resolve(
      'onnxruntime-node/package.json',
    );
    return existsSync(manifest) ? path.dirname(realpathSync(manifest)) : undefined;
  } catch {
    return undefined;
  }
}
