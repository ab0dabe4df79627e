import { z } from 'zod';
import { weighTerms } from '../../adapters/tfidf.js';
import { Keywords, Segments, Tokens } from '../../model/layers.js';
import { readTable } from '../../resources/readTable.js';
import { defineResource } from '../../stage/resource.js';
import { defineCorpusStage, type StageDocument } from '../../stage/stage.js';
import { defineTable } from '../../stage/table.js';
import { fold } from '../../text/fold.js';

/** The terms of the run that are telling for most documents. */
export const Terms = defineTable({
  name: 'terms',
  about: 'The terms that are keywords of most documents of the run.',
  columns: {
    term: { type: 'string', about: 'the normalised word' },
    keywordOf: { type: 'number', about: 'documents of which it is a keyword' },
    documents: { type: 'number', about: 'documents that it stands in' },
  },
});

const functionWords = defineResource({
  name: 'function-words',
  files: [new URL('../../resources/lexicons/function-words.tsv', import.meta.url)],
  parse: (bytes) => new Set(readTable(bytes!, ['word', 'class', 'stops']).map(([word]) => fold(word!))),
});

/** Shorter words are particles and initials. */
const SHORTEST = 3;

export const keywords = defineCorpusStage({
  name: 'keywords',
  version: '0.1.0',
  about: 'Finds the telling terms of each document by tf–idf over the documents of the run.',
  needs: [Tokens, Segments],
  gives: [Keywords],
  tables: [Terms],
  options: z.strictObject({
    top: z.number().int().min(1).max(100).default(10).describe('terms a document, at most'),
    table: z.number().int().min(0).max(100_000).default(1000).describe('rows of the table, at most'),
  }),
  resources: { functionWords },
  open({ options, resources }) {
    const documentsWith = new Map<string, number>();
    const keywordOf = new Map<string, number>();
    let total = 0;
    const count = (map: Map<string, number>, term: string): void => {
      map.set(term, (map.get(term) ?? 0) + 1);
    };
    return {
      observe(doc) {
        total++;
        for (const term of new Set(termsOf(doc, resources.functionWords).keys())) count(documentsWith, term);
      },
      annotate(doc, out) {
        const mentions = termsOf(doc, resources.functionWords);
        const list = [...mentions].flatMap(([term, { count: times }]) => new Array<string>(times).fill(term));
        const weighed = weighTerms(list, total, (term) => documentsWith.get(term) ?? 0);
        for (const { term, count: times, score } of weighed.slice(0, options.top)) {
          const { start, end } = mentions.get(term)!;
          out.add(Keywords, { start, end, term, count: times, score: Math.round(score * 1000) / 1000 });
          count(keywordOf, term);
        }
      },
      finish(out) {
        const rows = [...keywordOf].map(([term, n]) => ({
          term,
          keywordOf: n,
          documents: documentsWith.get(term) ?? 0,
        }));
        rows.sort(
          (a, b) => b.keywordOf - a.keywordOf || b.documents - a.documents || (a.term < b.term ? -1 : 1),
        );
        for (const row of rows.slice(0, options.table)) out.add(Terms, row);
      },
    };
  },
});

interface Mention {
  readonly start: number;
  readonly end: number;
  count: number;
}

/** The content words of a document without their clitics, in order of appearance, with their first mention. */
function termsOf(
  doc: StageDocument<typeof Tokens | typeof Segments>,
  stop: ReadonlySet<string>,
): Map<string, Mention> {
  const tokens = doc.layer(Tokens);
  const { kind, norm } = tokens.columns;
  const stems = stemsOf(doc);
  const mentions = new Map<string, Mention>();
  for (let i = 0; i < tokens.length; i++) {
    const tokenKind = kind.at(i);
    if (tokenKind !== 'word' && tokenKind !== 'latin') continue;
    const whole = norm.at(i);
    const term = stems.get(i) ?? whole;
    // "__" is how the weighing library marks its own keys.
    if (term.length < SHORTEST || stop.has(fold(term)) || stop.has(fold(whole)) || term.startsWith('__'))
      continue;
    const mention = mentions.get(term);
    if (mention) mention.count++;
    else mentions.set(term, { start: tokens.starts[i]!, end: tokens.ends[i]!, count: 1 });
  }
  return mentions;
}

/** The stem of each token that has clitics. */
function stemsOf(doc: StageDocument<typeof Tokens | typeof Segments>): Map<number, string> {
  const segments = doc.layer(Segments);
  const { token, form, role } = segments.columns;
  const stems = new Map<number, string>();
  for (let i = 0; i < segments.length; i++) {
    const of = token.at(i);
    if (of !== null && role.at(i) === 'stem') stems.set(of, form.at(i));
  }
  return stems;
}
