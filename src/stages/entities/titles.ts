import type { Span } from '../../text/span.js';
import { FUNCTION_WORD, NATIONALITY, SPEECH_VERB } from './flags.js';
import { isDefinite } from './definite.js';
import { COMPLEMENT_CUE, NATIONALITY_CUE, NO_CUE, SPEECH_CUE, TITLE_CUE } from './persons.js';
import { sameSentence, spanOf, WORD, type Match, type Scene } from './scene.js';

/** How many words a title may have beside its head: وزير التربية والتعليم العالي والبحث العلمي المصري. */
const LONGEST_COMPLEMENT = 8;

/** The titles of a document. */
export interface Titles {
  /** For each token: what stands right before it (NO_CUE, NATIONALITY_CUE, SPEECH_CUE, TITLE_CUE). */
  readonly cues: Uint8Array;
  /** The span of the title that ends right before token `i`, or null. */
  before(i: number): Span | null;
}

/**
 * Finds titles and where the names that they announce begin. A title that takes a name may have adjectives behind it
 * (الرئيس المصري السابق); one that takes a complement runs over definite words and names of bodies and places.
 *
 * @param bodyEnd the last token of the organisation or place that begins at a token, or -1
 */
export function findTitles(scene: Scene, bodyEnd: Int32Array): Titles {
  const cues = new Uint8Array(scene.count + 1);
  const titleStart = new Int32Array(scene.count + 1).fill(-1);
  const titleSkip = new Uint8Array(scene.count);
  for (let i = 0; i < scene.count; i++) {
    const { flags } = scene.words[i]!;
    if (cues[i + 1] === NO_CUE) {
      if (flags & NATIONALITY && isDefinite(scene, i)) cues[i + 1] = NATIONALITY_CUE;
      else if (flags & SPEECH_VERB) cues[i + 1] = SPEECH_CUE;
    }
    const match = scene.matches[i]!.find(({ entry }) => entry.kind === 'title' && !entry.anonymous);
    if (match) announce(scene, match, bodyEnd, cues, titleStart, titleSkip);
  }
  return {
    cues,
    before(i) {
      const first = titleStart[i]!;
      return first < 0 ? null : spanOf(scene, first, i - 1, titleSkip[first]!);
    },
  };
}

function announce(
  scene: Scene,
  match: Match,
  bodyEnd: Int32Array,
  cues: Uint8Array,
  titleStart: Int32Array,
  titleSkip: Uint8Array,
): void {
  const entry = match.entry;
  if (entry.kind !== 'title') return;
  titleSkip[match.first] = match.skip;
  const limit = match.last + 1 + (entry.takesName ? 4 : LONGEST_COMPLEMENT);
  const mark = (i: number): void => {
    if (cues[i] !== TITLE_CUE) cues[i] = entry.takesName ? TITLE_CUE : COMPLEMENT_CUE;
    if (titleStart[i]! < 0) titleStart[i] = match.first;
  };
  let i = match.last + 1;
  // The full stop of د. and م.
  if (
    scene.text[scene.starts[i] ?? 0] === '.' &&
    match.last === match.first &&
    scene.words[match.first]!.norm.length <= 2
  ) {
    i++;
  }
  for (; i <= limit && sameSentence(scene, match.first, i) && scene.kinds[i] === WORD; i++) {
    if (scene.words[i]!.whole.flags & FUNCTION_WORD) return;
    if (entry.takesName || i > match.last + 1) mark(i);
    if (bodyEnd[i]! >= i) {
      i = bodyEnd[i]!;
      continue;
    }
    if (!isDefinite(scene, i)) {
      // The first word of a complement may be indefinite (وزير شؤون الرئاسة), a later one is the name.
      if (entry.takesName || i > match.last + 1) return;
    }
  }
  if (i <= limit && i > match.last + 1 && sameSentence(scene, match.first, i)) mark(i);
}
