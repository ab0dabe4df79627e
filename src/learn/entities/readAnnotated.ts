import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { readTable } from '../../resources/readTable.js';
import type { EntityDocument, GoldEntity } from '../evaluate/readBio.js';

const SPAN = /^(\d+)-(\d+):(PER|LOC|ORG|MISC)$/;

/**
 * Puts annotations that are kept without their texts, as `src/resources/training/news-annotated.tsv` has them, over the
 * articles that they belong to. An annotation counts in the article as `annotatedText` gives it.
 *
 * @param news the files of the articles, `{id, title, text}` a line, gzipped; an article `khaleej/12` is number 12 of the
 * file whose name begins with khaleej
 * @throws Error where a row cannot be read; articles that the files do not have are left out
 */
export async function readAnnotated(table: Buffer, news: readonly string[]): Promise<EntityDocument[]> {
  const wanted = new Map<string, { length: number; entities: GoldEntity[] }>();
  for (const [article, length, spans] of readTable(table, ['article', 'length', 'entities'])) {
    wanted.set(article!, {
      length: Number(length),
      entities: spans!.split(' ').flatMap((cell) => {
        if (cell === '') return [];
        const found = SPAN.exec(cell);
        if (!found) throw new Error(`article ${article!}: "${cell}" is no annotation`);
        return [{ start: Number(found[1]), end: Number(found[2]), type: found[3]! }];
      }),
    });
  }
  const documents: EntityDocument[] = [];
  for (const file of news) {
    const corpus = path.basename(file).split('.')[0]!;
    const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
    for await (const line of lines) {
      if (line === '') continue;
      const article = JSON.parse(line) as Article & { id: string };
      const id = `${corpus}/${article.id}`;
      const annotation = wanted.get(id);
      if (!annotation) continue;
      const text = annotatedText(article).slice(0, annotation.length);
      const none = new Uint32Array();
      documents.push({ id, text, tokenStarts: none, tokenEnds: none, entities: annotation.entities });
    }
  }
  return documents;
}

interface Article {
  readonly title?: string | null;
  readonly text: string;
}

/** Title and text of an article with single spaces and single line ends. */
export function annotatedText({ title, text }: Article): string {
  const whole = title ? `${title.trim()}\n${text.trim()}` : text.trim();
  return whole.replace(/[ \t\r]+/g, ' ').replace(/\n\s*\n+/g, '\n');
}
