import fc from 'fast-check';

/** One of the characters of a string. */
const oneOf = (characters: string): fc.Arbitrary<string> => fc.constantFrom(...characters);

const LETTERS = oneOf('ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآٱؤئىة');
const FOREIGN = oneOf('کیہھۀەپچگےں');
const MARKS = oneOf('\u064b\u064c\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0670\u06d6\u0615');
const CONTROLS = oneOf('\u200f\u200e\u200b\u200c\ufeff\u202b\u202c\u2069\u00ad\u061c\u0000\u0007');
const FORMS = oneOf('ﻗﺎﻝﻻﻼﷲﻳﻪﺓﹰﹶﱠﭖﯾﷺ﴿﴾');
const DIGITS = oneOf('0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪%');
const SPACES = oneOf(' \t\u00a0\u2003\u202f\u3000');
const LINES = fc.constantFrom('\n', '\r\n', '\r', '\u2028', '\u0085');
const SIGNS = oneOf('.,:؛،؟!«»"“”\'()-–—‐۔٭＃#&;…/');
const REFERENCES = fc.constantFrom(
  ...[
    '&quot;',
    '&#171;',
    '#187;',
    '&#34;',
    '&amp;',
    '&nbsp;',
    '&#160;',
    '&hellip;',
    '&#8211;',
    '&zzz;',
    '#10;',
    '&#',
  ],
);
const EMOJI = fc.constantFrom('😀', '👨‍👩‍👧', '🏳️‍🌈', '👍🏽', '❤️', '🇪🇬', '\u200d', '\ufe0f');
const LONE = fc.constantFrom('\ud800', '\udc00', '\ud83d', '\udfff');

/** Strings of what news in Arabic is made of, and of what breaks programs: the pieces of all the rules. */
export const arabicText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 10, arbitrary: LETTERS },
      {
        weight: 3,
        arbitrary: fc.tuple(LETTERS, fc.integer({ min: 2, max: 5 })).map(([c, n]) => c.repeat(n)),
      },
      { weight: 2, arbitrary: FOREIGN },
      { weight: 3, arbitrary: MARKS },
      { weight: 2, arbitrary: fc.constantFrom('ـ', 'ـــ') },
      { weight: 3, arbitrary: CONTROLS },
      { weight: 2, arbitrary: FORMS },
      { weight: 2, arbitrary: DIGITS },
      { weight: 4, arbitrary: SPACES },
      { weight: 2, arbitrary: LINES },
      { weight: 2, arbitrary: SIGNS },
      { weight: 2, arbitrary: REFERENCES },
      { weight: 2, arbitrary: EMOJI },
      { weight: 1, arbitrary: LONE },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));
