import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnnotatedJson } from '../../src/export/annotatedJson.js';
import type { Span } from '../../src/text/span.js';
import { article, makeRig, type Ended, type Rig } from '../support/rig.js';

const json = (value: unknown): string => JSON.stringify(value);

/** The part of an answer line that is there for every document. */
interface Answer {
  readonly id: string;
  readonly error?: { readonly code: string; readonly message: string };
}

describe.concurrent('annotate', () => {
  let rig: Rig;
  beforeAll(() => {
    rig = makeRig();
    rig.write({
      'p.yaml': 'name: p\nstages: [language, normalize, tokenize, segment, ./trouble.js, keywords]\n',
      'trouble.js': `import { defineLayer, defineStage, optionalSpan, spans } from 'qawl';
const Ends = defineLayer({
  name: 'ends', about: 'Ends.', columns: { last: optionalSpan('the last unit'), none: optionalSpan('-'), all: spans('both') },
});
export default defineStage({
  name: 'trouble', version: '1.0.0', about: 'Throws on demand.', needs: [], gives: [Ends],
  open: () => (doc, out) => {
    if (doc.id === 'throws') throw new Error('no');
    const last = { start: doc.text.length - 1, end: doc.text.length };
    out.add(Ends, { start: 0, end: doc.text.length, last, none: null, all: [{ start: 0, end: 2 }, last] });
  },
});
`,
      'bad.yaml': 'name: bad\nstages: [tokenize]\n',
    });
  });
  afterAll(() => {
    rig.remove();
  });
  const annotate = (lines: readonly string[], ...more: string[]): Promise<Ended> =>
    rig.qawl(['annotate', '--pipeline', 'p.yaml', ...more], { stdin: lines.join('\n') });
  const answers = <T = Answer>({ stdout }: Ended): T[] => {
    expect(stdout.endsWith('\n')).toBe(true);
    return stdout
      .slice(0, -1)
      .split('\n')
      .map((line) => JSON.parse(line) as T);
  };

  it('gives a line for a line, in their order, whether or not the last one ends', async () => {
    const lines = Array.from({ length: 200 }, (_, i) => json({ id: `d${i}`, text: article(i) }));
    const ended = await annotate(lines);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(answers(ended).map(({ id }) => id)).toEqual(lines.map((_, i) => `d${i}`));
    expect((await annotate([...lines, ''])).stdout).toBe(ended.stdout);
  });

  it('passes over blank lines, and answers a line that is no document with an error in its place', async () => {
    const ended = await annotate([
      `\ufeff${json({ id: 'a', text: article(1) })}\r`,
      '',
      '  \t\r',
      '{"id": "b", "text":',
      json({ id: 'c', text: '' }),
      json({ id: 'd' }),
      json({ id: 'throws', text: article(1) }),
      json({ text: article(1) }),
      json({
        id: 'english',
        text: 'The minister said that the government was going to publish the results.',
      }),
    ]);
    expect(ended).toMatchObject({ code: 1, stderr: '' });
    expect(answers(ended).map(({ id, error }) => [id, error?.code])).toEqual([
      ['a', undefined],
      ['line-4', 'malformed-json'],
      ['c', 'empty-document'],
      ['d', 'no-text'],
      ['throws', 'stage-failed'],
      ['line-8', undefined],
      ['english', undefined],
    ]);
    const last = answers<AnnotatedJson>(ended).at(-1)!;
    expect(last.skipped).toMatchObject({ tokens: 'not-arabic' });
    expect(last.diagnostics).toMatchObject([{ code: 'not-arabic' }]);
  });

  it('counts UTF-16 units or code points', async () => {
    const text = '😀 قال وزير الصحة سامر الخطيب: «العمل 🚑🚑 بدأ» في بيروت.';
    const input = { stdin: json({ id: 'a', text }) };
    const [utf16, points] = (
      await Promise.all([
        rig.qawl(['annotate'], input),
        rig.qawl(['annotate', '--offsets', 'codepoint'], input),
      ])
    ).map((ended) => answers<AnnotatedJson>(ended)[0]!);
    expect([utf16!.offsets, points!.offsets]).toEqual(['utf16', 'codepoint']);
    const units = spansOf(utf16!);
    expect(units.length).toBeGreaterThan(15);
    expect(utf16!.entities?.length).toBeGreaterThan(0);
    expect(utf16!.quotes?.length).toBeGreaterThan(0);
    const characters = [...text];
    expect(spansOf(points!).map(({ start, end }) => characters.slice(start, end).join(''))).toEqual(
      units.map(({ start, end }) => text.slice(start, end)),
    );
    expect(points!.sentences).not.toEqual(utf16!.sentences);
  });

  it('counts code points in the layers of others too', async () => {
    const [line] = answers<AnnotatedJson>(
      await annotate([json({ id: 'a', text: `😀 ${article(1)} 😀.` })], '--offsets', 'codepoint'),
    );
    const length = [...`😀 ${article(1)} 😀.`].length;
    const last = { start: length - 1, end: length };
    expect(line!.layers).toEqual({
      ends: [{ start: 0, end: length, last, none: null, all: [{ start: 0, end: 1 }, last] }],
    });
  });

  it('writes tokens in Latin letters where that is asked for', async () => {
    const lines = [json({ id: 'a', text: 'وقال محمد في القاهرة.' })];
    const forms = async (...more: string[]): Promise<unknown[]> =>
      answers<AnnotatedJson>(await annotate(lines, ...more))[0]!.tokens!.map(({ translit }) => translit);
    expect(await forms('--transliterate', 'buckwalter')).toEqual(['wqAl', 'mHmd', 'fy', 'AlqAhrp', '.']);
    expect(await forms('--transliterate', 'latin')).toEqual(['wa-qal', 'mhmd', 'fi', 'al-qahra', '.']);
    expect(await forms()).toEqual(Array(5).fill(undefined));
    expect((await annotate(lines, '--transliterate', 'russian')).code).toBe(2);
  });

  it('ends without a word where its reader goes away', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => json({ id: `d${i}`, text: article(i) }));
    const main = `"${process.execPath}" node_modules/qawl/dist/cli/main.js annotate --pipeline p.yaml`;
    const ended = await rig.run('sh', ['-c', `{ ${main}; echo "ended with $?" >&2; } | head -n 1`], {
      stdin: lines.join('\n'),
    });
    expect(ended).toMatchObject({ code: 0, stderr: 'ended with 0\n' });
    expect(answers(ended)).toMatchObject([{ id: 'd0' }]);
  });

  it('says the problems of a pipeline and reads nothing', async () => {
    const ended = await rig.qawl(['annotate', '--pipeline', 'bad.yaml'], {
      stdin: json({ text: article(1) }),
    });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('bad.yaml:2:10: tokenize needs the layer "edits"');
    expect((await annotate([], '--offsets', 'bytes')).code).toBe(2);
  });

  it('gives nothing for nothing', async () => {
    expect(await annotate([])).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });
});

/** Every span of an annotated document, wherever it stands. */
function spansOf(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(spansOf);
  return 'start' in value && 'end' in value ? [value as Span, ...inner] : inner;
}
