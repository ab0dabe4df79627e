import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRow } from '../../src/run/batchRecord.js';
import type { Diagnostic } from '../../src/stage/diagnostic.js';
import { article, makeRig, type Ended, type Rig } from '../support/rig.js';

const TEXT = article(1);
const RUN = 'output/p/run-001';

/** Every Arabic letter a byte above 127, as in windows-1256. */
const windows = (text: string): Buffer => Buffer.from(text.replace(/[^\0-\x7f]/g, '\xc7'), 'latin1');
const json = (value: unknown): string => JSON.stringify(value);

/** Far more than one buffer of the unpacker, so that its beginning can be read when its end is missing. */
function halfGzip(): Buffer {
  const lines = Array.from({ length: 1500 }, (_, i) =>
    json({ id: `g${i}`, text: `${article(i)}${Math.sin(i)}` }),
  );
  const whole = gzipSync(lines.join('\n'));
  return whole.subarray(0, whole.length / 2);
}

const FILES: Record<string, string | Uint8Array> = {
  'good.txt': TEXT,
  'mark.txt': `\ufeff${TEXT}`,
  'few-bytes.txt': Buffer.concat([Buffer.from(TEXT), Buffer.from([0xff, 0xc3]), Buffer.from(TEXT)]),
  'windows.txt': windows(TEXT),
  'windows.html': windows(`<html><head>${'<meta>'.repeat(200)}</head><body><p>${TEXT}</p></body></html>`),
  'utf16.txt': Buffer.from(`\ufeff${TEXT}`, 'utf16le'),
  'utf16-no-mark.txt': Buffer.from(TEXT, 'utf16le'),
  'nul.txt': TEXT.replace(' ', '\0 '),
  'empty.txt': '',
  'blank.txt': ' \n\t\u00a0\r\n',
  'digits.txt': '1 2 3 …\n',
  'english.txt':
    'The minister said that the government was going to publish the results of the inquiry on Sunday.\n',
  'no-article.html': '<html><body></body></html>',
  'deep.html': '<div>'.repeat(50_000) + TEXT + '</div>'.repeat(50_000),
  'picture.png': 'not for us',
  'lines.jsonl': [
    `\ufeff${json({ id: '../../x', text: TEXT })}`,
    `{"id": "lone", "text": "\\ud800 ${TEXT.split('\n')[0]}"}`,
    '{"id": "half", "text": ',
    json({ id: '<script>alert(1)</script>', text: TEXT }),
    '',
    json({ id: 'x'.repeat(2000), text: TEXT }),
    json({ id: 7, text: TEXT }),
    json({ id: '7', text: TEXT }),
    json({ id: 7, text: TEXT }),
    json({ id: 'no-text', body: TEXT }),
    '[1]',
    'null',
    json({ id: 'control\n\u202e', text: TEXT, title: 'عنوان', pages: 3, tags: ['a'] }),
    json({ text: TEXT }),
  ].join('\r\n'),
  'rows.csv': [
    '\ufeffid,text,title',
    'r1,"قال ""الوزير"" إن العمل بدأ، والخطة جاهزة",عنوان',
    'r2,نص,عنوان,زائد',
    'r3,شاشة 5" جديدة,عنوان',
    'r4,"سطر أول\r\nسطر ثان",عنوان',
    '',
    ',نص بلا رقم,',
    'r5,"علامة لا تنغلق,عنوان',
    'r6,يضيع مع السابق,عنوان',
    'r7,"وهذا أيضا",عنوان',
    'r8,نص سليم,عنوان',
  ].join('\r\n'),
  'no-text.csv': 'id,body\n1,نص\n',
  'old-mac.csv': 'id,text\r1,نص\r',
  'empty.csv': '',
  'empty.jsonl': '',
  'half.jsonl.gz': halfGzip(),
  'no-gzip.jsonl.gz': 'hello',
};

/** What becomes of each document; by the code where it is not done. */
const EXPECTED: Record<string, string> = {
  'good.txt': 'done',
  'mark.txt': 'done',
  'few-bytes.txt': 'done',
  'windows.txt': 'not-utf8',
  'windows.html': 'not-utf8',
  'utf16.txt': 'not-utf8',
  'utf16-no-mark.txt': 'not-utf8',
  'nul.txt': 'done',
  'empty.txt': 'empty-document',
  'blank.txt': 'empty-document',
  'digits.txt': 'no-letters',
  'english.txt': 'not-arabic',
  'no-article.html': 'no-article',
  'deep.html': 'no-article',
  'dangling.txt': 'unreadable-file',
  'circle.txt': 'unreadable-file',
  '../../x': 'done',
  lone: 'done',
  'lines.jsonl#3': 'malformed-json',
  '<script>alert(1)</script>': 'done',
  'lines.jsonl#6': 'done',
  '7': 'done',
  '7~2': 'done',
  '7~3': 'done',
  'no-text': 'no-text',
  'lines.jsonl#11': 'no-text',
  'lines.jsonl#12': 'no-text',
  'control\n\u202e': 'done',
  'lines.jsonl#14': 'done',
  r1: 'done',
  r2: 'malformed-csv',
  'rows.csv#4': 'malformed-csv',
  r4: 'done',
  'rows.csv#8': 'done',
  'rows.csv#9': 'malformed-csv',
  r8: 'done',
};

