/**
 * The classes of characters that the stages scan by: one byte a UTF-16 unit, so that a scanner asks a table and no
 * regular expression. The table is built from ranges when the module is loaded (well under a millisecond).
 * Ranges follow the Unicode character database (general category, White_Space, Emoji_Presentation).
 */

/** What no other class takes: mathematical and technical signs, controls, private use. */
export const SYMBOL = 0;
/** White space inside a line, as the JavaScript `\s` has it. */
export const SPACE = 1;
/** White space that ends a line. */
export const NEWLINE = 2;
/** A letter of the Arabic script. */
export const ARABIC = 3;
/** A letter of any other script. */
export const LATIN = 4;
/** A decimal digit: ASCII, Arabic-Indic, Persian, full width. */
export const DIGIT = 5;
/** What belongs to the character before it: vowel marks, tatweel, joiners, variation selectors, bidi controls. */
export const MARK = 6;
/** A quotation mark; the apostrophe and the grave accent are here too. */
export const QUOTE = 7;
/** A full stop or an ellipsis. */
export const STOP = 8;
/** An exclamation or a question mark. */
export const EXCLAIM = 9;
/** Other punctuation. */
export const PUNCTUATION = 10;
/** A currency sign. */
export const CURRENCY = 11;
/** A per cent or per mille sign. */
export const PERCENT = 12;
/** A character of the BMP that is shown as an emoji by itself. */
export const EMOJI = 13;
/** Half of a surrogate pair. */
export const SURROGATE = 14;
/** @ */
export const AT = 15;
/** # */
export const HASH = 16;

/** Ranges by class: pairs of first and last unit in hexadecimal; a single unit stands alone. Later rows win. */
const RANGES: readonly (readonly [charClass: number, ranges: string])[] = [
  [
    LATIN,
    '41-5a 61-7a aa b5 ba c0-d6 d8-f6 f8-2ff 370-374 376-377 37a-37d 37f 386 388-482 48a-588 5d0-5f2 710-74f 780-7f5 800-86f ' +
      '900-1fff 2071 207f 2090-209c 2c00-2dff 2e80-2fd5 3005-3007 3021-3029 3031-3035 3041-31ff 3400-4dbf ' +
      '4e00-abff ac00-d7ff f900-fb4f ff21-ff3a ff41-ff5a ff66-ffdc',
  ],
  [
    ARABIC,
    '620-64a 66e-66f 671-6d3 6d5 6e5-6e6 6ee-6ef 6fa-6fc 6ff 750-77f 870-887 889-88e 8a0-8c9 fb50-fbb1 fbd3-fd3d ' +
      'fd50-fdfb fe70-fefc',
  ],
  [
    MARK,
    'ad 300-36f 483-489 591-5bd 5bf 5c1-5c2 5c4-5c5 5c7 610-61a 61c 640 64b-65f 670 6d6-6dc 6df-6e4 6e7-6e8 6ea-6ed ' +
      '711 730-74a 890-891 897-89f 8ca-8ff 180b-180f 1ab0-1aff 1dc0-1dff 200b-200f 202a-202e 2060-206f 20d0-20ff ' +
      'fe00-fe0f fe20-fe2f',
  ],
  [DIGIT, '30-39 660-669 6f0-6f9 ff10-ff19'],
  [
    PUNCTUATION,
    '28-2a 2c-2d 2f 3a-3b 5b-5d 5f 7b 7d a1 a7 ab b6-b7 bb bf 37e 387 55a-55f 589-58a 5be 5c0 5c3 5c6 5f3-5f4 ' +
      '609-60a 60c-60d 61b 61d-61e 66b-66d 700-70d 2010-2017 2020-2027 2032-2038 203b 203d-205e 2e00-2e7f 3001-3003 ' +
      '3008-3020 3030 303d 30fb fe10-fe19 fe30-fe52 fe54-fe68 ff08-ff0a ff0c-ff0f ff1a-ff1b ff3b-ff3d ff3f ff5b ff5d ff5f-ff65',
  ],
  [QUOTE, '22 27 60 ab bb 2018-201f 2033 2036 2039-203a 275b-275e 301d-301f fd3e-fd3f ff02 ff07'],
  [STOP, '2e 2024-2026 6d4 3002 fe52 ff0e ff61'],
  [EXCLAIM, '21 3f 61f 203c 2047-2049 fe56-fe57 ff01 ff1f'],
  [CURRENCY, '24 a2-a5 58f 60b 20a0-20c0 fdfc fe69 ff04 ffe0-ffe1 ffe5-ffe6'],
  [PERCENT, '25 66a 609-60a 2030-2031 fe6a ff05'],
  [
    EMOJI,
    '231a-231b 23e9-23ec 23f0 23f3 25fd-25fe 2614-2615 2648-2653 267f 2693 26a1 26aa-26ab 26bd-26be 26c4-26c5 26ce ' +
      '26d4 26ea 26f2-26f3 26f5 26fa 26fd 2705 270a-270b 2728 274c 274e 2753-2755 2757 2764 2795-2797 27b0 27bf ' +
      '2b1b-2b1c 2b50 2b55',
  ],
  [SPACE, '9 20 a0 1680 2000-200a 202f 205f 3000 feff'],
  [NEWLINE, 'a-d 2028-2029'],
  [SURROGATE, 'd800-dfff'],
  [AT, '40 ff20'],
  [HASH, '23 ff03'],
];

/** The class of each UTF-16 unit. */
export const CHAR_CLASS: Uint8Array = build();

function build(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [charClass, ranges] of RANGES) {
    for (const range of ranges.split(' ')) {
      const [first, last = first] = range.split('-').map((unit) => Number.parseInt(unit, 16));
      table.fill(charClass, first!, last! + 1);
    }
  }
  return table;
}

/**
 * The class of the code point above U+FFFF: LATIN (letters of other scripts, ideographs), DIGIT never, EMOJI, MARK
 * (tags, variation selectors) or SYMBOL.
 */
export function astralClass(codePoint: number): number {
  if (codePoint >= 0x1f000 && codePoint <= 0x1faff) return EMOJI;
  if (codePoint >= 0x1ee00 && codePoint <= 0x1eeff) return ARABIC;
  if (codePoint >= 0x20000 && codePoint <= 0x3ffff) return LATIN;
  if (codePoint >= 0xe0001 && codePoint <= 0xe01ef) return MARK;
  if (codePoint >= 0x1d400 && codePoint <= 0x1d7ff) return LATIN;
  return codePoint < 0x1d000 ? LATIN : SYMBOL;
}

/** The class of the character that ends before `index`; NEWLINE at the beginning of the text. */
export function classBefore(text: string, index: number): number {
  return index > 0 ? CHAR_CLASS[text.charCodeAt(index - 1)]! : NEWLINE;
}

/** The class of the character at `index`; NEWLINE at the end of the text. */
export function classAt(text: string, index: number): number {
  return index < text.length ? CHAR_CLASS[text.charCodeAt(index)]! : NEWLINE;
}
