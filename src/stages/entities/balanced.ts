import type { FoundName } from './tagger/foundNames.js';
import type { TaggedText } from './tagger/features.js';

const OPENS: ReadonlySet<string> = new Set(['«', '“', '(', '[', '‹', '‘']);
const CLOSES: ReadonlySet<string> = new Set(['»', '”', ')', ']', '›', '’']);
const EITHER: ReadonlySet<string> = new Set(['"', "'", '„']);

/**
 * A name without half a pair of marks or brackets: of شركة «أفق النور, whose closing mark stands outside, what the mark
 * holds; of one with a closing mark alone what stands before it. Null where nothing is left.
 */
export function balanced(name: FoundName, { forms }: TaggedText): FoundName | null {
  const open: number[] = [];
  let { first, last } = name;
  for (let i = first; i <= last; i++) {
    const { core } = forms[i]!;
    if (OPENS.has(core)) open.push(i);
    else if (CLOSES.has(core)) {
      if (open.length === 0) {
        last = i - 1;
        break;
      }
      open.pop();
    } else if (EITHER.has(core)) {
      if (open.length > 0 && forms[open.at(-1)!]!.core === core) open.pop();
      else open.push(i);
    }
  }
  while (open.at(-1) === last) {
    open.pop();
    last--;
  }
  const half = open.pop();
  if (half !== undefined) first = half + 1;
  if (last < first) return null;
  return first === name.first && last === name.last ? name : { ...name, first, last };
}
