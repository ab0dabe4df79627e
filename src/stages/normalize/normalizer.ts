import { RULES, type Profile, type Rule } from './rules.js';

/** Receives one edit: the source span, its replacement, the rule(s), and whether it belongs to what is before it. */
export type EmitEdit = (
  start: number,
  end: number,
  replacement: string,
  rule: string,
  attached: boolean,
) => void;

/** Walks a text once and emits its edits in order. Linear time. */
export type Normalizer = (text: string, emit: EmitEdit) => void;

interface Action {
  readonly replacement: string;
  readonly rule: string;
  readonly attached: boolean;
}

const SPACE = 0x20;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const JOINER = 0x200d;
const HASH = 0x23;
const AMPERSAND = 0x26;
const HEH = 0x0647;
const LAM = 0x0644;

/** Compiles the rules of a profile into a table of one action a UTF-16 unit. */
export function compileNormalizer(profile: Profile): Normalizer {
  const rules = RULES.filter((rule) => rule.profiles.includes(profile));
  const { index, actions } = compileTable(rules);
  const named = (run: Rule['run']): string | undefined => rules.find((rule) => rule.run === run)?.name;
  const spaces = named('spaces');
  const repeats = named('repeats');
  const entities = named('entities');
  const hamza = named('hamza');
  const isSpace = (c: number): boolean => c === SPACE || actions[index[c]!]?.replacement === ' ';
  const letters = lettersOf(index, actions);
  const isRepeat = (text: string, i: number, letter: number): boolean =>
    letters[text.charCodeAt(i + 1)] === letter && letters[text.charCodeAt(i + 2)] === letter;
  const rulesOfRepeat = (run: string): string => {
    const names = [...run].flatMap((unit) => actions[index[unit.charCodeAt(0)]!]?.rule.split('+') ?? []);
    return rules.flatMap(({ name }) => (name === repeats || names.includes(name) ? [name] : [])).join('+');
  };

  return (text, emit) => {
    const length = text.length;
    let i = 0;
    while (i < length) {
      const c = text.charCodeAt(i);
      const action = actions[index[c]!];
      if (spaces !== undefined && (c === SPACE || action?.replacement === ' ')) {
        let end = i + 1;
        while (end < length && isSpace(text.charCodeAt(end))) end++;
        if (end - i > 1 || c !== SPACE) emit(i, end, ' ', spaces, false);
        i = end;
      } else if (hamza !== undefined && isHamzaMark(text.charCodeAt(i + 1)) && isComposable(text, i)) {
        const composed = text.slice(i, i + 2).normalize('NFC');
        const further = actions[index[composed.charCodeAt(0)]!];
        const rule = further ? `${hamza}+${further.rule}` : hamza;
        emit(i, i + 2, further?.replacement ?? composed, rule, false);
        i += 2;
      } else if (repeats !== undefined && letters[c] !== 0 && isRepeat(text, i, letters[c]!)) {
        const letter = letters[c]!;
        let end = i + 3;
        while (end < length && letters[text.charCodeAt(end)] === letter) end++;
        const kept = String.fromCharCode(letter).repeat(letter === HEH || letter === LAM ? 2 : 1);
        emit(i, end, kept, rulesOfRepeat(text.slice(i, end)), false);
        i = end;
      } else if (action !== undefined) {
        i = act(text, i, c, action, emit);
      } else if (entities !== undefined && (c === AMPERSAND || c === HASH)) {
        const reference = readEntity(text, i);
        if (reference) emit(i, reference.end, reference.replacement, entities, false);
        i = reference ? reference.end : i + 1;
      } else {
        i++;
      }
    }
  };
}

function act(text: string, i: number, c: number, action: Action, emit: EmitEdit): number {
  // A joiner between emoji is part of the emoji; between letters it is noise.
  if (c === JOINER && !isArabic(text.charCodeAt(i - 1)) && isPictureHalf(text.charCodeAt(i + 1)))
    return i + 1;
  const end = c === RETURN && text.charCodeAt(i + 1) === NEWLINE ? i + 2 : i + 1;
  emit(i, end, action.replacement, action.rule, action.attached);
  return end;
}

/** Rules compose: what an earlier rule makes of a unit is given to the later ones, and the edit names them all. */
function compileTable(rules: readonly Rule[]): {
  index: Uint16Array;
  actions: readonly (Action | undefined)[];
} {
  const index = new Uint16Array(0x10000);
  const actions: (Action | undefined)[] = [undefined];
  const sources = new Set(rules.flatMap((rule) => [...(rule.map?.keys() ?? [])]));
  for (const source of sources) {
    let now = source;
    let attached = false;
    const names: string[] = [];
    for (const rule of rules) {
      if (!rule.map) continue;
      let next = '';
      for (const unit of now) next += rule.map.get(unit) ?? unit;
      if (next === now) continue;
      names.push(rule.name);
      attached = next === '' && rule.attached === true;
      now = next;
    }
    if (now === source) continue;
    actions.push({ replacement: now, rule: names.join('+'), attached });
    index[source.charCodeAt(0)] = actions.length - 1;
  }
  return { index, actions };
}

/** The Arabic letter that each unit is or becomes: 0 where it becomes none, or more than one. */
function lettersOf(index: Uint16Array, actions: readonly (Action | undefined)[]): Uint16Array {
  return index.map((action, c) => {
    const text = actions[action]?.replacement ?? String.fromCharCode(c);
    return text.length === 1 && text >= '\u0621' && text <= '\u064a' ? text.charCodeAt(0) : 0;
  });
}

/** Madda above, hamza above, hamza below. */
function isHamzaMark(c: number): boolean {
  return c >= 0x0653 && c <= 0x0655;
}

function isComposable(text: string, i: number): boolean {
  return text.slice(i, i + 2).normalize('NFC').length === 1;
}

function isArabic(c: number): boolean {
  return c >= 0x0600 && c <= 0x06ff;
}

function isPictureHalf(c: number): boolean {
  return (c >= 0xd83c && c <= 0xd83e) || (c >= 0x2600 && c <= 0x27bf);
}

const NAMED: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  ndash: '–',
  mdash: '—',
};

/** The longest reference that is read, so that a lone ampersand costs nothing. */
const LONGEST_ENTITY = 9;

function readEntity(text: string, i: number): { end: number; replacement: string } | undefined {
  const semicolon = text.slice(i, i + LONGEST_ENTITY).indexOf(';');
  if (semicolon < 0) return undefined;
  const body = text.slice(text[i] === '&' ? i + 1 : i, i + semicolon);
  const numeric = /^#(\d{2,5})$/.exec(body);
  // Without its ampersand only the code of a mark is taken: "#10;" may be the tenth of something.
  const code = numeric ? Number(numeric[1]) : 0;
  const bare = text[i] === '#';
  let replacement = bare ? undefined : NAMED[body];
  if (
    code === 34 ||
    code === 39 ||
    code === 160 ||
    code === 171 ||
    code === 187 ||
    (code >= 8211 && code <= 8230)
  ) {
    replacement = code === 160 ? ' ' : String.fromCharCode(code);
  }
  return replacement === undefined ? undefined : { end: i + semicolon + 1, replacement };
}
