import { readTable } from '../../resources/readTable.js';
import { nameKey } from './keys.js';

/** What the lists say of a name of a body or place. */
export interface Alias {
  /** The key of the main name; the name's own where it is the main one. */
  readonly main: string;
  readonly acronym: boolean;
}

/** Aliases by type and key: `LOC امارات`. A name that the lists give to two bodies is left out. */
export type Aliases = ReadonlyMap<string, Alias>;

const COLUMNS = ['name', 'kind', 'country', 'alias_of', 'ambiguous'];

export function readAliases(places: Buffer, organisations: Buffer, acronyms: Buffer): Aliases {
  const found = new Map<string, Alias>();
  const doubtful = new Set<string>();
  const add = (type: string, name: string, main: string, acronym: boolean): void => {
    const key = `${type} ${nameKey(name)}`;
    const known = found.get(key);
    if (known && known.main !== main) doubtful.add(key);
    else found.set(key, { main, acronym });
  };
  for (const [type, table] of [
    ['LOC', places],
    ['ORG', organisations],
  ] as const) {
    for (const [name, , , main] of readTable(table, COLUMNS)) {
      add(type, name!, nameKey(main === '' ? name! : main!), main !== '' && isAcronym(name!));
    }
  }
  for (const [acronym, type, name] of readTable(acronyms, ['acronym', 'type', 'name'])) {
    const own = nameKey(name!);
    add(type!, acronym!, found.get(`${type!} ${own}`)?.main ?? own, true);
  }
  for (const key of doubtful) found.delete(key);
  return found;
}

/** Latin capitals, or letters that stand alone: WHO, د ب أ. */
export function isAcronym(name: string): boolean {
  return CAPITALS.test(name) || (LETTERS.test(name) && name.length > 2);
}

const CAPITALS = /^[A-Z][A-Za-z]{0,2}[A-Z]{1,6}$/;
const LETTERS = /^\p{L}(?:[ .] ?\p{L}){1,5}\.?$/u;
