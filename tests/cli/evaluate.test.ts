import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRig, type Rig } from '../support/rig.js';

/** A stage that cuts as a table says, so that the figures do not change with the segmenter. */
const CUT = `import { defineStage, Segments, Tokens } from 'qawl';
const TABLE = { وقال: ['و:conj', 'قال:stem'], كتابها: ['كتابها:stem'], للأمم: ['ل:prep', 'ال:det', 'أمم:stem'] };
export default defineStage({
  name: 'cut', version: '1.0.0', about: 'Cuts.', needs: [Tokens], gives: [Segments],
  open: () => (doc, out) => {
    const tokens = doc.layer(Tokens);
    for (let token = 0; token < tokens.length; token++) {
      for (const part of TABLE[tokens.columns.norm.at(token)] ?? []) {
        const [form, role] = part.split(':');
        out.add(Segments, { start: tokens.starts[token], end: tokens.ends[token], token, form, role });
      }
    }
  },
});
`;

const GOLD = 'وقال\tو+قال\tCCONJ+VERB\nللأمم\tل+لأمم\tADP+NOUN\n\nكتابها\tكتاب+ها\tNOUN+PRON\n';

function word(id: string, form: string, misc = '_'): string {
  return `${id}\t${form}${'\t_'.repeat(7)}\t${misc}\n`;
}

describe.concurrent('evaluate', () => {
  let rig: Rig;
  beforeAll(() => {
    rig = makeRig();
    rig.write({
      'cut.js': CUT,
      'cut.yaml': 'name: cut\nstages:\n  - language\n  - normalize\n  - tokenize\n  - ./cut.js\n',
      'tokens.yaml': 'name: tokens\nstages:\n  - normalize\n  - tokenize\n',
      'gold.seg.tsv': GOLD,
      'bad.seg.tsv': `no word\n${GOLD}وقال\tو+قال\tVERB\n`,
      'worse.seg.tsv': 'no word\n',
      'gold.txt': GOLD,
      'gold.conllu':
        `# text = قال نعم. وقال لا.\n${word('1', 'قال')}${word('2', 'نعم', 'SpaceAfter=No')}${word('3', '.')}` +
        `${word('4-5', 'وقال')}${word('4', 'و')}${word('5', 'قال')}${word('6', 'لا', 'SpaceAfter=No')}${word('7', '.')}\n`,
    });
  });
  afterAll(() => {
    rig.remove();
  });

  it('prints the figures of a segmentation', async () => {
    const args = [
      'evaluate',
      'segmentation',
      '--gold',
      'gold.seg.tsv',
      '--pipeline',
      'cut.yaml',
      '--errors',
      '5',
    ];
    const ended = await rig.qawl(args);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stderr).toBe('');
    const lines = ended.stdout.split('\n').map((line) => line.trim().replace(/ +/g, ' '));
    expect(lines.slice(0, 9)).toEqual([
      'gold: gold.seg.tsv, 2 sentences',
      'pipeline: cut.yaml',
      'text: with the line breaks that the gold tells of',
      'article: one word with what follows it, as in the gold',
      '',
      'precision recall F1 gold ours correct',
      'tokens 100.00 100.00 100.00 3 3 3',
      'sentences 100.00 100.00 100.00 2 2 2',
      'words 80.00 66.67 72.73 6 5 4',
    ]);
    expect(lines).toContain('exactly right 2 66.67 2 66.67');
    expect(lines).toContain('cut too seldom 1 33.33 1 33.33');
    expect(lines).toContain('0.00 0.00 0.00 1 0 0 ها');
    expect(lines.slice(-3)).toEqual(['surface: gold ours count', 'كتابها: كتاب+ها كتابها 1', '']);
  });

  it('prints them for machines', async () => {
    const args = ['evaluate', 'segmentation', '--gold', 'gold.seg.tsv', '--pipeline', 'cut.yaml', '--json'];
    const split = await rig.qawl([...args, '--article', 'split']);
    expect(split.code, split.stderr).toBe(0);
    expect(JSON.parse(split.stdout)).toMatchObject({
      about: { gold: 'gold.seg.tsv', sentences: 2, leftOut: 0, article: 'split', articleInGold: 'joined' },
      words: { gold: 6, ours: 6, correct: 3, precision: 0.5, recall: 0.5, f1: 0.5 },
      cuts: { right: 1, over: 1, under: 1 },
      partsOfSpeech: null,
      errors: [],
    });
  });

  it('prints those of sentences, also where nothing but the words tells of their ends', async () => {
    const args = [
      'evaluate',
      'sentences',
      '--gold',
      'gold.conllu',
      '--pipeline',
      'tokens.yaml',
      '--errors',
      '5',
    ];
    const ended = await rig.qawl(args);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stdout).toMatch(/^sentences +0\.00 +0\.00 +0\.00 +1 +2 +0$/m);
    expect(ended.stdout.trimEnd().split('\n').at(-1)).toBe('. | وقال: added 1');
    const joined = await rig.qawl(['evaluate', 'sentences', '--gold', 'gold.seg.tsv', '--joined', '--json']);
    expect(joined.code, joined.stderr).toBe(0);
    expect(JSON.parse(joined.stdout)).toMatchObject({
      about: { joined: true },
      sentences: { gold: 2, ours: 1, correct: 0 },
      endsInside: { gold: 1, ours: 0, correct: 0 },
    });
  });

  it('takes the news pipeline where none is named', async () => {
    const ended = await rig.qawl(['evaluate', 'segmentation', '--gold', 'gold.seg.tsv', '--json']);
    expect(ended.code, ended.stderr).toBe(0);
    expect(JSON.parse(ended.stdout)).toMatchObject({ tokens: { gold: 3, ours: 3, correct: 3 } });
  });

  it('leaves out what cannot be read, and says what and where', async () => {
    const args = ['evaluate', 'segmentation', '--gold', 'bad.seg.tsv', '--pipeline', 'cut.yaml'];
    const ended = await rig.qawl(args);
    expect(ended.code).toBe(0);
    expect(ended.stderr.split('\n')).toEqual([
      'bad.seg.tsv:1:1: the line is no word with its parts. Write the surface, a tab, its parts joined by "+" and, where known, a tab and their UPOS.',
      'bad.seg.tsv:6:1: 2 parts have 1 parts of speech. Give every part one UPOS, joined by "+".',
      '',
    ]);
    expect(ended.stdout).toContain('bad.seg.tsv, 2 sentences; 2 lines could not be read');
  });

  it.each([
    [['--gold', 'worse.seg.tsv'], 'qawl: worse.seg.tsv has no sentence that can be used.'],
    [['--gold', 'gold.txt'], 'qawl: gold.txt is no gold: its name must end in .conllu or .seg.tsv.'],
    [['--gold', 'none.conllu'], 'qawl: none.conllu cannot be read: ENOENT'],
    [
      ['--gold', 'gold.seg.tsv', '--pipeline', 'none.yaml'],
      'none.yaml:1:1: the pipeline file cannot be read',
    ],
    [['--gold', 'gold.seg.tsv', '--pipeline', 'tokens.yaml'], 'gives the layer "segments"'],
    [['--gold', 'gold.seg.tsv', '--article', 'both'], "'--article <view>' argument 'both' is invalid"],
    [['--gold', 'gold.seg.tsv', '--errors', 'all'], 'It must be a whole number.'],
    [[], "required option '--gold <file>' not specified"],
  ])('ends with 2 for %j', async (args, message) => {
    const ended = await rig.qawl(['evaluate', 'segmentation', ...args]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(message);
    expect(ended.stdout).toBe('');
  });
});
