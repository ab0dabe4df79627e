import { clearEdits, editList, type EditList } from './editList.js';
import { compileFindEdits } from './findEdits.js';
import { RULES, type Profile } from './rules.js';
import { compileUnits, type UnitTable } from './units.js';
import { compileUserRules, type Match, type UserRule } from './userRules.js';

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

/** Which rules are in force. */
export interface NormalizerOptions {
  readonly profile: Profile;
  /** Names of built-in rules that are off. Default: none. */
  readonly without?: readonly string[];
  /** Applied to what the built-in rules have made of the text, in one pass. Default: none. */
  readonly rules?: readonly UserRule[];
}

/**
 * Compiles the rules of a profile. With the built-in rules alone a second pass over the normalised text finds
 * nothing; a rule of the user's own may write what another one looks for.
 */
export function compileNormalizer({ profile, without = [], rules = [] }: NormalizerOptions): Normalizer {
  const table = compileUnits(
    RULES.filter((rule) => rule.profiles.includes(profile) && !without.includes(rule.name)),
  );
  const edits = editList();
  const findEdits = compileFindEdits(table, edits);
  const findMatches = rules.length > 0 ? compileUserRules(rules) : undefined;
  return (text, emit) => {
    findEdits(text);
    if (findMatches) emitWithMatches(text, edits, table, findMatches, emit);
    else for (let i = 0; i < edits.length; i++) emitAt(i, edits, table, emit);
    clearEdits(edits);
  };
}

function emitAt(i: number, edits: EditList, table: UnitTable, emit: EmitEdit): void {
  const { starts, ends, replacements, rules, attached } = edits;
  emit(starts[i]!, ends[i]!, replacements[i]!, table.names(rules[i]!), attached[i] === 1);
}

/** The text with all edits done. */
function applied(text: string, { length, starts, ends, replacements }: EditList): string {
  const pieces: string[] = [];
  let at = 0;
  for (let i = 0; i < length; i++) {
    pieces.push(text.slice(at, starts[i]), replacements[i]!);
    at = ends[i]!;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** Emits edits, and what user rules make of the text after them: a match and the edits that it meets become one. */
function emitWithMatches(
  text: string,
  edits: EditList,
  table: UnitTable,
  findMatches: (text: string) => Match[],
  emit: EmitEdit,
): void {
  const { length, starts, ends, replacements, rules } = edits;
  const normalized = applied(text, edits);
  const matches = findMatches(normalized);
  /** What the source is ahead of the normalised text, behind the edits so far. */
  let shift = 0;
  let i = 0;
  const startOf = (): number => starts[i]! - shift;
  const endOf = (): number => startOf() + replacements[i]!.length;
  const pass = (): void => {
    shift += ends[i]! - starts[i]! - replacements[i]!.length;
    i++;
  };
  let m = 0;
  while (m < matches.length) {
    const first = m;
    while (i < length && endOf() <= matches[m]!.start) {
      emitAt(i, edits, table, emit);
      pass();
    }
    const start = i < length ? Math.min(startOf(), matches[m]!.start) : matches[m]!.start;
    const from = start + shift;
    let end = start + 1;
    let bits = 0;
    for (;;) {
      if (m < matches.length && matches[m]!.start < end) end = Math.max(end, matches[m++]!.end);
      else if (i < length && startOf() < end) {
        end = Math.max(end, endOf());
        bits |= rules[i]!;
        pass();
      } else break;
    }
    const met = matches.slice(first, m);
    const to = replaced(normalized, start, end, met);
    const names = [table.names(bits), ...new Set(met.map(({ rule }) => rule.name))].filter(Boolean);
    if (text.slice(from, end + shift) !== to) emit(from, end + shift, to, names.join('+'), false);
  }
  for (; i < length; i++) emitAt(i, edits, table, emit);
}

/** A span of a text with matches inside it replaced. */
function replaced(text: string, start: number, end: number, matches: readonly Match[]): string {
  let out = '';
  let at = start;
  for (const match of matches) {
    out += text.slice(at, match.start) + match.rule.to;
    at = match.end;
  }
  return out + text.slice(at, end);
}
