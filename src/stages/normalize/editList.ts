/** The edits of a text while they are made: columns that are used again for the next text. */
export interface EditList {
  length: number;
  starts: Uint32Array;
  ends: Uint32Array;
  /** Bits of rules. */
  rules: Uint32Array;
  attached: Uint8Array;
  replacements: string[];
  /** Adds an edit. A deletion right behind one by the same rules lengthens it. */
  push(start: number, end: number, replacement: string, rules: number, attached: boolean): void;
  /** Takes the edits from `length` on away again; returns the bits of their rules. */
  cut(length: number): number;
}

/** More room than this is given back after a text. */
const KEPT = 1 << 16;

export function editList(): EditList {
  const list: EditList = {
    length: 0,
    starts: new Uint32Array(256),
    ends: new Uint32Array(256),
    rules: new Uint32Array(256),
    attached: new Uint8Array(256),
    replacements: [],
    push(start, end, replacement, rules, attached) {
      const n = list.length;
      if (
        n > 0 &&
        replacement === '' &&
        list.ends[n - 1] === start &&
        list.replacements[n - 1] === '' &&
        list.rules[n - 1] === rules &&
        (list.attached[n - 1] === 1) === attached
      ) {
        list.ends[n - 1] = end;
        return;
      }
      if (n === list.starts.length) resize(list, n * 2);
      list.starts[n] = start;
      list.ends[n] = end;
      list.rules[n] = rules;
      list.attached[n] = attached ? 1 : 0;
      list.replacements[n] = replacement;
      list.length = n + 1;
    },
    cut(length) {
      let rules = 0;
      for (let i = length; i < list.length; i++) rules |= list.rules[i]!;
      list.length = length;
      return rules;
    },
  };
  return list;
}

/** Empties the list for the next text. */
export function clearEdits(list: EditList): void {
  list.length = 0;
  list.replacements.length = 0;
  if (list.starts.length > KEPT) resize(list, KEPT);
}

function resize(list: EditList, length: number): void {
  const copied = <A extends Uint8Array | Uint32Array>(column: A, wider: A): A => {
    wider.set(column.subarray(0, Math.min(list.length, length)));
    return wider;
  };
  list.starts = copied(list.starts, new Uint32Array(length));
  list.ends = copied(list.ends, new Uint32Array(length));
  list.rules = copied(list.rules, new Uint32Array(length));
  list.attached = copied(list.attached, new Uint8Array(length));
}
