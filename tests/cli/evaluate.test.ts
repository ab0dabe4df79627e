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

/** A stage that finds the names of a table. */
const FIND = `import { defineStage, Entities, Tokens } from 'qawl';
const TABLE = { سامر: ['PER', 0.9], بيروت: ['ORG', 0.8], دمشق: ['LOC', 0.5], الأحد: ['DATE', 1] };
export default defineStage({
  name: 'find', version: '1.0.0', about: 'Finds.', needs: [Tokens], gives: [Entities],
  open: () => (doc, out) => {
    const tokens = doc.layer(Tokens);
    for (let i = 0; i < tokens.length; i++) {
      const norm = tokens.columns.norm.at(i);
      const [type, score] = TABLE[norm] ?? [];
      const rest = { subtype: null, value: null, title: null, rule: 'table' };
      if (norm === 'حلب') throw new Error('no');
      if (type) out.add(Entities, { start: tokens.starts[i], end: tokens.ends[i], type, score, ...rest });
    }
  },
});
`;

const BIO = 'زار O\nسامر B-PERS\nبيروت B-LOC\nالأحد O\n. O\n\nدمشق B-LOC\nو O\nليلى B-PERS\nالوزيرة B-TIT\n';

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
      'find.js': FIND,
      'find.yaml': 'name: find\nstages:\n  - normalize\n  - tokenize\n  - ./find.js\n',
      'gold.bio': BIO,
      'bad.bio': `${BIO}سامر\n`,
      'none.bio': 'سامر B-TIT\n',
      'gold.jsonl':
        '{"id":"a","text":"زار سامر دمشق.","entities":[[4,8,"PER"]]}\n' +
        '{"id":"b","text":"زار","entities":null}\n' +
        '{"id":"c","text":"حلب","entities":[[0,3,"LOC"]]}\n',
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

  it('prints the figures of entities', async () => {
    const args = ['evaluate', 'entities', '--gold', 'gold.bio', '--pipeline', 'find.yaml', '--errors', '3'];
    const ended = await rig.qawl([...args, '--by-document', '--sentences-a-document', '1']);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stderr).toBe('');
    const lines = ended.stdout.split('\n').map((line) => line.trim().replace(/ +/g, ' '));
    expect(lines).toEqual([
      'gold: gold.bio, 2 documents',
      'pipeline: find.yaml',
      'types: PER, LOC; ignored in the gold: TIT 1',
      'spans: compared in tokens',
      '',
      'precision recall F1 gold ours correct',
      'PER 100.00 50.00 66.67 2 1 1',
      'LOC 100.00 50.00 66.67 2 1 1',
      'all (micro) 100.00 50.00 66.67 4 2 2',
      'mean of types (macro) 100.00 50.00 66.67',
      'type ignored 100.00 50.00 66.67 4 2 2',
      '',
      'outcomes right boundary type both missed spurious',
      'PER 1 0 0 0 1 0',
      'LOC 1 0 0 0 1 0',
      'all 2 0 0 0 2 0',
      '',
      'score ours mean score % right',
      '0.5 to 0.6 1 0.500 100.00',
      '0.9 to 1.0 1 0.900 100.00',
      'expected calibration error: 30.00 %',
      '',
      'documents: mean F1 66.67 of 2 that have entities',
      'precision recall F1 gold ours correct',
      'gold.bio#1 100.00 50.00 66.67 2 1 1',
      'gold.bio#2 100.00 50.00 66.67 2 1 1',
      '',
      'missed: gold: count',
      'LOC بيروت: 1',
      'PER ليلى: 1',
      '',
    ]);
  });

  it('prints those of the types that are named, for machines', async () => {
    const args = ['evaluate', 'entities', '--gold', 'gold.bio', '--pipeline', 'find.yaml', '--json'];
    const ended = await rig.qawl([...args, '--types', 'LOC,ORG,DATE', '--errors', '1']);
    expect(ended.code, ended.stderr).toBe(0);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      about: { documents: 1, types: ['LOC', 'ORG', 'DATE'], ignored: { PER: 2, TIT: 1 } },
      types: { LOC: { gold: 2, correct: 1 }, ORG: { gold: 0, ours: 1 }, DATE: { ours: 1 } },
      outcomes: { all: { right: 1, type: 1, spurious: 1 } },
      errors: [
        { outcome: 'type', gold: { type: 'LOC', text: 'بيروت' }, ours: { type: 'ORG' }, count: 1 },
        { outcome: 'spurious', gold: null, ours: { type: 'DATE' } },
      ],
    });
  });

  it('leaves out lines and documents, and says which', async () => {
    const bad = await rig.qawl(['evaluate', 'entities', '--gold', 'bad.bio', '--pipeline', 'find.yaml']);
    expect(bad.code).toBe(0);
    expect(bad.stderr).toBe(
      'bad.bio:11:1: the line is no token with its tag. Write the token, a space or a tab, and its tag; leave the line blank between sentences.\n',
    );
    const args = ['evaluate', 'entities', '--gold', 'gold.jsonl', '--pipeline', 'find.yaml'];
    const failed = await rig.qawl(args);
    expect(failed.code).toBe(1);
    expect(failed.stderr).toMatch(/^c error stage-failed: /);
    expect(failed.stdout).toContain('2 documents; 1 more have no entities annotated\n');
    expect(failed.stdout).toMatch(/^PER +100\.00 +100\.00 +100\.00 +1 +1 +1$/m);
    expect(failed.stdout).toContain('spans: compared in characters\n');
  });

  it.each([
    [['--gold', 'none.bio'], 'qawl: none.bio has no entity of the types PER, LOC, ORG, MISC; it has TIT.'],
    [['--gold', 'gold.bio', '--types', 'MISC'], 'has no entity of the types MISC; it has PER, LOC, TIT.'],
    [['--gold', 'gold.conllu'], 'qawl: gold.conllu is no gold of entities: its name must end in .jsonl'],
    [['--gold', 'none.jsonl'], 'qawl: none.jsonl cannot be read: ENOENT'],
    [['--gold', 'gold.bio', '--pipeline', 'tokens.yaml'], 'gives the layer "entities"'],
    [['--gold', 'gold.bio', '--types', 'PERS'], 'It must be types with commas between them: PER,LOC,'],
    [['--gold', 'gold.bio', '--sentences-a-document', '0'], 'It must be a whole number from 1 on.'],
  ])('ends with 2 for entities and %j', async (args, message) => {
    const ended = await rig.qawl(['evaluate', 'entities', ...args]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(message);
    expect(ended.stdout).toBe('');
  });
});
