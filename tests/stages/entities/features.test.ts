import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contextFeatures,
  MOST_FEATURES,
  type TaggedText,
} from '../../../src/stages/entities/tagger/features.js';
import { LIST } from '../../../src/stages/entities/tagger/lists.js';
import { rememberDocument } from '../../../src/stages/entities/tagger/memory.js';
import { LABELS } from '../../../src/stages/entities/tagger/labels.js';
import { arabicText } from '../../support/arabicText.js';
import { taggedText, tokenOf } from './taggedText.js';

const TEXT = 'وصل الرئيس سامر حداد. زار سامر حداد «بيت الدين» في لبنان أمس. وقال الوزير لا.';

/** The sentence that holds a token. */
function sentenceOf({ sentences, count }: TaggedText, token: number): [first: number, end: number] {
  const first = sentences.indexOf(sentences[token]!);
  let end = first;
  while (end < count && sentences[end] === sentences[token]) end++;
  return [first, end];
}

function featuresOf(text: TaggedText, token: number): number[] {
  const out = new Int32Array(MOST_FEATURES);
  const [first, end] = sentenceOf(text, token);
  return [...out.subarray(0, contextFeatures(text, token, first, end, out))];
}

describe('the features of a token', () => {
  it('do not look beyond its sentence', async () => {
    const text = await taggedText(TEXT);
    const [first, end] = sentenceOf(text, tokenOf(text, 'زار'));
    const other = text.forms[first]!;
    const changed: TaggedText = {
      ...text,
      forms: text.forms.map((form, t) => (t < first || t >= end ? other : form)),
      pos: text.pos.map((pos, t) => (t < first || t >= end ? 3 : pos)),
      phraseStarts: text.phraseStarts.map((bits, t) => (t < first || t >= end ? 5 : bits)),
      phraseInsides: text.phraseInsides.map((bits, t) => (t < first || t >= end ? 5 : bits)),
    };
    for (let t = first; t < end; t++) expect(featuresOf(changed, t)).toEqual(featuresOf(text, t));
  });

  it('are no more than there is room for, whatever the lists say', async () => {
    const every = Object.values(LIST).reduce<number>((bits, bit) => bits | bit, 0);
    await fc.assert(
      fc.asyncProperty(arabicText, async (source) => {
        const text = await taggedText(source);
        text.phraseStarts.fill(every);
        text.phraseInsides.fill(every);
        text.quoted.fill(3);
        const out = new Int32Array(2 * MOST_FEATURES);
        for (let t = 0; t < text.count; t++) {
          const [first, end] = sentenceOf(text, t);
          expect(contextFeatures(text, t, first, end, out)).toBeLessThanOrEqual(MOST_FEATURES);
        }
        const memory = rememberDocument(text, new Float32Array(text.count * LABELS).fill(0.5));
        for (let t = 0; t < text.count; t++)
          expect(memory.features(t, 0, text.count, out, 0)).toBeLessThanOrEqual(MOST_FEATURES);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the text of a tagger', () => {
  it('says where phrases of the lists begin and go on, within a sentence', async () => {
    const text = await taggedText('زار منظمة الصحة العالمية. منظمة الصحة. العالمية');
    const [known, part] = text.forms.flatMap(({ core }, t) => (core === 'منظمه' ? [t] : []));
    for (const t of [known! + 1, known! + 2]) expect(text.phraseInsides[t]! & LIST.body).toBeTruthy();
    expect(text.phraseStarts[known!]! & LIST.body).toBeTruthy();
    expect(text.phraseStarts[part!]! & LIST.body).toBe(0);
  });

  it('says how long the innermost marks around a token are', async () => {
    const text = await taggedText('قال «كلام طويل جدا عن سامر «أبو ليلى» وعن غيره من الناس» ومضى');
    expect(text.quoted[tokenOf(text, 'طويل')]).toBe(3);
    expect(text.quoted[tokenOf(text, 'ليلي')]).toBe(1);
    expect(text.quoted[tokenOf(text, 'غيره')]).toBe(3);
    expect(text.quoted[0]).toBe(0);
    expect(text.quoted[text.count - 1]).toBe(0);
  });

  it('asks for a form once for each word', async () => {
    const text = await taggedText(TEXT);
    const same = text.forms.filter(({ core }) => core === 'سامر');
    expect(same).toHaveLength(2);
    expect(same[0]).toBe(same[1]);
  });
});
