/**
 * The rules of normalisation, in the order in which they apply to a character. A rule maps single UTF-16 units;
 * some rules look at a run of them and are marked `run`. Quotation marks are left as they were typed: the glyph
 * tells an opening mark from a closing one.
 */
export interface Rule {
  readonly name: string;
  readonly about: string;
  readonly profiles: readonly Profile[];
  /** What each unit becomes; an empty string deletes it. */
  readonly map?: ReadonlyMap<string, string>;
  /** What it deletes belongs to the character before it. */
  readonly attached?: true;
  /** Works on a run of characters; the normaliser knows how. */
  readonly run?: 'spaces' | 'repeats' | 'entities' | 'hamza';
}

/** `light` keeps every letter that a reader would write; `search` folds spellings together; `none` changes nothing. */
export const PROFILES = ['light', 'search', 'none'] as const;
export type Profile = (typeof PROFILES)[number];

const BOTH = ['light', 'search'] as const;
const SEARCH = ['search'] as const;

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i));
}

function all(characters: readonly string[], to: string): Map<string, string> {
  return new Map(characters.map((character) => [character, to]));
}

function pairs(text: string): Map<string, string> {
  return new Map(text.split(' ').map((pair) => [pair[0]!, pair.slice(1)]));
}

/**
 * Unicode's compatibility forms of Arabic letters and ligatures. Left alone: the ornate brackets ﴾ ﴿, the rial
 * sign, and the signs that stand for a whole phrase (ﷺ).
 */
function presentationForms(): Map<string, string> {
  const map = new Map<string, string>();
  for (const c of [...range(0xfb50, 0xfdf2), ...range(0xfe70, 0xfefc)]) {
    const plain = c.normalize('NFKC').replace(/ /g, '');
    if (plain !== c) map.set(c, plain);
  }
  return map;
}

const VOWEL_MARKS = [
  ...range(0x0610, 0x061a),
  ...range(0x064b, 0x065f),
  '\u0670',
  ...range(0x06d6, 0x06dc),
  ...range(0x06df, 0x06e4),
  '\u06e7',
  '\u06e8',
  ...range(0x06ea, 0x06ed),
  ...range(0x08d3, 0x08ff),
];

const CONTROLS = [
  ...range(0x00, 0x08),
  ...range(0x0e, 0x1f),
  ...range(0x7f, 0x84),
  ...range(0x86, 0x9f),
  '\u00ad',
  '\u061c',
  ...range(0x200b, 0x200f),
  ...range(0x202a, 0x202e),
  ...range(0x2060, 0x206f),
  '\ufeff',
];

const SPACES = ['\t', '\u00a0', '\u1680', ...range(0x2000, 0x200a), '\u202f', '\u205f', '\u3000'];
const LINE_ENDS = ['\u000b', '\u000c', '\u0085', '\u2028', '\u2029'];

export const RULES: readonly Rule[] = [
  {
    name: 'decode-entities',
    about:
      'HTML references that a crawler left in the text, also without their ampersand: &quot; &#171; #187;',
    profiles: BOTH,
    run: 'entities',
  },
  {
    name: 'compose-hamza',
    about:
      'a letter and a hamza or madda that was typed after it (U+0653 to U+0655) to one letter: آ أ ؤ إ ئ',
    profiles: BOTH,
    run: 'hamza',
  },
  {
    name: 'unfold-presentation-forms',
    about: 'positional forms and ligatures to plain letters: ﻗﺎل to قال, ﻻ to لا',
    profiles: BOTH,
    map: presentationForms(),
  },
  {
    name: 'remove-controls',
    about: 'zero-width and bidi controls, byte-order marks, NUL; a joiner between emoji stays',
    profiles: BOTH,
    map: all(CONTROLS, ''),
  },
  {
    name: 'persian-letters',
    about: 'Persian and Urdu letters that look Arabic, typed on a foreign keyboard: ک to ك, ی to ي',
    profiles: BOTH,
    map: pairs('کك یي ہه ھه ۀه ەه'),
  },
  {
    name: 'arabic-digits',
    about: 'Arabic-Indic and Persian digits and their separators to ASCII: ٣٫٥٪ to 3.5%',
    profiles: BOTH,
    map: pairs('٠0 ١1 ٢2 ٣3 ٤4 ٥5 ٦6 ٧7 ٨8 ٩9 ۰0 ۱1 ۲2 ۳3 ۴4 ۵5 ۶6 ۷7 ۸8 ۹9 ٫. ٬, ٪%'),
  },
  {
    name: 'remove-tatweel',
    about: 'the stroke that lengthens a word: قـــال to قال',
    profiles: BOTH,
    map: all(['\u0640'], ''),
    attached: true,
  },
  {
    name: 'remove-vowel-marks',
    about: 'vowel marks, shadda, tanwin, dagger alef, Quranic signs: قَالَ to قال',
    profiles: BOTH,
    map: all(VOWEL_MARKS, ''),
    attached: true,
  },
  {
    name: 'punctuation',
    about: 'other shapes of hyphen, full stop and star to the usual ones; quotation marks stay as typed',
    profiles: BOTH,
    map: pairs('‐- ‑- −- ۔. ٭* ﹣- －- ．. ，, ：: ？؟ ！! （( ）) ؍/ ⁄/ ∕/'),
  },
  {
    name: 'line-ends',
    about: 'CR LF and the rare line separators to LF',
    profiles: BOTH,
    map: new Map([...all(LINE_ENDS, '\n'), ['\r', '\n']]),
  },
  {
    name: 'white-space',
    about: 'tabs, no-break and typographic spaces to a space, and a run of spaces to one',
    profiles: BOTH,
    map: all(SPACES, ' '),
    run: 'spaces',
  },
  {
    name: 'repeated-letters',
    about: 'an Arabic letter written three times or more: جميييل to جميل; of ه and ل two stay (ههه, لللّه)',
    profiles: BOTH,
    run: 'repeats',
  },
  { name: 'fold-alef', about: 'أ إ آ ٱ to ا', profiles: SEARCH, map: pairs('أا إا آا ٱا') },
  { name: 'fold-hamza', about: 'ؤ to و, ئ to ي', profiles: SEARCH, map: pairs('ؤو ئي') },
  { name: 'fold-ya', about: 'ى to ي', profiles: SEARCH, map: pairs('ىي') },
  { name: 'fold-ta-marbuta', about: 'ة to ه', profiles: SEARCH, map: pairs('ةه') },
];
