import type { TaggedText } from './tagger/features.js';
import { OTHER_KIND } from './tagger/forms.js';
import { LIST } from './tagger/lists.js';
import { NAME_TYPES, OUTSIDE, typeOfLabel } from './tagger/labels.js';

/** How many tokens a title may have: وزير التربية والتعليم العالي والبحث العلمي المصري. */
const LONGEST = 10;
const TITLES = LIST.title | LIST.office;

/**
 * The first token of the title that ends right before token `name`, or -1. A title that takes a name may have adjectives
 * behind it (الرئيس المصري السابق); an office has a complement (وزير الخارجية, مدير منظمة الصحة العالمية): what is
 * definite, an adjective of nationality, a further title, or part of a name. Of several the longest counts.
 *
 * @param labels of the tagger
 */
export function titleBefore(text: TaggedText, labels: Uint8Array, name: number): number {
  const { forms, sentences, skips } = text;
  let best = -1;
  // الرئيس وسامر حداد: the title is somebody else's.
  if (skips[name]! > 0) return best;
  for (let i = name - 1; i >= 0 && i >= name - LONGEST && sentences[i] === sentences[name]; i--) {
    const { kind, bits } = forms[i]!;
    if (kind >= OTHER_KIND || bits & LIST.saying || isPerson(labels[i]!)) break;
    if (labels[i] === OUTSIDE && isTitle(text, i) && isFilled(text, labels, i, name)) best = i;
    if (bits & LIST.functionWord && labels[i] === OUTSIDE && !isTitle(text, i)) break;
  }
  return best;
}

const isPerson = (label: number): boolean => label !== OUTSIDE && NAME_TYPES[typeOfLabel(label)] === 'PER';

const isTitle = ({ forms, phraseStarts }: TaggedText, i: number): boolean =>
  ((forms[i]!.bits | phraseStarts[i]!) & TITLES) !== 0;

/** Whether all between the first word of a title and the name may belong to the title. */
function isFilled(text: TaggedText, labels: Uint8Array, first: number, name: number): boolean {
  const { forms, phraseInsides } = text;
  const isOffice = (forms[first]!.bits & LIST.title) === 0;
  for (let i = first + 1; i < name; i++) {
    const { core, bits } = forms[i]!;
    const belongs =
      labels[i] !== OUTSIDE ||
      ((bits | phraseInsides[i]!) & (TITLES | LIST.nationality | LIST.bodyHead)) !== 0 ||
      core.startsWith('ال') ||
      (isOffice && i === first + 1);
    if (!belongs) return false;
  }
  return true;
}
