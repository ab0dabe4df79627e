import { createRequire } from 'node:module';

// Loaded at the first page: together they take a third of the start of every command.
const require = createRequire(import.meta.url);
let libraries:
  | (Pick<typeof import('@mozilla/readability'), 'Readability'> &
      Pick<typeof import('linkedom'), 'parseHTML'>)
  | undefined;

function load(): NonNullable<typeof libraries> {
  libraries ??= {
    ...(require('@mozilla/readability') as typeof import('@mozilla/readability')),
    ...(require('linkedom') as typeof import('linkedom')),
  };
  return libraries;
}

/** The article of a page: its headline and its paragraphs, as text. */
export interface HtmlArticle {
  readonly title: string;
  readonly text: string;
  readonly meta: Readonly<Record<string, string>>;
}

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR DD DIV DL DT FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 HR LI MAIN OL P PRE SECTION TABLE TD TH TR UL'.split(
    ' ',
  ),
);
const HIDDEN = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT']);

/** What is read of a node; linkedom's own types want the DOM library, which a Node program has no use for. */
interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
}

/** Readability's time grows with the cube of the nesting: 1000 levels take half a minute. Pages of the press have 40. */
const DEEPEST = 200;

/**
 * Finds the article in an HTML page by Mozilla's Readability. Navigation, related links and scripts are left out;
 * a block is a paragraph. Returns undefined where the page has no article.
 *
 * @throws Error where the page is nested too deep
 */
export function articleOfHtml(html: string): HtmlArticle | undefined {
  const { Readability, parseHTML } = load();
  const { document } = parseHTML(html);
  const depth = depthOf(document as unknown as DomNode);
  if (depth > DEEPEST) throw new Error(`it is nested ${depth} levels deep, and ${DEEPEST} are the most`);
  const article = new Readability<DomNode>(document as never, {
    serializer: (node) => node as unknown as DomNode,
  }).parse();
  if (!article?.content) return undefined;
  const title = (article.title ?? '').replace(/\s+/g, ' ').trim();
  const lines = paragraphs(article.content);
  const body = lines[0] === title ? lines.slice(1) : lines;
  if (body.length === 0) return undefined;
  const meta: Record<string, string> = {};
  if (title !== '') meta['title'] = title;
  if (article.byline) meta['byline'] = article.byline.trim();
  if (article.siteName) meta['outlet'] = article.siteName.trim();
  if (article.publishedTime) meta['date'] = article.publishedTime.trim();
  return { title, text: [...(title === '' ? [] : [title]), ...body].join('\n'), meta };
}

function depthOf(root: DomNode): number {
  let depth = 0;
  for (let level = [root]; level.length > 0; depth++) level = level.flatMap((node) => [...node.childNodes]);
  return depth;
}

function paragraphs(root: DomNode): string[] {
  const lines: string[] = [];
  let line = '';
  const flush = (): void => {
    const text = line.replace(/[ \t\r\n\u00a0]+/g, ' ').trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  // A stack of its own: a page nested a hundred thousand deep must not end the process.
  const stack: (DomNode | 'flush')[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === 'flush') {
      flush();
    } else if (node.nodeType === 3) {
      line += node.textContent ?? '';
    } else if (!HIDDEN.has(node.nodeName)) {
      const block = BLOCKS.has(node.nodeName);
      if (block) {
        flush();
        stack.push('flush');
      }
      stack.push(...[...node.childNodes].reverse());
    }
  }
  flush();
  return lines;
}
