import type { EntityDocument, GoldEntity } from '../evaluate/readBio.js';

const MARK = /\[(PER|LOC|ORG|MISC) ([^[\]]+)\]/g;
const HEADING = /^=== (.+)$/;

/**
 * Reads texts with their names marked, as `src/resources/training/news-written.txt` has them: a line `=== id`, then the
 * text with `[PER …]`, `[LOC …]`, `[ORG …]`, `[MISC …]` around each name. Lines before the first heading are comments.
 * @throws Error where a bracket is no mark
 */
export function readWritten(content: string): EntityDocument[] {
  const documents: EntityDocument[] = [];
  let id = '';
  let lines: string[] = [];
  const close = (): void => {
    if (id !== '') documents.push(documentOf(id, lines.join('\n').trim()));
    lines = [];
  };
  for (const line of content.split('\n')) {
    const heading = HEADING.exec(line);
    if (heading) {
      close();
      id = heading[1]!;
    } else lines.push(line);
  }
  close();
  return documents;
}

function documentOf(id: string, marked: string): EntityDocument {
  const entities: GoldEntity[] = [];
  let text = '';
  let at = 0;
  for (const mark of marked.matchAll(MARK)) {
    text += marked.slice(at, mark.index);
    const start = text.length;
    text += mark[2]!.trim();
    entities.push({ start, end: text.length, type: mark[1]! });
    at = mark.index + mark[0].length;
  }
  text += marked.slice(at);
  const bracket = /[[\]]/.exec(text);
  if (bracket) {
    const near = text.slice(Math.max(0, bracket.index - 20), bracket.index + 20);
    throw new Error(`text ${id}: a bracket that is no mark, near "${near}"`);
  }
  return { id, text, tokenStarts: new Uint32Array(), tokenEnds: new Uint32Array(), entities };
}
