import { CHAR_CLASS, ARABIC } from '../../text/charClass.js';
import { COMPOSED, NON_JOINING, OTHER_REPEATS, REPEATS, type Rule } from './rules.js';

/** What a unit asks of the normaliser. */
export const PLAIN = 0;
export const REPLACED = 1;
export const DELETED = 2;
/** May end a reference. */
export const SEMICOLON = 3;
/** Stays between emoji, else deleted. */
export const JOINER = 4;
/** A hamza or madda that may join the letter before it. */
export const HAMZA = 5;
export const TATWEEL = 6;
/** CR, which takes an LF behind it along. */
export const RETURN = 7;

/** What becomes of a unit by the rules that map single ones, one after the other. */
export interface Action {
  readonly replacement: string;
  /** The rules that did it, a bit each by their place in the table. */
  readonly rules: number;
  readonly attached: boolean;
}

/** The rules of a profile, by UTF-16 unit. */
export interface UnitTable {
  readonly asks: Uint8Array;
  action(unit: number): Action | undefined;
  /** Of a unit that stands `count` times in a row, how many stay. */
  keep(unit: number, count: number): number;
  /** 1 where a run of the unit may shrink. */
  readonly shrinks: Uint8Array;
  /** What a letter and a hamza or madda make; 0 where nothing. */
  compose(letter: number, mark: number): number;
  /** 1 for letters of the Arabic script, as typed. */
  readonly letters: Uint8Array;
  /** 1 for letters that join the one after them. */
  readonly joins: Uint8Array;
  /** The bits of the rules that look at more than one unit; 0 where they are off. */
  readonly runs: Readonly<Record<NonNullable<Rule['run']>, number>>;
  /** The names of rules, joined by `+`. */
  names(rules: number): string;
}

const SPACE = 0x20;

/** Compiles rules into tables. `rules` are those in force, in order; their bits go by their place in it. */
export function compileUnits(rules: readonly Rule[]): UnitTable {
  const runs = { spaces: 0, repeats: 0, entities: 0, hamza: 0, dashes: 0 };
  rules.forEach(({ run }, i) => {
    if (run) runs[run] = 1 << i;
  });
  const { index, actions } = compileActions(rules);
  const asks = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    const action = actions[index[unit]!];
    if (action) asks[unit] = action.replacement === '' ? DELETED : REPLACED;
  }
  if (runs.entities) asks[0x3b] = SEMICOLON;
  if (runs.hamza) asks.fill(HAMZA, 0x0653, 0x0656);
  if (asks[0x0640]) asks[0x0640] = TATWEEL;
  else runs.dashes = 0;
  if (asks[0x200d]) asks[0x200d] = JOINER;
  if (asks[0x0d]) asks[0x0d] = RETURN;

  const letters = new Uint8Array(0x10000);
  const joins = new Uint8Array(0x10000);
  const shrinks = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    if (CHAR_CLASS[unit] !== ARABIC) continue;
    letters[unit] = 1;
    if (!NON_JOINING.includes(String.fromCharCode(unit))) joins[unit] = 1;
    if (runs.repeats && unit >= 0x0621 && unit <= 0x064a) shrinks[unit] = 1;
  }
  if (runs.spaces) shrinks[SPACE] = 1;

  const repeats = new Map(
    REPEATS.flatMap(([same, ...kept]) => [...same].map((letter) => [letter.charCodeAt(0), kept] as const)),
  );
  const composed = new Map(
    COMPOSED.map(([typed, letter]) => [
      keyOf(typed.charCodeAt(0), typed.charCodeAt(1)),
      letter.charCodeAt(0),
    ]),
  );
  const namesOf = new Map<number, string>();
  return {
    asks,
    action: (unit) => actions[index[unit]!],
    keep(unit, count) {
      if (unit === SPACE) return 1;
      if (count < 3) return count;
      const [three, more] = repeats.get(unit) ?? OTHER_REPEATS;
      return count === 3 ? three : more;
    },
    shrinks,
    compose: (letter, mark) => composed.get(keyOf(letter, mark)) ?? 0,
    letters,
    joins,
    runs,
    names(bits) {
      let names = namesOf.get(bits);
      if (names === undefined) {
        names = rules.flatMap(({ name }, i) => (bits & (1 << i) ? [name] : [])).join('+');
        namesOf.set(bits, names);
      }
      return names;
    },
  };
}

function keyOf(letter: number, mark: number): number {
  return letter * 4 + (mark - 0x0653);
}

/** Rules compose: what an earlier rule makes of a unit is given to the later ones. */
function compileActions(rules: readonly Rule[]): {
  index: Uint16Array;
  actions: readonly (Action | undefined)[];
} {
  const index = new Uint16Array(0x10000);
  const actions: (Action | undefined)[] = [undefined];
  const sources = new Set(rules.flatMap((rule) => [...(rule.map?.keys() ?? [])]));
  for (const source of sources) {
    let now = source;
    let attached = false;
    let bits = 0;
    rules.forEach((rule, i) => {
      if (!rule.map) return;
      let next = '';
      for (const unit of now) next += rule.map.get(unit) ?? unit;
      if (next === now) return;
      bits |= 1 << i;
      attached = next === '' && rule.attached === true;
      now = next;
    });
    if (now === source) continue;
    actions.push({ replacement: now, rules: bits, attached });
    index[source.charCodeAt(0)] = actions.length - 1;
  }
  return { index, actions };
}
