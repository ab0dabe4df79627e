/** What the letters of a text tell about its language, without a dictionary. */
export interface LetterEvidence {
  /** Letters looked at. */
  readonly letters: number;
  readonly arabicShare: number;
  /** Share of the words of Arabic script that begin with the article (ال, وال, بال, لل …). */
  readonly articleShare: number;
  /** The language whose own letters are frequent, or undefined where none is. */
  readonly foreign: string | undefined;
  /** ک or ی is there: no proof of Persian, but Persian cannot be written without them. */
  readonly persianForms: boolean;
}

/**
 * Letters that Arabic does not have, with the language that they speak for (ISO 639-3). The order decides between
 * languages that share letters: the rarer alphabet first. ک and ی alone do not count: keyboards put them into Arabic.
 */
const ALPHABETS: readonly (readonly [language: string, letters: string])[] = [
  ['uig', 'ۇۈۋ'],
  ['ckb', 'ەۆێڵڕ'],
  ['pbu', 'ټډړږښڼۍې'],
  ['urd', 'ٹڈڑںے'],
  ['pes', 'پچگژ'],
];

/** An alphabet speaks for its language when at least this share of the Arabic-script letters are its own. */
const FOREIGN_SHARE = 0.01;

/** Looks at the first characters only: more do not change the answer. */
const SAMPLE = 8192;

/** Reads the letters of a text. Time is bounded by the sample. */
export function readLetters(text: string): LetterEvidence {
  const length = Math.min(text.length, SAMPLE);
  const counts = new Map<number, number>();
  let arabic = 0;
  let other = 0;
  let words = 0;
  let articles = 0;
  let wordStart = -1;
  for (let i = 0; i <= length; i++) {
    const c = i < length ? text.charCodeAt(i) : 0x20;
    if (isArabicLetter(c)) {
      arabic++;
      counts.set(c, (counts.get(c) ?? 0) + 1);
      if (wordStart < 0) wordStart = i;
      continue;
    }
    if (isArabicMark(c)) continue;
    if (isOtherLetter(c)) other++;
    if (wordStart >= 0) {
      words++;
      if (hasArticle(text, wordStart, i)) articles++;
      wordStart = -1;
    }
  }
  const foreign = ALPHABETS.find(([, letters]) => {
    let own = 0;
    for (const letter of letters) own += counts.get(letter.charCodeAt(0)) ?? 0;
    return own / Math.max(arabic, 1) >= FOREIGN_SHARE;
  });
  return {
    letters: arabic + other,
    arabicShare: arabic + other === 0 ? 0 : arabic / (arabic + other),
    articleShare: words === 0 ? 0 : articles / words,
    foreign: foreign?.[0],
    persianForms: counts.has(KEHEH) || counts.has(FARSI_YEH),
  };
}

const KEHEH = 0x06a9;
const FARSI_YEH = 0x06cc;
const ALEF = 0x0627;
const LAM = 0x0644;
const PROCLITICS = new Set('وفبك'.split('').map((c) => c.charCodeAt(0)));

function hasArticle(text: string, start: number, end: number): boolean {
  const at = PROCLITICS.has(text.charCodeAt(start)) && end - start > 4 ? start + 1 : start;
  if (end - at < 4) return false;
  const first = text.charCodeAt(at);
  return (first === ALEF || first === LAM) && text.charCodeAt(at + 1) === LAM;
}

function isArabicLetter(c: number): boolean {
  return (
    (c >= 0x0620 && c <= 0x064a && c !== 0x0640) ||
    (c >= 0x0671 && c <= 0x06d3) ||
    c === 0x06d5 ||
    (c >= 0x06fa && c <= 0x06ff) ||
    (c >= 0x0750 && c <= 0x077f) ||
    (c >= 0xfb50 && c <= 0xfd3d) ||
    (c >= 0xfe70 && c <= 0xfefc)
  );
}

function isArabicMark(c: number): boolean {
  return c === 0x0640 || (c >= 0x064b && c <= 0x065f) || c === 0x0670 || (c >= 0x200b && c <= 0x200f);
}

/** A letter of another script, near enough: counts for shares do not need the exact property. */
function isOtherLetter(c: number): boolean {
  return (
    (c >= 0x41 && c <= 0x5a) ||
    (c >= 0x61 && c <= 0x7a) ||
    (c >= 0xc0 && c <= 0x5ff && c !== 0xd7 && c !== 0xf7) ||
    (c >= 0x0900 && c <= 0x1fff) ||
    (c >= 0x3040 && c <= 0xd7af)
  );
}
