import { expect, test } from 'vitest';
import { layerOf } from '../../../src/model/document.js';
import { Morphology, Names } from '../../../src/model/layers.js';
import { defineStage } from '../../../src/stage/stage.js';
import { names } from '../../../src/stages/names/stage.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { tokenize } from '../../../src/stages/tokenize/stage.js';
import { annotateWith, opened } from '../../support/annotateWith.js';
import { givenEntities, type Marked } from './markedText.js';

/*
 * A hundred thousand mentions of what invites a program to compare each with each. A grouping whose work grew with the
 * square of their number would not come to an end in time; this one takes a second or two.
 */
const MENTIONS = 100_000;
const LETTERS = 'بتجحدرسصطعفقكلمن';

let entities: readonly Marked[] = [];
const given = givenEntities(() => entities);
/** Stands for `segment`, which would take longer than what is tested. */
const noMorphology = defineStage({
  name: 'no-morphology',
  version: '1.0.0',
  about: 'Gives no word a part of speech.',
  needs: [],
  gives: [Morphology],
  open: () => () => undefined,
});
const stages = await opened([normalize, tokenize, noMorphology, given, names]);

/** A word of its own for each number. */
function wordOf(number: number): string {
  let word = '';
  for (let left = number + LETTERS.length ** 3; left > 0; left = Math.floor(left / LETTERS.length))
    word += LETTERS[left % LETTERS.length]!;
  return word;
}

/** A text of mentions, each with the words before it that `before` gives. */
function textOf(
  type: Marked['type'],
  nameOf: (i: number) => string,
  before: (i: number) => string = () => '',
): string {
  const marked: Marked[] = [];
  const pieces: string[] = [];
  let length = 0;
  for (let i = 0; i < MENTIONS; i++) {
    const lead = before(i);
    const name = nameOf(i);
    const start = length + lead.length;
    const end = start + name.length;
    const title = lead === '' ? null : { start: length, end: length + lead.trimEnd().length };
    marked.push({ start, end, type, subtype: null, title: type === 'PER' ? title : null });
    pieces.push(lead, name, i % 9 === 8 ? '.\n' : ' ، ');
    length = end + pieces.at(-1)!.length;
  }
  entities = marked;
  return pieces.join('');
}

const FIRSTS = ['نادر', 'سالم', 'كمال', 'رباب'];
const CASES: readonly (readonly [name: string, text: () => string])[] = [
  ['persons of one family', () => textOf('PER', (i) => `${wordOf(i)} الخطيب`)],
  ['single words after one full name', () => textOf('PER', (i) => (i === 0 ? 'نادر الخطيب' : wordOf(i)))],
  [
    'one family name after many persons',
    () => textOf('PER', (i) => (i % 2 ? 'الخطيب' : `${wordOf(i)} الخطيب`)),
  ],
  [
    'spellings that differ by vowels alone',
    () => textOf('PER', (i) => `نادر ${'او'.repeat(i % 40)}ب${'ي'.repeat(i % 50)}`),
  ],
  [
    'very long names',
    () => textOf('PER', (i) => `${FIRSTS[i % 4]!} ${wordOf(i % 700)} ${wordOf(i % 30)} `.repeat(3).trim()),
  ],
  [
    'ministers',
    () =>
      textOf(
        'PER',
        (i) => `${FIRSTS[i % 4]!} ${wordOf(i)}`,
        (i) => `وزير ${wordOf(i % 50)} `,
      ),
  ],
  ['bodies with one beginning', () => textOf('ORG', (i) => `وزارة العدل ${wordOf(i)}`)],
  ['bodies with one end', () => textOf('ORG', (i) => `شركة ${wordOf(i)} للنقل`)],
  ['towns', () => textOf('LOC', (i) => `مدينة ${wordOf(i)}`)],
];

for (const [name, text] of CASES) {
  test(`${String(MENTIONS)} mentions are grouped: ${name}`, { timeout: 30_000 }, async () => {
    const { document, diagnostics } = await annotateWith(stages, text());
    expect(diagnostics).toEqual([]);
    const { length, columns } = layerOf(document, Names);
    expect(columns.mentions.items.length).toBe(MENTIONS);
    for (let row = 0; row < Math.min(length, 5); row++)
      expect(columns.evidence.at(row).split(' ').length).toBe(columns.mentions.at(row).length);
  });
}