describe('bad input', () => {
  let rig: Rig;
  let ended: Ended;
  let rows: DocumentRow[];
  let diagnostics: Diagnostic[];
  let outside: Record<string, string>;

  beforeAll(async () => {
    rig = makeRig();
    rig.write({ 'deep/er/p.yaml': 'name: p\nstages: [language, normalize, tokenize]\n' });
    for (const [file, content] of Object.entries(FILES)) rig.write({ [`corpus/${file}`]: content });
    const link = (to: string, name: string): void => {
      symlinkSync(to, path.join(rig.folder, 'corpus', name));
    };
    link('nowhere', 'dangling.txt');
    link('nowhere', 'dangling.jsonl');
    link('circle.txt', 'circle.txt');
    link('.', 'loop');
    outside = rig.tree('.');
    ended = await rig.qawl(['run', 'deep/er/p.yaml', '--input', 'corpus', '--workers', '2']);
    rows = rig.rows(`${RUN}/documents.jsonl`);
    diagnostics = rig.rows(`${RUN}/diagnostics.jsonl`);
  });
  afterAll(() => {
    rig.remove();
  });

  const of = (document: string): Diagnostic[] => diagnostics.filter((one) => one.document === document);

  it('ends with 1 and a line for each thing that is lost, and no stack', () => {
    expect(ended.code, ended.stderr).toBe(1);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).not.toMatch(/^\s+at |mistake of ours/m);
    expect(ended.stderr).toMatch(/Diagnostics: .*2 empty-document.*4 not-utf8/);
  });

  it('each document has its outcome', () => {
    const outcome = Object.fromEntries(
      rows.filter(({ file }) => file !== 'half.jsonl.gz').map(({ id, state, code }) => [id, code ?? state]),
    );
    expect(outcome).toEqual(EXPECTED);
  });

  it('each outcome that is not "done" has a diagnostic with the place and what is the matter', () => {
    for (const { id, code, file } of rows) {
      if (code === undefined) continue;
      const diagnostic = of(id).find((one) => one.code === code);
      expect(diagnostic?.message, id).toMatch(/\.$|^The document/);
      if (diagnostic?.stage === undefined) expect(diagnostic?.file, id).toBe(file);
    }
    expect(of('rows.csv#9')[0]).toMatchObject({
      line: 9,
      message: expect.stringContaining('It runs over 3 lines.') as string,
    });
    expect(of('lines.jsonl#3')[0]).toMatchObject({ line: 3 });
    expect(of('deep.html')[0]?.message).toContain('nested 50002 levels deep');
  });

  it('files that cannot be read to their end are named, and read as far as they go', () => {
    const files = diagnostics.filter(({ document }) => document === undefined);
    expect(files.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'unreadable-file dangling.jsonl',
      'unreadable-file half.jsonl.gz',
      'unreadable-file no-gzip.jsonl.gz',
      'csv-without-text no-text.csv',
      'csv-without-text old-mac.csv',
    ]);
    const read = rows.filter(({ file }) => file === 'half.jsonl.gz');
    expect(read.length).toBeGreaterThan(200);
    expect(read.every(({ state }) => state === 'done')).toBe(true);
  });

  it('says what is odd in a text, and keeps the text as it was read', () => {
    expect(of('few-bytes.txt')[0]).toMatchObject({
      code: 'invalid-utf8',
      span: { start: TEXT.length, end: TEXT.length + 1 },
    });
    expect(of('nul.txt')[0]).toMatchObject({ code: 'nul-character', span: { start: 4, end: 5 } });
    expect(of('lone')[0]).toMatchObject({ code: 'lone-surrogate', span: { start: 0, end: 1 } });
    expect(of('7~3')[0]).toMatchObject({ code: 'duplicate-id', severity: 'warning', line: 9 });
    const texts = new Map(documents(rig).map(({ id, text, meta }) => [id, { text, meta }]));
    expect(texts.get('mark.txt')!.text).toBe(FILES['mark.txt']);
    expect(texts.get('nul.txt')!.text).toBe(FILES['nul.txt']);
    expect(texts.get('few-bytes.txt')!.text).toBe(`${TEXT}\ufffd\ufffd${TEXT}`);
    expect(texts.get('lone')!.text.charCodeAt(0)).toBe(0xd800);
    expect(texts.get('../../x')!.text).toBe(TEXT);
    expect(texts.get('control\n\u202e')!.meta).toEqual({ title: 'عنوان', pages: '3' });
    expect(texts.get('r1')).toEqual({
      text: 'قال "الوزير" إن العمل بدأ، والخطة جاهزة',
      meta: { title: 'عنوان' },
    });
    expect(texts.get('r4')!.text).toBe('سطر أول\r\nسطر ثان');
  });

  it('never writes outside the run folder', () => {
    const now = Object.entries(rig.tree('.')).filter(([file]) => !file.startsWith(`${RUN}/`));
    expect(Object.fromEntries(now)).toEqual(outside);
  });
});

function documents(rig: Rig): { id: string; text: string; meta: object }[] {
  return Object.keys(rig.tree(`${RUN}/documents`)).flatMap((file) => rig.rows(`${RUN}/documents/${file}`));
}
