import type { Diagnostic } from '../stage/diagnostic.js';

type Report = (diagnostic: Omit<Diagnostic, 'document' | 'file' | 'line'>) => void;

/** Reports what is odd about a source text. Returns false where there is nothing to read. */
export function checkText(text: string, report: Report): boolean {
  if (text.trim() === '') {
    report({ code: 'empty-document', severity: 'warning', message: 'The document has no text.' });
    return false;
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    report({
      code: 'nul-character',
      severity: 'warning',
      message: 'The text holds NUL characters.',
      advice: 'They stay in the source text; "normalize" takes them out.',
      span: { start: nul, end: nul + 1 },
    });
  }
  if (!text.isWellFormed()) {
    const at = loneSurrogate(text);
    report({
      code: 'lone-surrogate',
      severity: 'warning',
      message: 'The text holds half of a character (a lone surrogate).',
      advice: 'It stays as it is and counts as one unit; files write it as \\udXXX.',
      span: { start: at, end: at + 1 },
    });
  }
  return true;
}

function loneSurrogate(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0xd800 || c > 0xdfff) continue;
    const next = text.charCodeAt(i + 1);
    if (c > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return i;
    i++;
  }
  return -1;
}
