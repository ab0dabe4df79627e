/**
 * Makes the generated lexicons: `node dist/learn/lexicons.js DATA_DIR OUT_DIR`. DATA_DIR has the folders gazetteers,
 * news and entities; equal data give equal bytes. Takes two minutes and 1.5 GB.
 */

import { join } from 'node:path';
import { bareEntities, entitiesOf, readCorpora } from './lexicons/corpora.js';
import { gatherEvidence, learnContexts } from './lexicons/evidence.js';
import { readAligned, readPersonTokens, readPlaces } from './lexicons/gazetteers.js';
import { readNationalities, readOrganisationHeads, readTitles } from './lexicons/heads.js';
import { readNews, type News } from './lexicons/news.js';
import { organisationCandidates, organisations } from './lexicons/organisations.js';
import { likelyNames, nameShares, personCandidates, personTokens } from './lexicons/persons.js';
import { placeCandidates } from './lexicons/placeCandidates.js';
import { acceptPlaces, placeShares, settleClubs } from './lexicons/places.js';
import * as sources from './lexicons/sources.js';
import { writeTable } from './lexicons/table.js';
import { spellingVariants, variantCandidates } from './lexicons/variants.js';
import { byCodePoint } from './lexicons/words.js';
import { fold } from '../text/fold.js';

/** Words of the news below this count are left out of word-counts.tsv. */
const WORD_FLOOR = 12;

function wordCounts(news: News): [string, number][] {
  const rows = [...news.surfaces].filter(([, count]) => count >= WORD_FLOOR);
  return rows.sort((a, b) => b[1] - a[1] || byCodePoint(a[0], b[0]));
}

function main(dataDir: string, outDir: string): void {
  const sentences = readCorpora(dataDir);
  const news = readNews(dataDir);
  writeTable(join(outDir, 'word-counts.tsv'), sources.WORD_COUNTS, wordCounts(news));

  const persons = personCandidates(readPersonTokens(dataDir), readAligned(dataDir, 'pers'), sentences, news);
  const entities = bareEntities(entitiesOf(sentences), news);
  const places = placeCandidates(readPlaces(dataDir), readAligned(dataDir, 'loc'), entities);
  const bodies = organisationCandidates(entities, readAligned(dataDir, 'org'));

  const likelyPersons = likelyNames(persons, news);
  const likelyPlaces = new Set(
    [...places].filter(([, place]) => place.listed || place.whole > 1).map(([key]) => key),
  );
  const contexts = learnContexts(sentences, news, likelyPersons, likelyPlaces);
  const evidence = gatherEvidence(
    new Set([...persons.keys(), ...places.keys(), ...bodies.keys()]),
    news,
    contexts,
  );

  const shares = nameShares(persons, evidence, news, new Set(places.keys()));
  const tokens = personTokens(persons, evidence, shares, readTitles(), news);
  writeTable(
    join(outDir, 'person-tokens.tsv'),
    sources.PERSON_TOKENS,
    tokens.map(({ token, count, flag }) => [token, count, flag]),
  );

  const bearers = new Map([...persons].map(([word, { wikidata }]) => [word, wikidata]));
  const placeShare = placeShares(places, evidence, bearers, sentences, news);
  const accepted = acceptPlaces(places, evidence, placeShare, bearers, news);
  const variants = variantCandidates(accepted, news);
  const forms = new Set([...variants.keys(), ...variants.values()]);
  const spelled = spellingVariants(variants, gatherEvidence(forms, news, contexts), accepted, news);
  const named = new Map([...accepted, ...spelled]);

  const names = new Set(tokens.filter(({ flag }) => flag === 'name').map(({ token }) => fold(token)));
  const nationalities = readNationalities();
  const clues = {
    heads: readOrganisationHeads(),
    isProper: (word: string): boolean => names.has(word) || named.has(word),
    isNational: (word: string): boolean => nationalities.has(word),
  };
  const found = organisations(bodies, evidence, sentences, clues, news);
  settleClubs(named, found, placeShare);
  writeTable(
    join(outDir, 'places.tsv'),
    sources.PLACES,
    [...named.values()]
      .sort((a, b) => byCodePoint(a.name, b.name))
      .map(({ name, kind, country, wikidata }) => [name, kind, country, wikidata]),
  );
  writeTable(
    join(outDir, 'organisations.tsv'),
    sources.ORGANISATIONS,
    [...found.values()]
      .sort((a, b) => byCodePoint(a.name, b.name))
      .map(({ name, subtype }) => [name, subtype]),
  );
}

const [dataDir, outDir] = process.argv.slice(2);
if (dataDir === undefined || outDir === undefined) {
  throw new Error('usage: node dist/learn/lexicons.js DATA_DIR OUT_DIR');
}
main(dataDir, outDir);
