import { describe, expect, it } from 'vitest';
import { layerOf } from '../../../src/model/document.js';
import { Edits } from '../../../src/model/layers.js';
import { normalizedText } from '../../../src/model/normalizedText.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { annotateWith, opened } from '../../support/annotateWith.js';

async function editsOf(text: string, options: unknown = {}) {
  const { document } = await annotateWith(await opened([[normalize, options]]), text);
  return layerOf(document, Edits);
}

describe('the stage normalize', () => {
  it('works with the profile light where none is named', async () => {
    expect(normalizedText('قَالَ أحمد', await editsOf('قَالَ أحمد')).text).toBe('قال أحمد');
  });

  it('knows its profiles', async () => {
    await expect(opened([[normalize, { profile: 'heavy' }]])).rejects.toThrow();
    await expect(opened([[normalize, { profil: 'light' }]])).rejects.toThrow();
  });

  it('says of each edit whether it belongs to the character before it', async () => {
    const rows = [...(await editsOf('قـالَ\u200f &quot;')).rows()];
    expect(rows.map(({ rule, attached }) => [rule, attached])).toEqual([
      ['remove-tatweel', true],
      ['remove-vowel-marks', true],
      ['remove-controls', false],
      ['decode-entities', false],
    ]);
  });

  it('gives back the source span of a normalised word', async () => {
    const text = '\u200f«قَـــالَ» الوزير';
    const aligned = normalizedText(text, await editsOf(text));
    const { start, end } = aligned.toSource(aligned.text.indexOf('قال'), aligned.text.indexOf('»'));
    expect(text.slice(start, end)).toBe('قَـــالَ');
  });

  it('gets through long runs of whatever a rule looks at', async () => {
    const long = 300_000;
    expect((await editsOf('&'.repeat(long))).length).toBe(0);
    expect((await editsOf('ه'.repeat(long))).length).toBe(1);
    expect((await editsOf('ـ'.repeat(long))).length).toBe(long);
    expect((await editsOf('#1'.repeat(long))).length).toBe(0);
    expect((await editsOf(' \u200f'.repeat(long))).length).toBe(long);
  });
});
