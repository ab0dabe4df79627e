import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readTable } from '../../resources/readTable.js';
import type { Guidelines } from '../../stages/entities/tagger/guidelines.js';
import { fold } from '../../text/fold.js';
import { readEntityJsonl } from '../evaluate/readEntityJsonl.js';
import { readBio, type EntityDocument } from '../evaluate/readBio.js';
import { readAnnotated } from './readAnnotated.js';
import { readFane } from './readFane.js';
import { readWritten } from './readWritten.js';

/** Documents with their names, and how much each of them counts. */
export interface TrainingSet {
  readonly guidelines: Guidelines;
  readonly weight: number;
  readonly documents: readonly EntityDocument[];
}

/** Corpora without boundaries of documents are read so many sentences at a time. */
export const SENTENCES_A_DOCUMENT = 20;

const resource = (file: string): URL => new URL(`../../resources/${file}`, import.meta.url);

/** The annotated beginnings of articles and the written texts that come with Qawl. */
export async function ownTrainingSet(news: readonly string[]): Promise<TrainingSet> {
  const annotated = await readAnnotated(readFileSync(resource('training/news-annotated.tsv')), news);
  const written = readWritten(readFileSync(resource('training/news-written.txt'), 'utf8'));
  return { guidelines: 'news', weight: 1, documents: [...annotated, ...written] };
}

/** Annotated articles: `{id, text, entities}` a line, after Qawl's guidelines. */
export function jsonlTrainingSet(file: string): TrainingSet {
  const { documents } = readEntityJsonl(readFileSync(file, 'utf8'), file);
  return { guidelines: 'news', weight: 1, documents };
}

/** A corpus in BIO with guidelines of its own. */
export function bioTrainingSet(file: string, guidelines: Guidelines, weight: number): TrainingSet {
  const content = readFileSync(file, 'utf8');
  const { documents } = readBio(content, { file, sentencesADocument: SENTENCES_A_DOCUMENT });
  return { guidelines, weight, documents };
}

/** NewsFANE or WikiFANE: its fine types as ours, its clitics joined again. */
export function faneTrainingSet(file: string, weight: number): TrainingSet {
  const spellings = new Map<string, string>();
  for (const [word] of readTable(readFileSync(resource('lexicons/word-counts.tsv')), ['word', 'count'])) {
    const folded = fold(word!);
    if (!spellings.has(folded)) spellings.set(folded, word!);
  }
  const id = path.basename(file);
  const documents = readFane(
    readFileSync(file, 'utf8'),
    { id, sentencesADocument: SENTENCES_A_DOCUMENT },
    (word) => spellings.get(word),
  );
  return { guidelines: id.startsWith('wiki') ? 'wikifane' : 'newsfane', weight, documents };
}
