import { readTable } from '../../resources/readTable.js';
import { defineResource } from '../../stage/resource.js';
import { fold } from '../../text/fold.js';

const COLUMNS = ['name', 'kind', 'country', 'alias_of', 'ambiguous'];
const lexicon = (file: string): URL => new URL(`../../resources/lexicons/${file}.tsv`, import.meta.url);

/** Other names of known bodies and places: the main name by type and name (`LOC امارات`), folded, without articles. */
export const aliasResource = defineResource<ReadonlyMap<string, string>>({
  name: 'aliases',
  files: [lexicon('places-known'), lexicon('organisations-known')],
  parse: (places, organisations) => {
    const aliases = new Map<string, string>();
    for (const [name, , , main] of readTable(places!, COLUMNS)) {
      if (main !== '') aliases.set(`LOC ${nameKey(name!)}`, nameKey(main!));
    }
    for (const [name, , , main] of readTable(organisations!, COLUMNS)) {
      if (main !== '') aliases.set(`ORG ${nameKey(name!)}`, nameKey(main!));
    }
    return aliases;
  },
});

/** The gender of each listed title, by folded title. */
export const genderResource = defineResource<ReadonlyMap<string, 'm' | 'f'>>({
  name: 'title-genders',
  files: [lexicon('titles')],
  parse: (bytes) =>
    new Map(
      readTable(bytes, ['title', 'class', 'gender', 'takes', 'note']).map(([title, , gender]) => [
        fold(title!),
        gender === 'f' ? 'f' : 'm',
      ]),
    ),
});

/** A name of a body or place as it is compared: folded, each word without its article. */
function nameKey(name: string): string {
  return name
    .split(' ')
    .map((word) => withoutArticle(fold(word)))
    .join(' ');
}

/** Takes the article off a folded word of more than four letters. */
export function withoutArticle(key: string): string {
  return key.startsWith('ال') && key.length > 4 ? key.slice(2) : key;
}
