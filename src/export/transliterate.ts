import type { SegmentRole } from '../model/layers.js';
import { toBuckwalter } from '../text/buckwalter.js';

/** How to write Arabic in Latin letters: `buckwalter` sign by sign and back again; `latin` to be read. */
export const SCHEMES = ['buckwalter', 'latin'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** A part of a word, as the layer `segments` has it: a clitic or the stem. */
export interface WordPart {
  readonly form: string;
  readonly role: SegmentRole;
}

/** Consonants. Emphatic letters are written as their plain fellows; ع and hamza are an apostrophe. */
const CONSONANTS: ReadonlyMap<string, string> = new Map(
  (
    "ء' ؤ' ئ' بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz ع' غgh فf قq كk لl مm نn هh " +
    'پp چch ژzh ڤv گg ڨg ڭg ݣg ،, ؛; ؟?'
  )
    .split(' ')
    .map((pair) => [pair[0]!, pair.slice(1)]),
);

/** Letters that are a vowel, or begin with one after a hamza. */
const VOWELS: ReadonlyMap<string, string> = new Map([
  ['ا', 'a'],
  ['ٱ', 'a'],
  ['ى', 'a'],
  ['آ', "'a"],
  ['أ', "'a"],
  ['إ', "'i"],
]);

/** The consonant, and the long vowel that the same letter writes. */
const GLIDES: ReadonlyMap<string, readonly [consonant: string, vowel: string]> = new Map([
  ['و', ['w', 'u']],
  ['ي', ['y', 'i']],
]);

const VOWEL_MARKS: ReadonlyMap<string, string> = new Map([
  ['\u064b', 'an'],
  ['\u064c', 'un'],
  ['\u064d', 'in'],
  ['\u064e', 'a'],
  ['\u064f', 'u'],
  ['\u0650', 'i'],
  ['\u0670', 'a'],
]);
const SHADDA = '\u0651';
/** Tatweel and sukun. */
const SILENT: ReadonlySet<string> = new Set(['\u0640', '\u0652']);

/** Clitics have one vowel each, so it can be written. */
const CLITICS: Readonly<Partial<Record<SegmentRole, Readonly<Record<string, string>>>>> = {
  conj: { و: 'wa', ف: 'fa' },
  prep: { ب: 'bi', ل: 'li', ك: 'ka' },
  future: { س: 'sa' },
  question: { أ: 'a' },
  det: { ال: 'al' },
  pronoun: { هم: 'hum', هما: 'huma', هن: 'hunna', كم: 'kum', كما: 'kuma', كن: 'kunna', ني: 'ni', ي: 'i' },
};

/**
 * Writes a word in Latin letters for people to read: القاهرة with its article apart is `al-qahra`. Short vowels are
 * written where the word has vowel marks, and in clitics; elsewhere nothing tells them, and محمد is `mhmd`. It cannot
 * be turned back.
 *
 * @param parts the word's clitics and stem, which are put apart by hyphens. Default: the word is one part
 */
export function toLatin(word: string, parts?: readonly WordPart[]): string {
  if (!parts || parts.length === 0) return latinOf(word);
  return parts
    .map(({ form, role }, i) => {
      const clitic = CLITICS[role]?.[form];
      if (clitic !== undefined) return clitic;
      // The ة of a word is heard as t before its pronoun.
      const linked = form.endsWith('ة') && parts[i + 1]?.role === 'pronoun';
      return linked ? `${latinOf(form)}t` : latinOf(form);
    })
    .join('-');
}

/** A letter with the marks on it. */
interface Letter {
  readonly letter: string;
  /** What its vowel marks say; empty where it has none. */
  readonly vowel: string;
  readonly doubled: boolean;
}

function lettersOf(word: string): Letter[] {
  const letters: { letter: string; vowel: string; doubled: boolean }[] = [];
  for (const character of word) {
    const last = letters.at(-1);
    const vowel = VOWEL_MARKS.get(character);
    if (vowel !== undefined && last) last.vowel += vowel;
    else if (character === SHADDA && last) last.doubled = true;
    else if (!SILENT.has(character)) letters.push({ letter: character, vowel: '', doubled: false });
  }
  return letters;
}

function latinOf(word: string): string {
  const letters = lettersOf(word);
  let out = '';
  for (let i = 0; i < letters.length; i++) {
    const { letter, vowel, doubled } = letters[i]!;
    const bare = vowel === '' && !doubled;
    const before = letters[i - 1];
    if (bare && before && lengthens(letter, before.vowel)) {
      // The alef of قَالُوا is not heard.
      if (letter === 'و' && isLastAlef(letters, i + 1)) break;
      continue;
    }
    const glide = GLIDES.get(letter);
    const afterVowel = before !== undefined && /[aiu]$/.test(out);
    if (glide) {
      if (bare && i > 1 && letter === 'و' && !afterVowel && isLastAlef(letters, i + 1)) return `${out}u`;
      const next = letters[i + 1];
      const vowelFollows =
        next !== undefined && (VOWELS.has(next.letter) || GLIDES.has(next.letter) || next.letter === 'ة');
      const consonant = i === 0 || !bare || afterVowel || vowelFollows;
      out += consonant ? glide[0].repeat(doubled ? 2 : 1) + vowel : glide[1];
    } else if (letter === 'ة') {
      out += (out.endsWith('a') ? '' : 'a') + (vowel === '' ? '' : `t${vowel}`);
    } else if (VOWELS.has(letter)) {
      const sound = vowelOf(VOWELS.get(letter)!, i === 0, vowel);
      out += sound === 'a' && out.endsWith('a') ? '' : sound;
    } else {
      out += (CONSONANTS.get(letter) ?? letter).repeat(doubled ? 2 : 1) + vowel;
    }
  }
  return out;
}

/** A vowel letter: at the head of a word its hamza is not written, and a mark says its vowel better. */
function vowelOf(sound: string, isFirst: boolean, mark: string): string {
  const hamza = sound.startsWith("'") && !isFirst ? "'" : '';
  return hamza + (mark === '' ? sound.replace("'", '') : mark);
}

/** Whether a letter only lengthens the vowel mark before it: َا ِي ُو, and the alef of ًا. */
function lengthens(letter: string, mark: string): boolean {
  if (mark === 'u') return letter === 'و';
  if (mark === 'i') return letter === 'ي';
  return (mark === 'a' || mark === 'an') && (letter === 'ا' || letter === 'ى');
}

function isLastAlef(letters: readonly Letter[], i: number): boolean {
  return i === letters.length - 1 && letters[i]!.letter === 'ا';
}

/** Writes the form of a token in a scheme. */
export function transliterate(form: string, scheme: Scheme, parts?: readonly WordPart[]): string {
  return scheme === 'buckwalter' ? toBuckwalter(form) : toLatin(form, parts);
}
