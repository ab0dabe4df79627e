import { readTable } from '../../resources/readTable.js';
import { defineResource } from '../../stage/resource.js';
import { fold } from '../../text/fold.js';
import type { NameType } from './tagger/labels.js';

/** What lists say of a name beyond its type. */
export interface Details {
  /** A finer type: country, city, ministry, team, … */
  readonly subtype: string | null;
  /** ISO 3166 code of the country that a place is or lies in, where the lists know one. */
  readonly country: string | null;
}

/** Finds the details of a name. @param words its folded words, the first without proclitics */
export type DetailFinder = (type: NameType, words: readonly string[]) => Details;

const NOTHING: Details = { subtype: null, country: null };
const KNOWN = (kind: string): string[] => ['name', kind, 'country', 'alias_of', 'ambiguous'];
const LONGEST_HEAD = 3;

const lexicon = (file: string): URL => new URL(`../../resources/lexicons/${file}.tsv`, import.meta.url);

/** Names and head nouns with their subtypes, from the lists. */
export const detailsResource = defineResource<DetailFinder>({
  name: 'details',
  files: ['places-known', 'places', 'organisations-known', 'organisations', 'works-known', 'organisation-heads', 'place-heads', 'event-heads'].map(lexicon), // prettier-ignore
  parse: (placesKnown, places, bodiesKnown, bodies, works, bodyHeads, placeHeads, eventHeads) => {
    const names: Record<NameType, Map<string, Details>> = {
      PER: new Map(),
      LOC: new Map(),
      ORG: new Map(),
      MISC: new Map(),
    };
    const heads: Record<NameType, Map<string, Details>> = {
      PER: new Map(),
      LOC: new Map(),
      ORG: new Map(),
      MISC: new Map(),
    };
    // The lists written by hand come first, and what they say stands.
    const put = (to: Map<string, Details>, name: string, subtype: string, country: string | null): void => {
      const key = fold(name);
      if (!to.has(key) && subtype !== '') to.set(key, { subtype, country });
    };
    for (const [name, kind, country] of readTable(placesKnown!, KNOWN('kind')))
      put(names.LOC, name!, kind!, country! || null);
    for (const [name, kind, country] of readTable(places!, ['name', 'kind', 'country', 'wikidata']))
      put(names.LOC, name!, kind!, country! || null);
    for (const [name, subtype] of readTable(bodiesKnown!, KNOWN('subtype')))
      put(names.ORG, name!, subtype!, null);
    for (const [name, subtype] of readTable(bodies!, ['name', 'subtype']))
      put(names.ORG, name!, subtype!, null);
    for (const [name, subtype] of readTable(works!, ['name', 'subtype']))
      put(names.MISC, name!, subtype!, null);
    for (const [head, subtype] of readTable(bodyHeads!, ['head', 'subtype', 'strength']))
      put(heads.ORG, head!, subtype!, null);
    for (const [head, kind] of readTable(placeHeads!, ['head', 'kind', 'inside']))
      put(heads.LOC, head!, kind!, null);
    for (const [head, subtype] of readTable(eventHeads!, ['head', 'subtype', 'strength']))
      put(heads.MISC, head!, subtype!, null);
    return (type, words) => {
      const known = names[type].get(words.join(' '));
      if (known) return known;
      for (let length = Math.min(LONGEST_HEAD, words.length); length > 0; length--) {
        const head = heads[type].get(words.slice(0, length).join(' '));
        if (head) return head;
      }
      return NOTHING;
    };
  },
});
