import { NUMBER, sameSentence, WORD, type Scene } from './scene.js';
import type { ValueEntry } from './valueLists.js';

/** A number in words or digits: tokens up to `last`, included. */
export interface NumberRead {
  readonly value: number;
  readonly last: number;
}

type NumberWord = Extract<ValueEntry, { kind: 'number' }>;

const LONGEST = 12;
const SCALES: ReadonlySet<number> = new Set([1e3, 1e6, 1e9, 1e12]);

/**
 * Reads the number that begins at token `first`, or behind a و glued to it where `behindWaw`: digits (17.5), words (مئتان وخمسون), both (17 مليون), with a
 * fraction behind a scale (مليون ونصف).
 *
 * @returns null where none begins there
 */
export function readNumber(scene: Scene, first: number, behindWaw = false): NumberRead | null {
  const start = partAt(scene, first, behindWaw);
  if (!start || start.form === 'ordinal') return null;
  let total = 0;
  let current = start.value;
  let scale = 1;
  if (SCALES.has(current)) {
    scale = current;
    total = current;
    current = 0;
  }
  let last = start.last;
  while (last < first + LONGEST) {
    const bare = partAt(scene, last + 1, false);
    if (bare && bare.form !== 'digits' && sameSentence(scene, first, last + 1)) {
      if (SCALES.has(bare.value) && current > 0) {
        scale = bare.value;
        total += current * scale;
        current = 0;
      } else if (bare.value === 100 && current > 0 && current < 10) current *= 100;
      else if (bare.value === 10 && current > 0 && current < 10) current += 10;
      else break;
      last = bare.last;
      continue;
    }
    const joined = joinedPart(scene, last + 1);
    if (!joined || joined.form === 'ordinal' || !sameSentence(scene, first, joined.last)) break;
    if (joined.form === 'fraction') total += joined.value * (current > 0 ? 1 : scale);
    else if (SCALES.has(joined.value)) total += joined.value;
    // سبع وثماني سنوات are two numbers.
    else if (joined.form === 'unit' && current < 10 && current > 0 && total === 0) break;
    else if (joined.form === 'digits' && start.form === 'digits' && scale === 1) break;
    else current += joined.value;
    last = joined.last;
  }
  return { value: total + current, last };
}

interface Part {
  readonly value: number;
  readonly form: string;
  readonly last: number;
}

function partAt(scene: Scene, i: number, withConjunction: boolean): Part | null {
  if (i >= scene.count) return null;
  if (scene.kinds[i] === NUMBER) {
    const value = digitsValue(scene.words[i]!.norm);
    return value === null ? null : { value, form: 'digits', last: i };
  }
  if (scene.kinds[i] !== WORD) return null;
  const match = scene.matches[i]!.find(
    ({ entry, skip }) => entry.kind === 'number' && skip === (withConjunction ? 1 : 0),
  );
  if (!match) return null;
  const { value, form } = match.entry as NumberWord;
  return { value, form, last: match.last };
}

/** The part behind و, glued to it or a token of its own. */
function joinedPart(scene: Scene, i: number): Part | null {
  if (i >= scene.count || scene.kinds[i] !== WORD) return null;
  const { norm } = scene.words[i]!;
  if (norm === 'و') return partAt(scene, i + 1, false);
  return norm.startsWith('و') ? partAt(scene, i, true) : null;
}

/** The value of digits with separators of thousands and of decimals; null where it is no plain number. */
export function digitsValue(norm: string): number | null {
  const plain = norm.replaceAll(',', '').replaceAll('٬', '').replace('٫', '.');
  if (plain.length > 18) return null;
  const value = Number(plain);
  return Number.isFinite(value) && plain !== '' ? value : null;
}

/** A number as it stands in a value: no exponent, at most six decimals. */
export function numberText(value: number): string {
  return Number.isInteger(value) ? value.toFixed(0) : String(Math.round(value * 1e6) / 1e6);
}
