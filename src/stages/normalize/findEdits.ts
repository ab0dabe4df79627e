import type { EditList } from './editList.js';
import { LONGEST_REFERENCE, readReference } from './entities.js';
import { DELETED, HAMZA, JOINER, PLAIN, RETURN, SEMICOLON, TATWEEL, type UnitTable } from './units.js';

const NEWLINE = 0x0a;
const HASH = 0x23;
const AMPERSAND = 0x26;
const HYPHEN = 0x2d;
const STROKE = 0x0640;
/** No unit. */
const NONE = -1;

/** Appends the edits of a text to a list that is empty, in order. Linear time. */
export type FindEdits = (text: string) => void;

/**
 * Walks a text once and keeps the end of what it has written in view: a unit is taken as it is, replaced, deleted,
 * or joined to what was written last (a run, a reference, a hamza). So what a deletion brings together is seen, and
 * a second pass finds nothing more.
 */
export function compileFindEdits(table: UnitTable, edits: EditList): FindEdits {
  const { asks, shrinks, letters, joins, runs } = table;
  let text = '';
  /** The unit written last; where its source and its edits begin; what its own edit has before it. */
  let tail = NONE;
  let tailAt = 0;
  let tailEdits = 0;
  let tailPrefix = '';
  /** How often it stands in a row, and the same of the first of them. */
  let run = 0;
  let runAt = 0;
  let runEdits = 0;
  let runPrefix = '';
  /** From `aheadFrom` to `ahead` there is nothing but deleted units. */
  let aheadFrom = 0;
  let ahead = 0;
  /** From `strokesFrom` to `strokesTo` there is nothing but tatweels. */
  let strokesFrom = 0;
  let strokesTo = 0;

  /** Writes a unit that is neither replaced any more nor deleted. `part` is its place in its replacement. */
  const write = (unit: number, start: number, end: number, rules: number, part: number): void => {
    const repeated = unit === tail && shrinks[unit] === 1;
    if (part === 0) {
      tailAt = start;
      tailEdits = edits.length;
      tailPrefix = '';
      if (rules !== 0) edits.push(start, end, String.fromCharCode(unit), rules, false);
    } else {
      tailEdits = edits.length - 1;
      tailAt = edits.starts[tailEdits]!;
      tailPrefix = edits.replacements[tailEdits]!;
      edits.replacements[tailEdits] = tailPrefix + String.fromCharCode(unit);
    }
    if (!repeated) {
      tail = unit;
      run = 1;
      runAt = tailAt;
      runEdits = tailEdits;
      runPrefix = tailPrefix;
      return;
    }
    run++;
    const kept = table.keep(unit, run);
    if (kept === run) return;
    const done = edits.cut(runEdits) | rules | (unit === 0x20 ? runs.spaces : runs.repeats);
    tailPrefix = runPrefix + String.fromCharCode(unit).repeat(kept - 1);
    edits.push(runAt, end, tailPrefix + String.fromCharCode(unit), done, false);
    tailAt = runAt;
    tailEdits = runEdits;
  };

  /** Writes what a unit becomes. `rules` have led to the unit itself. */
  const take = (unit: number, start: number, end: number, rules: number, part: number): void => {
    const ask = asks[unit]!;
    if (ask === PLAIN) {
      write(unit, start, end, rules, part);
      return;
    }
    if (ask === SEMICOLON) {
      write(unit, start, end, rules, part);
      readBack(end);
      return;
    }
    if (ask === HAMZA) {
      const letter = table.compose(tail, unit);
      if (letter > 0) {
        const prefix = tailPrefix;
        const from = tailAt;
        const done = edits.cut(tailEdits) | rules | runs.hamza;
        rewrite(prefix, String.fromCharCode(letter), from, end, done);
        return;
      }
    } else if (ask === TATWEEL && takeTatweel(start, end, rules)) {
      return;
    } else if (ask === JOINER && !isArabic(tail) && isPictureHalf(text.charCodeAt(lookAhead(end)))) {
      write(unit, start, end, rules, part);
      return;
    }
    const action = table.action(unit);
    if (action === undefined) {
      write(unit, start, end, rules, part);
    } else if (action.replacement === '') {
      edits.push(start, end, '', rules | action.rules, action.attached);
    } else {
      for (let k = 0; k < action.replacement.length; k++) {
        write(action.replacement.charCodeAt(k), start, end, rules | action.rules, part + k);
      }
    }
  };

  /** A tatweel behind a letter that joins, or before a letter, is for `remove-tatweel`; else it is a dash. */
  const takeTatweel = (start: number, end: number, rules: number): boolean => {
    if (runs.dashes === 0 || (tail !== NONE && joins[tail] === 1)) return false;
    const next = text.charCodeAt(lookAhead(strokesEnd(end)));
    if (letters[next] === 1 || (asks[next] === HAMZA && table.compose(tail, next) > 0)) {
      edits.push(start, end, '', rules | table.action(STROKE)!.rules, false);
      return true;
    }
    // The tatweels of a run are behind the first one's hyphen.
    const { length } = edits;
    if (
      tail === HYPHEN &&
      length > 0 &&
      edits.ends[length - 1] === start &&
      edits.rules[length - 1] === runs.dashes
    ) {
      edits.ends[length - 1] = end;
    } else write(HYPHEN, start, end, rules | runs.dashes, 0);
    return true;
  };

  /** Where the tatweels end that stand at `from`, if any. */
  const strokesEnd = (from: number): number => {
    if (from < strokesFrom || from > strokesTo) {
      strokesFrom = from;
      strokesTo = from;
      while (text.charCodeAt(strokesTo) === STROKE) strokesTo++;
    }
    return strokesTo;
  };

  /** Where the first unit at or after `from` stands that is not deleted on its own account. */
  const lookAhead = (from: number): number => {
    if (from >= aheadFrom && from <= ahead) return ahead;
    aheadFrom = from;
    ahead = from;
    for (; ahead < text.length; ahead++) {
      if (asks[text.charCodeAt(ahead)] !== DELETED) break;
    }
    return ahead;
  };

  /** Writes characters in place of the source from `start` on, of which all edits were taken away. */
  const rewrite = (prefix: string, characters: string, start: number, end: number, rules: number): void => {
    if (prefix !== '') edits.push(start, end, prefix, rules, false);
    restore(prefix === '' ? start : end);
    for (let k = 0; k < characters.length; k++) {
      take(characters.charCodeAt(k), start, end, rules, prefix === '' ? k : k + 1);
    }
  };

  /** Looks whether the semicolon that was written last ends a reference, and puts the character in its place. */
  const readBack = (end: number): void => {
    let body = '';
    back.at = tailAt;
    back.edits = tailEdits;
    back.prefix = tailPrefix;
    for (let unit = stepBack(); unit !== AMPERSAND; unit = stepBack()) {
      if (unit === HASH) {
        body = `#${body}`;
        const { at, edits: before, prefix } = back;
        if (stepBack() === AMPERSAND) break;
        putReference(readReference(body, true), at, before, prefix, end);
        return;
      }
      if (!isAlphanumeric(unit) || body.length === LONGEST_REFERENCE) return;
      body = String.fromCharCode(unit) + body;
    }
    putReference(readReference(body, false), back.at, back.edits, back.prefix, end);
  };

  const putReference = (
    character: string | undefined,
    start: number,
    before: number,
    prefix: string,
    end: number,
  ): void => {
    if (character === undefined) return;
    rewrite(prefix, character, start, end, edits.cut(before) | runs.entities);
  };

  /** A place in what was written, from which one can step back. */
  const back = { at: 0, edits: 0, prefix: '' };

  /** The unit before the place, which becomes the place; NONE at the beginning of the text. */
  const stepBack = (): number => {
    if (back.prefix === '') {
      while (
        back.edits > 0 &&
        edits.ends[back.edits - 1] === back.at &&
        edits.replacements[back.edits - 1] === ''
      ) {
        back.edits--;
        back.at = edits.starts[back.edits]!;
      }
      if (back.at === 0) return NONE;
      if (back.edits === 0 || edits.ends[back.edits - 1] !== back.at) {
        back.at--;
        return text.charCodeAt(back.at);
      }
      back.edits--;
      back.at = edits.starts[back.edits]!;
      back.prefix = edits.replacements[back.edits]!;
    }
    const unit = back.prefix.charCodeAt(back.prefix.length - 1);
    back.prefix = back.prefix.slice(0, -1);
    return unit;
  };

  /** Finds the unit written last and its run again, where all edits up to `end` are in the list. */
  const restore = (end: number): void => {
    back.at = end;
    back.edits = edits.length;
    back.prefix = '';
    tail = stepBack();
    run = 0;
    tailAt = back.at;
    tailEdits = back.edits;
    tailPrefix = back.prefix;
    if (tail === NONE) return;
    let unit = tail;
    do {
      run++;
      runAt = back.at;
      runEdits = back.edits;
      runPrefix = back.prefix;
      unit = stepBack();
    } while (unit === tail && shrinks[unit] === 1);
  };

  return (source) => {
    text = source;
    tail = NONE;
    run = 0;
    aheadFrom = strokesFrom = 0;
    ahead = strokesTo = -1;
    const { length } = text;
    let i = 0;
    while (i < length) {
      const from = i;
      let before = tail;
      let unit = text.charCodeAt(i);
      while (asks[unit] === PLAIN && unit !== before) {
        before = unit;
        if (++i === length) return;
        unit = text.charCodeAt(i);
      }
      if (i > from) {
        tail = before;
        tailAt = runAt = i - 1;
        tailEdits = runEdits = edits.length;
        tailPrefix = runPrefix = '';
        run = 1;
      }
      const end = asks[unit] === RETURN && text.charCodeAt(i + 1) === NEWLINE ? i + 2 : i + 1;
      take(unit, i, end, 0, 0);
      i = end;
    }
  };
}

function isArabic(unit: number): boolean {
  return unit >= 0x0600 && unit <= 0x06ff;
}

/** Half of an emoji, or a sign that may stand in one. */
function isPictureHalf(unit: number): boolean {
  return (
    (unit >= 0xd83c && unit <= 0xd83e) ||
    (unit >= 0x2190 && unit <= 0x21ff) ||
    (unit >= 0x2600 && unit <= 0x27bf)
  );
}

function isAlphanumeric(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
