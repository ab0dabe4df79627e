import { bareText } from './bareText.js';
import type { Gold, GoldProblem, GoldSentence, GoldToken, GoldWord } from './gold.js';

/**
 * Reads a gold of surface words: `surface TAB part+part` or `surface TAB part+part TAB UPOS+UPOS` a line, a blank line
 * between sentences; lines that begin with `#` and have no tab are comments. The raw text is the surface words joined
 * by spaces, a sentence a line. A line that cannot be read is left out.
 */
export function readSegTsv(content: string): Gold {
  const sentences: GoldSentence[] = [];
  const problems: GoldProblem[] = [];
  let tokens: GoldToken[] = [];
  const close = (): void => {
    if (tokens.length === 0) return;
    const text = tokens.map(({ surface }) => surface).join(' ');
    sentences.push({ text, before: sentences.length === 0 ? 'document' : 'line', tokens });
    tokens = [];
  };
  const lines = content.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!.replace(/\r$/, '');
    if (line.trim() === '') close();
    else if (!isComment(line)) {
      const read = readLine(line);
      if ('surface' in read) tokens.push(read);
      else problems.push({ line: i + 1, ...read });
    }
  }
  close();
  return { sentences, problems };
}

/** A `#` that is a word of the gold has its columns. */
function isComment(line: string): boolean {
  return line.startsWith('#') && !line.includes('\t');
}

function readLine(line: string): GoldToken | Omit<GoldProblem, 'line'> {
  const [surface = '', segmentation = '', tags, ...more] = line.split('\t');
  if (more.length > 0 || bareText(surface) === '' || bareText(segmentation) === '') {
    return {
      message: 'the line is no word with its parts',
      advice: 'Write the surface, a tab, its parts joined by "+" and, where known, a tab and their UPOS.',
    };
  }
  // The sign + is a word too, and stands in "C++".
  const whole = segmentation === surface;
  const forms = whole ? [surface] : segmentation.split('+');
  if (forms.includes('')) {
    return {
      message: `the segmentation "${segmentation}" has an empty part`,
      advice: 'Put one "+" between two parts, and none at the ends.',
    };
  }
  const upos = tags === undefined ? undefined : whole ? [tags] : tags.split('+');
  if (upos && (upos.length !== forms.length || upos.includes(''))) {
    return {
      message: `${forms.length} parts have ${upos.length} parts of speech`,
      advice: 'Give every part one UPOS, joined by "+".',
    };
  }
  return { surface, words: forms.map((form, k): GoldWord => ({ form, upos: upos?.[k] ?? null })) };
}
