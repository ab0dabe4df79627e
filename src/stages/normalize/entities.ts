/** The named references that stand in crawled news, by name. Of HTML's 2,231 names the others are mathematics. */
const NAMED: ReadonlyMap<string, string> = new Map(
  (
    'quot " amp & apos \' lt < gt > laquo « raquo » ldquo “ rdquo ” bdquo „ lsquo ‘ rsquo ’ sbquo ‚ lsaquo ‹ rsaquo › ' +
    'hellip … ndash – mdash — minus − bull • middot · times × divide ÷ plusmn ± deg ° prime ′ Prime ″ ' +
    'copy © reg ® trade ™ euro € pound £ yen ¥ cent ¢ sect § para ¶ frac12 ½ frac14 ¼ frac34 ¾ sup2 ² sup3 ³ ' +
    'agrave à aacute á acirc â auml ä aring å ccedil ç egrave è eacute é ecirc ê euml ë icirc î iuml ï ntilde ñ ' +
    'oacute ó ocirc ô ouml ö ugrave ù uacute ú ucirc û uuml ü szlig ß Eacute É Ccedil Ç'
  )
    .split(' ')
    .flatMap((item, i, items) => (i % 2 === 0 ? [[item, items[i + 1]!] as const] : []))
    .concat([
      ['nbsp', '\u00a0'],
      ['ensp', '\u2002'],
      ['emsp', '\u2003'],
      ['thinsp', '\u2009'],
      ['shy', '\u00ad'],
      ['zwnj', '\u200c'],
      ['zwj', '\u200d'],
      ['lrm', '\u200e'],
      ['rlm', '\u200f'],
      ['NewLine', '\n'],
      ['Tab', '\t'],
    ]),
);

/** What pages mean by &#128; to &#159;: the signs of Windows-1252, as HTML has it. A space has none. */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** The most units between the sign and the semicolon of a reference. */
export const LONGEST_REFERENCE = 8;

/**
 * The character that an HTML reference means, or undefined where it is none that is read.
 *
 * @param body what stands between ampersand and semicolon: `quot`, `#171`, `#xAB`
 * @param bare whether the ampersand is missing. Then only signs and letters are taken: `#10;` may be the tenth of
 *   something
 */
export function readReference(body: string, bare: boolean): string | undefined {
  if (body[0] !== '#') return bare ? undefined : NAMED.get(body);
  const hexadecimal = body[1] === 'x' || body[1] === 'X';
  const digits = body.slice(hexadecimal ? 2 : 1);
  if (!(hexadecimal ? /^[0-9a-f]{1,6}$/i : /^[0-9]{1,7}$/).test(digits)) return undefined;
  const code = Number.parseInt(digits, hexadecimal ? 16 : 10);
  if (bare && !isMeant(code)) return undefined;
  return characterOf(code);
}

/** Quotation mark and apostrophe, Latin-1, Arabic, punctuation, currency and trade mark. */
function isMeant(code: number): boolean {
  return (
    code === 34 ||
    code === 39 ||
    (code >= 160 && code <= 255) ||
    (code >= 0x0600 && code <= 0x06ff) ||
    (code >= 0x2000 && code <= 0x206f) ||
    code === 0x20ac ||
    code === 0x2122
  );
}

function characterOf(code: number): string | undefined {
  if (code >= 128 && code <= 159) {
    const sign = WINDOWS[code - 128]!;
    return sign === ' ' ? undefined : sign;
  }
  if (code === 9 || code === 10 || code === 13) return String.fromCharCode(code);
  if (code < 32 || code === 127 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return String.fromCodePoint(code);
}
