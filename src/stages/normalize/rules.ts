import { COMPATIBLE } from './presentationForms.js';

/**
 * The rules of normalisation, in the order in which they apply to a character. A rule maps single UTF-16 units;
 * some rules look at more than one unit and are marked `run`. Quotation marks are left as they were typed: the glyph
 * tells an opening mark from a closing one. docs/normalization.md shows the table; a test holds the two together.
 */
export interface Rule {
  readonly name: string;
  readonly about: string;
  /** What the first profile of the rule makes of a text. */
  readonly before: string;
  readonly after: string;
  /** Why the rule is there. */
  readonly reason: string;
  readonly profiles: readonly Profile[];
  /** What each unit becomes; an empty string deletes it. */
  readonly map?: ReadonlyMap<string, string>;
  /** What it deletes belongs to the character before it. */
  readonly attached?: true;
  /** Looks at more than one unit; the normaliser knows how. */
  readonly run?: 'spaces' | 'repeats' | 'entities' | 'hamza' | 'dashes';
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

const VOWEL_MARKS = [
  ...range(0x0610, 0x061a),
  ...range(0x064b, 0x065f),
  '\u0670',
  ...range(0x06d6, 0x06dc),
  ...range(0x06df, 0x06e8),
  ...range(0x06ea, 0x06ed),
  ...range(0x08ca, 0x08e1),
  ...range(0x08e3, 0x08ff),
];

const CONTROLS = [
  ...range(0x00, 0x08),
  ...range(0x0e, 0x1f),
  ...range(0x7f, 0x84),
  ...range(0x86, 0x9f),
  '\u00ad',
  '\u061c',
  '\u180e',
  ...range(0x200b, 0x200f),
  ...range(0x202a, 0x202e),
  ...range(0x2060, 0x206f),
  '\ufeff',
  ...range(0xfff9, 0xfffc),
];

const SPACES = ['\t', '\u00a0', '\u1680', ...range(0x2000, 0x200a), '\u202f', '\u205f', '\u3000'];
const LINE_ENDS = ['\u000b', '\u000c', '\u0085', '\u2028', '\u2029'];

export const RULES: readonly Rule[] = [
  {
    name: 'decode-entities',
    about:
      'HTML references to the character that they stand for; also without their ampersand, and escaped twice',
    before: '&quot;نعم&quot; #171;لا#187; &amp;quot;ربما&#34;',
    after: '"نعم" «لا» "ربما"',
    reason: 'crawlers leave them in the text, where they hide quotation marks and glue words together',
    profiles: BOTH,
    run: 'entities',
  },
  {
    name: 'compose-hamza',
    about: 'a letter and the hamza or madda that was typed after it to one letter: آ أ ؤ إ ئ',
    before: 'ا\u0654حمد ا\u0655ن القرا\u0653ن',
    after: 'أحمد إن القرآن',
    reason:
      'both spellings look the same and mean the same; without the rule the hamza would be lost as a mark',
    profiles: BOTH,
    run: 'hamza',
  },
  {
    name: 'unfold-presentation-forms',
    about:
      'positional forms and ligatures to plain letters; signs for a whole phrase (ﷺ) and ornate brackets stay',
    before: 'ﻗﺎﻝ ﻻ ﷲ ﷴ',
    after: 'قال لا الله محمد',
    reason:
      'pages made from PDF and old typesetting hold shapes in place of letters, and no list has such words',
    profiles: BOTH,
    map: COMPATIBLE,
  },
  {
    name: 'remove-controls',
    about:
      'zero-width and direction marks, soft hyphens, byte-order marks, NUL; a joiner between emoji stays',
    before: '\u202bقال\u200f ال\u00adوزير\u202c',
    after: 'قال الوزير',
    reason: 'nobody sees them, and a word with one inside equals no other word',
    profiles: BOTH,
    map: all(CONTROLS, ''),
  },
  {
    name: 'persian-letters',
    about: 'letters of Persian, Urdu and Kurdish keyboards that stand for an Arabic letter',
    before: 'الشرکة فی المدینة وھذہ ٲسرة',
    after: 'الشركة في المدينة وهذه أسرة',
    reason:
      'they look like the Arabic letter, and writers take them for it; letters with a sound of their own stay',
    profiles: BOTH,
    map: pairs('کك ڪك یي ېي ےي ھه ہه ۂه ۀه ەه ۃة ٲأ ٳإ'),
  },
  {
    name: 'arabic-digits',
    about: 'Arabic-Indic and Persian digits, their separators and per cent sign to ASCII',
    before: 'ارتفع ٣٫٥٪ إلى ۱٬۲۰۰',
    after: 'ارتفع 3.5% إلى 1,200',
    reason: 'one number is one string, whichever digits an outlet prints',
    profiles: BOTH,
    map: pairs('٠0 ١1 ٢2 ٣3 ٤4 ٥5 ٦6 ٧7 ٨8 ٩9 ۰0 ۱1 ۲2 ۳3 ۴4 ۵5 ۶6 ۷7 ۸8 ۹9 ٫. ٬, ٪%'),
  },
  {
    name: 'tatweel-dash',
    about:
      'a tatweel that lengthens nothing (no letter beside it that joins) to a hyphen; a run of them to one',
    before: 'الشارقة ـ الخليج: (1990 ــ 1995) الرشيدةـ أيدها الله',
    after: 'الشارقة - الخليج: (1990 - 1995) الرشيدة- أيدها الله',
    reason: 'many writers use the key as a dash; taken out, it leaves two phrases run together',
    profiles: BOTH,
    run: 'dashes',
  },
  {
    name: 'remove-tatweel',
    about: 'the stroke that lengthens a word',
    before: 'قـــال لـ«الشرق» عام 1436هـ',
    after: 'قال ل«الشرق» عام 1436ه',
    reason: 'it is typography: a lengthened word is the same word',
    profiles: BOTH,
    map: all(['\u0640'], ''),
    attached: true,
  },
  {
    name: 'remove-vowel-marks',
    about: 'vowel marks, shadda, tanwin, dagger alef, Quranic signs of reading',
    before: 'قَالَ مُحَمَّدٌ شُكْرًا لِلرَّحْمٰنِ',
    after: 'قال محمد شكرا للرحمن',
    reason: 'news writes them here and there, so the same word stands with and without them',
    profiles: BOTH,
    map: all(VOWEL_MARKS, ''),
    attached: true,
  },
  {
    name: 'punctuation',
    about: 'other shapes of hyphen, full stop, star, slash and full-width signs to the usual ones',
    before: '10‐12، نهاية۔ ٭ملاحظة٭ （مهم）！',
    after: '10-12، نهاية. *ملاحظة* (مهم)!',
    reason: 'so that a sentence ends at every full stop; quotation marks and dashes stay as typed',
    profiles: BOTH,
    map: pairs('‐- ‑- −- ۔. ٭* ﹣- －- ．. ，, ：: ？؟ ！! （( ）) ؍/ ⁄/ ∕/'),
  },
  {
    name: 'line-ends',
    about: 'CR LF, CR and the rare line separators to LF',
    before: 'سطر\r\nثان\u2028ثالث',
    after: 'سطر\nثان\nثالث',
    reason: 'a paragraph ends where it ends on every system',
    profiles: BOTH,
    map: new Map([...all(LINE_ENDS, '\n'), ['\r', '\n']]),
  },
  {
    name: 'white-space',
    about: 'tabs, no-break and typographic spaces to a space, and a run of spaces to one',
    before: 'قال\t\u00a0هو\u2003إن',
    after: 'قال هو إن',
    reason: 'editors and pages pad as they like',
    profiles: BOTH,
    map: all(SPACES, ' '),
    run: 'spaces',
  },
  {
    name: 'repeated-letters',
    about:
      'an Arabic letter four times or more to one, three times to two; alef to one, ه and ل to two; ت may stand three times',
    before: 'مبروووووك الممملكة يااا ههههه تتتبع',
    after: 'مبروك المملكة يا هه تتتبع',
    reason:
      'four or more are a voice drawn out, three a slip of the finger: الممملكة is المملكة; but تتتبع is a word',
    profiles: BOTH,
    run: 'repeats',
  },
  {
    name: 'fold-alef',
    about: 'أ إ آ ٱ to ا',
    before: 'أكد إلياس آمال ٱلكتاب',
    after: 'اكد الياس امال الكتاب',
    reason: 'the hamza of alef is left out more often than any other sign',
    profiles: SEARCH,
    map: pairs('أا إا آا ٱا'),
  },
  {
    name: 'fold-hamza',
    about: 'ؤ to و, ئ to ي',
    before: 'مؤتمر هيئة',
    after: 'موتمر هييه',
    reason: 'the seat of the hamza is spelt in two ways in many words (مسؤول, مسئول, مسوول)',
    profiles: SEARCH,
    map: pairs('ؤو ئي'),
  },
  {
    name: 'fold-ya',
    about: 'ى to ي',
    before: 'مستشفى على',
    after: 'مستشفي علي',
    reason: 'in Egypt a final ya is printed without its dots',
    profiles: SEARCH,
    map: pairs('ىي'),
  },
  {
    name: 'fold-ta-marbuta',
    about: 'ة to ه',
    before: 'مدرسة',
    after: 'مدرسه',
    reason: 'the dots of a final ة are often left out',
    profiles: SEARCH,
    map: pairs('ةه'),
  },
  {
    name: 'fold-foreign-letters',
    about:
      'letters for foreign sounds to the Arabic letter that others write in their place: پ چ ژ ڤ ڨ گ ڭ ݣ ڴ',
    before: 'پاريس ڤيينا ڨابس أڭادير',
    after: 'باريس فيينا قابس اكادير',
    reason: 'one outlet writes ڨابس or أڭادير, the other قابس and أكادير',
    profiles: SEARCH,
    map: pairs('پب چج ژز ڤف ڨق گك ڭك ݣك ڴك'),
  },
];

/** Of a letter that stands three times, and four times or more, how many stay; every other letter: two, and one. */
export const REPEATS: readonly (readonly [letters: string, three: number, more: number])[] = [
  ['اأإآىةءؤئ', 1, 1],
  // ههه, and الله with a slip of the finger.
  ['هل', 2, 2],
  ['ت', 3, 1],
];
export const OTHER_REPEATS: readonly [three: number, more: number] = [2, 1];

/** A letter, the hamza or madda behind it, and the letter that they make. */
export const COMPOSED: readonly (readonly [typed: string, letter: string])[] = [
  ['ا\u0653', 'آ'],
  ['ا\u0654', 'أ'],
  ['ا\u0655', 'إ'],
  ['و\u0654', 'ؤ'],
  ['ي\u0654', 'ئ'],
  ['ى\u0654', 'ئ'],
];

/** Letters that do not join the letter after them: no tatweel can stand behind them. */
export const NON_JOINING = 'اأإآٱدذرزوؤةىءژ';
