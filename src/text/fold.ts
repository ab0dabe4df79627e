/**
 * Letter folding for look-ups: every lexicon of Qawl is keyed by folded words, so that spelling habits
 * (hamza on alef, final ya without dots, ta marbuta without dots, vowel marks, tatweel) never decide a match.
 */

const KEEP = 0;
const DROP = 1;

/** One entry a UTF-16 unit: KEEP, DROP, or the unit it becomes. Arabic block only; the rest is kept. */
const FIRST = 0x0600;
const LAST = 0x06ff;
const TABLE = new Uint16Array(LAST - FIRST + 1);
for (let c = 0x064b; c <= 0x065f; c++) TABLE[c - FIRST] = DROP;
TABLE[0x0670 - FIRST] = DROP;
TABLE[0x0640 - FIRST] = DROP;
for (const [from, to] of ['أا', 'إا', 'آا', 'ٱا', 'ىي', 'ةه', 'ؤو', 'ئي', 'کك', 'یي']) {
  TABLE[from!.charCodeAt(0) - FIRST] = to!.charCodeAt(0);
}

/**
 * Folds a word: drops tatweel (U+0640) and vowel marks (U+064B–065F, U+0670), and maps أإآٱ→ا, ى→ي, ة→ه,
 * ؤ→و, ئ→ي, ک→ك, ی→ي. Everything else stays. A word that needs no folding is returned as it is.
 */
export function fold(word: string): string {
  for (let i = 0; i < word.length; i++) {
    const c = word.charCodeAt(i);
    if (c >= FIRST && c <= LAST && TABLE[c - FIRST] !== KEEP) return foldFrom(word, i);
  }
  return word;
}

function foldFrom(word: string, from: number): string {
  let out = word.slice(0, from);
  for (let i = from; i < word.length; i++) {
    const c = word.charCodeAt(i);
    const to = c >= FIRST && c <= LAST ? TABLE[c - FIRST] : KEEP;
    if (to === KEEP) out += word[i];
    else if (to !== DROP) out += String.fromCharCode(to!);
  }
  return out;
}
