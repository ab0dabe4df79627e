/**
 * Tim Buckwalter's scheme: one ASCII sign for each letter and vowel mark of Arabic, so that it can be turned back.
 * With the four letters for foreign sounds that his table has.
 */
const BUCKWALTER: ReadonlyMap<string, string> = new Map(
  (
    "ء' آ| أ> ؤ& إ< ئ} اA بb ةp تt ثv جj حH خx دd ذ* رr زz سs ش$ صS ضD طT ظZ عE غg ـ_ فf قq كk لl مm نn هh وw ىY يy " +
    '\u064bF \u064cN \u064dK \u064ea \u064fu \u0650i \u0651~ \u0652o \u0670` ٱ{ پP چJ ڤV گG'
  )
    .split(' ')
    .map((pair) => [pair[0]!, pair[1]!]),
);
const ARABIC: ReadonlyMap<string, string> = new Map([...BUCKWALTER].map(([arabic, sign]) => [sign, arabic]));

/** Writes a string in Buckwalter's scheme. What the scheme does not have stays as it is. */
export function toBuckwalter(text: string): string {
  return mapped(text, BUCKWALTER);
}

/**
 * Turns a string in Buckwalter's scheme into Arabic. `fromBuckwalter(toBuckwalter(text))` is `text` where all its
 * letters are of the scheme; Latin letters and signs that the scheme uses would be read as Arabic ones.
 */
export function fromBuckwalter(text: string): string {
  return mapped(text, ARABIC);
}

function mapped(text: string, map: ReadonlyMap<string, string>): string {
  let out = '';
  for (const character of text) out += map.get(character) ?? character;
  return out;
}
