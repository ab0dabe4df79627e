import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLatin } from '../../src/export/transliterate.js';
import { fromBuckwalter, toBuckwalter } from '../../src/text/buckwalter.js';

const LETTERS =
  'ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىي\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670ٱپچڤگ';

describe('Buckwalter', () => {
  it.each([
    ['محمد', 'mHmd'],
    ['القاهرة', 'AlqAhrp'],
    ['شُكْرًا', '$ukorFA'],
    ['مسؤولون', 'ms&wlwn'],
    ['آذار', '|*Ar'],
    ['هيئة', 'hy}p'],
    ['إلى', '<lY'],
    ['الرَّحْمٰنِ', 'Alra~Hom`ni'],
  ])('%s is %s', (arabic, signs) => {
    expect(toBuckwalter(arabic)).toBe(signs);
    expect(fromBuckwalter(signs)).toBe(arabic);
  });

  it('gives every letter and vowel mark one ASCII sign of its own', () => {
    const signs = [...LETTERS].map(toBuckwalter);
    expect(new Set(signs).size).toBe(LETTERS.length);
    for (const sign of signs) expect(sign).toMatch(/^[!-~]$/);
  });

  it('comes back to any string of Arabic letters, spaces and digits', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LETTERS, ' ', '،', '5', '٥', '.')), (letters) => {
        const text = letters.join('');
        expect(fromBuckwalter(toBuckwalter(text))).toBe(text);
      }),
    );
  });

  it('leaves what it does not have', () => {
    expect(toBuckwalter('🔴 2024، ڭ')).toBe('🔴 2024، ڭ');
  });
});

describe('the Latin form', () => {
  it.each([
    ['محمد', 'mhmd'],
    ['وزير', 'wzir'],
    ['بيروت', 'birut'],
    ['سوريا', 'surya'],
    ['مسؤول', "ms'ul"],
    ['إسرائيل', "isra'il"],
    ['عربية', "'rbya"],
    ['دعوة', "d'wa"],
    ['طاولة', 'tawla'],
    ['قالوا', 'qalu'],
    ['هوا', 'hwa'],
    ['مستشفى', 'mstshfa'],
    ['ڤيينا', 'vyina'],
  ])('%s is %s', (word, latin) => {
    expect(toLatin(word)).toBe(latin);
  });

  it.each([
    ['مُحَمَّدٌ', 'muhammadun'],
    ['مُحَمَّد', 'muhammad'],
    ['شُكْرًا', 'shukran'],
    ['سَيَّارَة', 'sayyara'],
    ['مَدْرَسَةٌ', 'madrasatun'],
    ['قَالُوا', 'qalu'],
    ['يَوْم', 'yawm'],
    ['أُمّ', 'umm'],
  ])('with its vowel marks %s is %s', (word, latin) => {
    expect(toLatin(word)).toBe(latin);
  });

  it('puts clitics apart, with their vowels', () => {
    const word = (...parts: Parameters<typeof toLatin>[1] & object): string => toLatin('', parts);
    expect(word({ form: 'ال', role: 'det' }, { form: 'قاهرة', role: 'stem' })).toBe('al-qahra');
    expect(
      word(
        { form: 'و', role: 'conj' },
        { form: 'ل', role: 'prep' },
        { form: 'ال', role: 'det' },
        { form: 'أمم', role: 'stem' },
      ),
    ).toBe('wa-li-al-amm');
    expect(word({ form: 'مدرسة', role: 'stem' }, { form: 'هم', role: 'pronoun' })).toBe('mdrsat-hum');
    expect(word({ form: 'بيت', role: 'stem' }, { form: 'ه', role: 'pronoun' })).toBe('bit-h');
  });

  it('is ASCII for every string of Arabic letters, and never fails', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LETTERS, ...'ڨڭݣژ')), (letters) => {
        expect(toLatin(letters.join(''))).toMatch(/^[ -~\u064b-\u0670]*$/);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        toLatin(text);
      }),
    );
  });
});
