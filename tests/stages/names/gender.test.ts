import { expect, test } from 'vitest';
import { layerOf } from '../../../src/model/document.js';
import { Names } from '../../../src/model/layers.js';
import { names } from '../../../src/stages/names/stage.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { segment } from '../../../src/stages/segment/stage.js';
import { tokenize } from '../../../src/stages/tokenize/stage.js';
import { annotateWith, opened } from '../../support/annotateWith.js';
import { givenEntities, readMarked, type Marked } from './markedText.js';

let marked: readonly Marked[] = [];
const given = givenEntities(() => marked);
const stages = await opened([normalize, tokenize, segment, given, names]);

test.each([
  ['by the title before the name', 'وصلت [الوزيرة|PER تيان روكو] أمس.', 'f'],
  ['by a title with its complement', 'تحدثت [المتحدثة باسم الحكومة|PER تيان روكو] طويلا.', 'f'],
  ['by the title, ه for ة', 'وصلت [الوزيره|PER تيان روكو] أمس.', 'f'],
  ['by a title with ل', 'وقال [للطبيب|PER تيان روكو] شكرا.', 'm'],
  ['by the title behind the name', 'وصلت [PER تيان روكو]، مديرة المصنع، أمس.', 'f'],
  ['by the verb', 'وقالت [PER تيان روكو] إن الباب مفتوح.', 'f'],
  ['by the verb before a title of both', 'وأوضحت [د.|PER تيان روكو] أن الباب مفتوح.', 'f'],
  ['not by a title of both', 'حضر الحفل [د.|PER تيان روكو] أمس.', 'unknown'],
  ['by the verb before an office in the masculine', 'وأكدت [المدير العام|PER تيان روكو] ذلك.', 'f'],
  ['not by such an office against the given name', 'هذه [المدير العام|PER فاطمة روكو] أمس.', 'unknown'],
  ['by الذي', 'وصل [PER تيان روكو] الذي غاب أمس.', 'm'],
  ['by التي', 'مع [PER تيان روكو] التي غابت أمس.', 'f'],
  ['by the verb behind أن', 'وعلم أن [PER تيان روكو] قالت ذلك.', 'f'],
  ['by the given name', 'كان هناك [PER فاطمة روكو] أمس.', 'f'],
  ['the text before the given name', 'وقال [PER فاطمة روكو] إنه هنا.', 'm'],
  ['not by a verb that has an object', 'وانتقدت [PER تيان روكو] بشدة.', 'unknown'],
  ['not by the verb of another', 'وقالت مريم و[PER تيان روكو] إن الباب مفتوح.', 'unknown'],
  ['not by what belongs to a noun before', 'زار بيت [PER تيان روكو] التي غابت.', 'unknown'],
  ['not by the word for a victim', 'دفنت [الضحية|PER تيان روكو] أمس.', 'unknown'],
  ['not by a relative', 'حضرت [زوجة الرئيس|PER تيان روكو] أمس.', 'unknown'],
  ['not at the head of a sentence, where a byline stands', '[PER تيان روكو] أكد الطبيب ذلك.', 'unknown'],
  ['where all agree', 'وقالت [الوزيرة|PER تيان روكو] ذلك. وأضافت [PER روكو] المزيد.', 'f'],
  ['not where they do not', 'وقالت [PER تيان روكو] ذلك. وقال [PER تيان روكو] المزيد.', 'unknown'],
])('%s: %s', async (_what, text, gender) => {
  const read = readMarked(text);
  marked = read.entities;
  const { document } = await annotateWith(stages, read.text);
  const rows = [...layerOf(document, Names).rows()].filter(({ type }) => type === 'PER');
  expect(rows.map((row) => row.gender)).toEqual([gender]);
});

test('bodies and places have no gender', async () => {
  const read = readMarked('قالت [ORG وزارة الصحة] إن [LOC تونس] جميلة.');
  marked = read.entities;
  const { document } = await annotateWith(stages, read.text);
  expect([...layerOf(document, Names).rows()].map(({ gender }) => gender)).toEqual(['unknown', 'unknown']);
});
