import { describe, expect, it } from 'vitest';
import { titleBefore } from '../../../src/stages/entities/personTitles.js';
import { INSIDE, labelOf } from '../../../src/stages/entities/tagger/labels.js';
import { taggedText } from './taggedText.js';

/** The title before the name that begins at `|`, in folded words without proclitics; `[` and `]` are around a body, `<` and `>` around a person. */
async function titleOf(marked: string): Promise<string | null> {
  const words = marked.split(' ');
  const text = await taggedText(words.map((word) => word.replace(/[|[\]<>]/g, '')).join(' '));
  expect(text.count).toBe(words.length);
  const labels = new Uint8Array(text.count);
  let label = 0;
  words.forEach((word, t) => {
    if (word.includes('<')) label = labelOf(0, INSIDE);
    if (word.includes('[')) label = labelOf(2, INSIDE);
    labels[t] = label;
    if (/[\]>]/.test(word)) label = 0;
  });
  const name = words.findIndex((word) => word.includes('|'));
  const first = titleBefore(text, labels, name);
  if (first < 0) return null;
  return text.forms
    .slice(first, name)
    .map(({ core }) => core)
    .join(' ');
}

describe('the title of a person', () => {
  it.each([
    ['قال الدكتور |سامر حداد', 'الدكتور'],
    ['قال الرئيس المصري السابق |عدلي منصور', 'الرييس المصري السابق'],
    ['قال وزير الخارجية الأميركي |جون كيري', 'وزير الخارجيه الاميركي'],
    ['زار وزير التربية والتعليم العالي |سامر حداد', 'وزير التربيه التعليم العالي'],
    ['التقى مدير [منظمة الصحة العالمية] |تيدروس', 'مدير منظمه الصحه العالميه'],
    ['صرح رئيس قسم جراحة القلب الدكتور |سامر حداد', 'رييس قسم جراحه القلب الدكتور'],
  ])('in %s is all of %s', async (text, title) => {
    expect(await titleOf(text)).toBe(title);
  });

  it.each([
    'قال |سامر حداد',
    'وصل الرئيس ، |سامر حداد',
    'وصل الرئيس . |سامر حداد قال',
    'الرئيس قال |سامر حداد',
    'قال الرئيس إن |سامر حداد',
    'قال وزير في الحكومة |سامر حداد',
    'وصل الرئيس و|سامر حداد',
    'وصل الرئيس <ليلى حداد> |سامر حداد',
    '|سامر حداد',
  ])('is not there in %s', async (text) => {
    expect(await titleOf(text)).toBeNull();
  });
});
