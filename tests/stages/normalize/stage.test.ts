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
    const edits = async (text: string, options?: unknown): Promise<number> =>
      (await editsOf(text, options)).length;
    expect(await edits('&'.repeat(long))).toBe(0);
    expect(await edits('&#38;'.repeat(long))).toBe(long);
    expect(await edits(`&${'\u200f'.repeat(long)}quot;${';'.repeat(long)}`)).toBe(1);
    expect(await edits('ه'.repeat(long))).toBe(1);
    expect(await edits('ت\u064e'.repeat(long))).toBe(2);
    expect(await edits('ـ'.repeat(long))).toBe(1);
    expect(await edits(`${'ـ'.repeat(long)}ه`)).toBe(1);
    expect(await edits('ـ\u200f'.repeat(long))).toBe(2 * long);
    expect(await edits(`س${'ـ'.repeat(long)}`)).toBe(1);
    expect(await edits('\u200d\u200f'.repeat(long))).toBe(1);
    expect(await edits('ا\u0654'.repeat(long))).toBeLessThan(3);
    expect(await edits('#1'.repeat(long))).toBe(0);
    expect(await edits(' \u200f'.repeat(long))).toBe(2);
    const rules = [{ name: 'r', from: `${'ن'.repeat(40)}م`, to: '' }];
    expect(await edits('نق'.repeat(long), { profile: 'none', rules })).toBe(0);
    expect(await edits('ن'.repeat(long), { profile: 'none', rules })).toBe(0);
  });
});
