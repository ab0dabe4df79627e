import type { EntityDocument, GoldEntity } from '../evaluate/readBio.js';

/** An entity of FANE: its coarse type, and the subtype that its fine type stands for, or null. */
export interface FaneEntity extends GoldEntity {
  readonly subtype: string | null;
}

/** The fine types of NewsFANE and WikiFANE: our type and subtype. Peoples (`Group`) are no names in our guidelines. */
const TYPES: Readonly<Record<string, readonly [type: string, subtype: string | null]>> = {
  Politician: ['PER', 'politician'],
  Athlete: ['PER', 'athlete'],
  Artist: ['PER', 'artist'],
  Scientist: ['PER', 'scientist'],
  Businessperson: ['PER', 'business'],
  Engineer: ['PER', null],
  Lawyer: ['PER', null],
  Police: ['PER', 'military'],
  Religious_PER: ['PER', 'religious'],
  Other_PER: ['PER', null],
  'Population-Center': ['LOC', 'city'],
  Nation: ['LOC', 'country'],
  'State-or-Province': ['LOC', 'region'],
  'County-or-District': ['LOC', 'region'],
  'GPE-Cluster': ['LOC', 'region'],
  Continent: ['LOC', 'continent'],
  'Water-Body': ['LOC', 'natural'],
  'Land-Region-Natural': ['LOC', 'natural'],
  Celestial: ['LOC', 'natural'],
  'Building-Grounds': ['LOC', 'site'],
  'Subarea-Facility': ['LOC', 'site'],
  Airport: ['LOC', 'site'],
  Path: ['LOC', 'street'],
  Plant: ['LOC', 'site'],
  Commercial: ['ORG', 'company'],
  Government: ['ORG', 'government'],
  'Non-Governmental': ['ORG', null],
  Sports: ['ORG', 'team'],
  Media: ['ORG', 'outlet'],
  Educational: ['ORG', 'university'],
  Religious_ORG: ['ORG', null],
  Entertainment: ['ORG', null],
  'Medical-Science': ['ORG', null],
  Software: ['MISC', 'product'],
  Hardware: ['MISC', 'product'],
  Food: ['MISC', 'product'],
  Drug: ['MISC', 'product'],
  Air: ['MISC', 'product'],
  Land: ['MISC', 'product'],
  Water: ['MISC', 'product'],
  Projectile: ['MISC', 'product'],
  Book: ['MISC', 'work'],
  Movie: ['MISC', 'work'],
  Sound: ['MISC', 'work'],
};

const WORD = /^[\u0620-\u063f\u0641-\u064a]+$/;
/** Tokens that are pronouns wherever they stand, and those that are words of their own too. */
const ALWAYS: ReadonlySet<string> = new Set(['ه', 'ها', 'نا', 'ني', 'ي', 'ك']);
const OFTEN: ReadonlySet<string> = new Set(['هم', 'هما', 'هن', 'كم']);
/** How a stem is written before a pronoun. */
const SHOWN: Readonly<Record<string, string>> = { ة: 'ت', ى: 'ا' };

/**
 * Reads a FANE corpus. Its conjunctions و ف and its pronouns are tokens of their own and its letters are folded: both
 * are joined to the words again, and words are spelled as the news spells them most often.
 *
 * @param spelling the most frequent spelling of a folded word, or undefined where the news does not have it
 */
export function readFane(
  content: string,
  options: { readonly id: string; readonly sentencesADocument: number },
  spelling: (folded: string) => string | undefined,
): EntityDocument[] {
  const documents: EntityDocument[] = [];
  const blocks = content.split(/\n\s*\n/).filter((block) => block.trim() !== '');
  for (let first = 0; first < blocks.length; first += options.sentencesADocument) {
    const part = blocks.slice(first, first + options.sentencesADocument);
    documents.push(documentOf(`${options.id}-${first}`, part, spelling));
  }
  return documents;
}

function documentOf(
  id: string,
  blocks: readonly string[],
  spelling: (folded: string) => string | undefined,
): EntityDocument {
  const starts: number[] = [];
  const ends: number[] = [];
  const entities: FaneEntity[] = [];
  let text = '';
  for (const block of blocks) {
    const lines = block.split('\n').flatMap((line) => {
      const [form, tag] = line.trim().split(/\s+/);
      return form !== undefined && tag !== undefined ? [{ form, tag }] : [];
    });
    let open: { start: number; end: number; tag: string } | null = null;
    const close = (): void => {
      if (!open) return;
      const known = TYPES[open.tag];
      if (known) entities.push({ start: open.start, end: open.end, type: known[0], subtype: known[1] });
      open = null;
    };
    for (let i = 0; i < lines.length; i++) {
      let conjunction = '';
      let { form, tag } = lines[i]!;
      const next = lines[i + 1];
      if ((form === 'و' || form === 'ف') && next && WORD.test(next.form) && next.form.length > 1) {
        conjunction = form;
        ({ form, tag } = next);
        i++;
      }
      let pronoun = '';
      const after = lines[i + 1]?.form ?? '';
      if (WORD.test(form) && form.length > 1 && (ALWAYS.has(after) || OFTEN.has(after))) {
        const last = SHOWN[form.at(-1)!];
        const stem = last === undefined ? form : form.slice(0, -1) + last;
        if (ALWAYS.has(after) || spelling(stem + after) !== undefined) {
          form = stem;
          pronoun = after;
          i++;
        }
      }
      const start = text.length;
      const word = conjunction + form + pronoun;
      text += `${spelling(word) ?? word} `;
      starts.push(start);
      ends.push(text.length - 1);
      const name = tag.replace(/^[BI]-/, '');
      const isInside: boolean =
        open !== null && tag.startsWith('I-') && (open as { tag: string }).tag === name;
      if (!isInside) close();
      if (tag !== 'O') {
        open = open
          ? { ...(open as { start: number; end: number; tag: string }), end: text.length - 1 }
          : { start: start + conjunction.length, end: text.length - 1, tag: name };
      }
    }
    close();
    text = `${text.trimEnd()}\n`;
  }
  return { id, text, tokenStarts: Uint32Array.from(starts), tokenEnds: Uint32Array.from(ends), entities };
}
