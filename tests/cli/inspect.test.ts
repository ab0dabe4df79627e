import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, makeRig, type Ended, type Rig } from '../support/rig.js';

const RUN = 'output/p/run-001';

describe.concurrent('inspect', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = makeRig();
    const record = (id: string, text: string): string => JSON.stringify({ id, text, title: `عنوان ${id}` });
    rig.write({
      'p.yaml':
        'name: p\nbatch: { documents: 2 }\nstages: [language, normalize, tokenize, segment, keywords]\n',
      'corpus/a.jsonl': [
        record('news-1', article(1)),
        record('news-10', article(10)),
        record('news-100', article(100)),
        record('odd\u001b[31m\u202e', `قال\u001b[2J الوزير\u202e إن \u0007 القرار صدر`),
        record('english', 'The minister said that the government was going to publish the results of it.'),
        '{"id": "broken"}',
      ].join('\n'),
    });
    const ended = await rig.qawl(['run', 'p.yaml', '--input', 'corpus']);
    expect(ended.code, ended.stderr).toBe(1);
  });
  afterAll(() => {
    rig.remove();
  });
  async function inspect(...args: string[]): Promise<Ended> {
    const ended = await rig.qawl(['inspect', RUN, ...args]);
    // What a document must never do to a terminal.
    expect(ended.stdout + ended.stderr).not.toMatch(/[\x00-\x09\x0b-\x1f\u202a-\u202e]/);
    return ended;
  }

  it('gives an overview', async () => {
    const { code, stdout } = await inspect();
    expect(code).toBe(0);
    expect(stdout).toContain('documents: 6 (4 annotated, 1 set aside, 1 failed)');
    expect(stdout).toMatch(/^3-tokenize \S+ {2}Finds tokens/m);
    expect(stdout).toMatch(/^ {2}tokens: kind, norm, sentence$/m);
    expect(stdout).toMatch(/^english {2}\(set-aside: not-arabic\)$/m);
    expect(stdout).toMatch(/^broken {2}\(failed: no-text\)$/m);
    expect(stdout).toContain('odd\\u{1b}[31m\\u{202e}');
  });

  it('shows a document by its id, also where other ids hold it, or by a part that no other has', async () => {
    for (const [wanted, id] of [
      ['news-1', 'news-1'],
      ['news-10', 'news-10'],
      ['100', 'news-100'],
    ] as const) {
      const { code, stdout } = await inspect(wanted);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`^${id} {2}done, \\d+ units\ntitle: عنوان ${id}\n`));
    }
    const { stdout } = await inspect('news-1');
    expect(stdout).toContain(article(1).split('\n')[0]);
    expect(stdout).toMatch(
      /^── 3-tokenize: tokens, \d+ rows\n {2}0 \[0,4\) أعلن {2}kind=word {2}norm=أعلن {2}sentence=0$/m,
    );
    expect(stdout).toMatch(/^ {3}… \d+ more rows \(--rows N\)$/m);
  });

  it('shows control characters by their code', async () => {
    const { stdout } = await inspect('odd');
    expect(stdout).toContain('قال\\u{1b}[2J الوزير\\u{202e} إن \\u{7} القرار صدر');
  });

  it('shows why a document does not have a layer', async () => {
    expect((await inspect('english')).stdout).toContain('── 3-tokenize: tokens, skipped: not-arabic');
    expect((await inspect('broken')).stdout).toContain('── 1-language: language, skipped: no-text');
  });

  it('shows one layer, or those of one stage, and so many rows', async () => {
    const layer = (await inspect('news-100', '--layer', 'tokens', '--rows', '2')).stdout;
    expect(layer.match(/^── .*/gm)).toEqual([expect.stringMatching(/^── 3-tokenize: tokens/)]);
    expect(layer.match(/^ {2}\d+ \[/gm)?.length).toBe(2);
    const stage = (await inspect('news-100', '--stage', 'tokenize')).stdout;
    expect(stage.match(/(?<=^── 3-tokenize: )[a-z-]+/gm)).toEqual([
      'sentences',
      'quoted-sentences',
      'tokens',
      'marks',
    ]);
    const grep = (await inspect('news-100', '--layer', 'tokens', '--grep', 'بيروت')).stdout;
    expect(grep.match(/^ {2}\d+ \[.*/gm)).toEqual([expect.stringContaining('بيروت')]);
  });

  it('searches texts and rows, with spelling folded', async () => {
    const texts = await inspect('--grep', 'اعلن');
    expect(texts.stdout.match(/^\S+$/gm)).toEqual(['news-1', 'news-10', 'news-100']);
    expect(texts.stderr).toBe('qawl: 3 places\n');
    const rows = await inspect('--grep', 'kind=quote', '--layer', 'tokens');
    expect(rows.stderr).toBe('qawl: 6 places\n');
    expect((await inspect('--grep', 'لا وجود له')).stderr).toBe('qawl: 0 places\n');
  });

  it.each([
    [['news'], '3 documents have "news" in the id: news-1, news-10, news-100.'],
    [['nobody'], 'no document has "nobody" in the id.'],
    [
      ['news-1', '--layer', 'quotes'],
      'the run has no such layer. It has: language (1-language), edits (2-normalize)',
    ],
    [['news-1', '--rows', 'many'], 'Give a whole number.'],
  ])('ends with 2 on %j', async (args, says) => {
    const ended = await inspect(...args);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(says);
  });

  it('says that a folder is no finished run', async () => {
    const ended = await rig.qawl(['inspect', 'corpus']);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toBe(
      'qawl: corpus is no finished run: it has no manifest.json. Finish it with qawl run … --resume.\n',
    );
  });
});
