import { ARABIC, classAt, classBefore, DIGIT, LATIN, MARK } from '../../text/charClass.js';

/** A replacement of the user's own. */
export interface UserRule {
  /** Named in the edits; several rules may share a name. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Only where no letter, digit or vowel mark stands on either side. */
  readonly 'whole-word': boolean;
}

/** The longest string that a rule may look for, in UTF-16 units: what the time of a search is bounded by. */
export const LONGEST_FROM = 64;

/** A place where a rule applies; offsets in UTF-16 units of the text that was searched. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly rule: UserRule;
}

interface Node {
  readonly next: Map<number, Node>;
  rule?: UserRule;
}

/**
 * Compiles rules into a search: from left to right the longest string that fits, without overlap. A trie over UTF-16
 * units; a place is looked at for LONGEST_FROM units at most.
 */
export function compileUserRules(rules: readonly UserRule[]): (text: string) => Match[] {
  const root: Node = { next: new Map() };
  const begins = new Uint8Array(0x10000);
  for (const rule of rules) {
    let node = root;
    for (let i = 0; i < rule.from.length; i++) {
      const unit = rule.from.charCodeAt(i);
      let next = node.next.get(unit);
      if (!next) node.next.set(unit, (next = { next: new Map() }));
      node = next;
    }
    node.rule = rule;
    begins[rule.from.charCodeAt(0)] = 1;
  }
  return (text) => {
    const matches: Match[] = [];
    let i = 0;
    while (i < text.length) {
      const match = begins[text.charCodeAt(i)] === 1 ? longestAt(root, text, i) : undefined;
      if (match) matches.push(match);
      i = match ? match.end : i + 1;
    }
    return matches;
  };
}

function longestAt(root: Node, text: string, start: number): Match | undefined {
  let longest: Match | undefined;
  let node: Node | undefined = root;
  for (let end = start; node !== undefined; end++) {
    const { rule } = node;
    if (rule && (!rule['whole-word'] || isWholeWord(text, start, end))) longest = { start, end, rule };
    node = end < text.length ? node.next.get(text.charCodeAt(end)) : undefined;
  }
  return longest;
}

function isWholeWord(text: string, start: number, end: number): boolean {
  return !isOfWord(classBefore(text, start)) && !isOfWord(classAt(text, end));
}

function isOfWord(charClass: number): boolean {
  return charClass === ARABIC || charClass === LATIN || charClass === DIGIT || charClass === MARK;
}
