import { describe, expect, it } from 'vitest';
import { layerOf } from '../../../src/model/document.js';
import { Language } from '../../../src/model/layers.js';
import { language } from '../../../src/stages/language/stage.js';
import { annotateWith, opened } from '../../support/annotateWith.js';

const ENGLISH = 'The ministry said on Tuesday that the harvest had exceeded all expectations.';

async function read(text: string, options: unknown = {}) {
  const { document, diagnostics } = await annotateWith(await opened([[language, options]]), text);
  const rows = [...layerOf(document, Language).rows()];
  expect(rows).toHaveLength(1);
  return { ...rows[0]!, diagnostics };
}

describe('the stage language', () => {
  it('says why it sets a document aside, and what to do', async () => {
    const { diagnostics, language: code } = await read(ENGLISH);
    expect(code).toBe('eng');
    expect(diagnostics).toEqual([
      {
        code: 'not-arabic',
        severity: 'info',
        message: 'The document is not in Arabic: language eng, 0 % of the letters are of Arabic script.',
        advice:
          'Later stages skip it. Leave the stage "language" out of the pipeline to read it all the same.',
        document: 'test',
        stage: 'language',
      },
    ]);
  });

  it('says that a document has no letters', async () => {
    expect((await read('')).diagnostics).toEqual([
      {
        code: 'no-letters',
        severity: 'info',
        message: 'The document has no letters.',
        document: 'test',
        stage: 'language',
      },
    ]);
  });

  it('takes the least share of Arabic letters as an option', async () => {
    const mixed = `قالت الوزارة إن المحصول زاد. ${ENGLISH}`;
    expect((await read(mixed)).language).toBe('eng');
    expect((await read(mixed, { arabicShare: 0.1 })).language).toBe('arb');
    await expect(opened([[language, { arabicShare: 2 }]])).rejects.toThrow();
  });

  it('counts letters, not digits, marks and signs', async () => {
    const { arabicShare } = await read('12345 ... قَالَ ـــ ok 67890');
    expect(arabicShare).toBe(3 / 5);
  });

  it('looks at the beginning of a long text', async () => {
    const text = 'قال المدير إن المشروع بدأ. '.repeat(400) + ENGLISH.repeat(1000);
    expect((await read(text)).language).toBe('arb');
  });
});
