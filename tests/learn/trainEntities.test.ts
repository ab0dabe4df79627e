import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_PIPELINE } from '../../src/index.js';
import { encodeTagger } from '../../src/learn/entities/encode.js';
import { createDictionary, hashExamples, numberExamples } from '../../src/learn/entities/examples.js';
import { collectFacts } from '../../src/learn/entities/facts.js';
import { layDocuments, tagDocument, TAGGER_LAYERS } from '../../src/learn/entities/layered.js';
import { learn, readWith, type LearningOptions } from '../../src/learn/entities/learn.js';
import { measureEntities } from '../../src/learn/entities/measure.js';
import { readWritten } from '../../src/learn/entities/readWritten.js';
import { trainEntities } from '../../src/learn/entities/train.js';
import { jsonlTrainingSet } from '../../src/learn/entities/trainingData.js';
import { neededStages } from '../../src/learn/evaluate/neededStages.js';
import { openPlan, type OpenPlan } from '../../src/pipeline/openPlan.js';
import { loadPlan } from '../../src/pipeline/plan.js';
import { loadResource } from '../../src/stage/resource.js';
import { UNCALIBRATED } from '../../src/stages/entities/tagger/calibration.js';
import { formReader } from '../../src/stages/entities/tagger/forms.js';
import { listsResource } from '../../src/stages/entities/tagger/lists.js';
import { rememberDocument } from '../../src/stages/entities/tagger/memory.js';
import { parseTaggerModel } from '../../src/stages/entities/tagger/model.js';
import { createTagger } from '../../src/stages/entities/tagger/tagger.js';

const PEOPLE = ['سامر حداد', 'ليلى المنصوري', 'وليد'];
const PLACES = ['بيروت', 'دمشق', 'صور'];

/** Articles with their names marked, each of a few sentences of the same manner. */
const WRITTEN = PEOPLE.flatMap((person, i) =>
  PLACES.map(
    (place, k) =>
      `=== ${i}${k}\nقال الوزير [PER ${person}] في [LOC ${place}] إن [ORG شركة النور] لن تعود. وأضاف [PER ${person}] أن ` +
      `الكتاب الجديد «[MISC دفتر الأيام]» صدر أمس. وغادر الوزير ل[LOC ${place}] مساء.\n`,
  ),
).join('\n');
const DOCUMENTS = readWritten(WRITTEN);

/** Lists of few names. */
const LISTS = {
  'person-tokens.wikidata.tsv': '# word TAB count\nسامر\t25\n',
  'pers.hkiri.txt': 'سامر حداد\n',
  'loc.hkiri.txt': 'بيروت\n',
  'org.hkiri.txt': 'شركة النور\n',
  'cities.dr5hn.tsv': 'name\ten\tcountry\tx\tpopulation\nدمشق\tDamascus\tSY\t\t2000000\n',
  'states.dr5hn.tsv': 'name\n',
  'countries.dr5hn.tsv': 'name\n',
};

const NO_CLUSTERS = { words: [], counts: new Uint32Array(), levels: [0, 1, 2].map(() => new Uint16Array()) };

let folder: string;
let open: OpenPlan;
const at = (file: string): string => path.join(folder, file);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'qawl-entities-'));
  mkdirSync(at('lists'));
  for (const [file, content] of Object.entries(LISTS)) writeFileSync(at(`lists/${file}`), content);
  const articles = DOCUMENTS.map(({ id, text }) => `${JSON.stringify({ id, title: 'خبر', text })}\n`);
  writeFileSync(at('daily.jsonl.gz'), gzipSync(articles.join('')));
  const gold = DOCUMENTS.map(({ id, text, entities }) =>
    JSON.stringify({ id, text, entities: entities.map(({ start, end, type }) => [start, end, type]) }),
  );
  writeFileSync(at('gold.jsonl'), `${gold.join('\n')}\n`);
  const planned = await loadPlan(DEFAULT_PIPELINE);
  if (!planned.ok) throw new Error('no pipeline');
  open = await openPlan(
    neededStages(
      planned.plan,
      TAGGER_LAYERS.map(({ name }) => name),
    ),
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('training the tagger of names', () => {
  const train = (): Promise<Buffer> =>
    trainEntities(
      {
        sets: [jsonlTrainingSet(at('gold.jsonl'))],
        news: [at('daily.jsonl.gz')],
        gazetteers: at('lists'),
        header: {
          version: '9.9.9',
          about: 'A test.',
          madeBy: 'the test',
          licence: 'none',
          sources: ['a test'],
        },
        measure: (taggerOf) => measureEntities([at('gold.jsonl')], open, taggerOf),
      },
      open,
      () => undefined,
    );

  it('learns what it is shown, and gives equal bytes for equal data', async () => {
    const bytes = await train();
    const { header, facts } = parseTaggerModel(bytes);
    expect(header).toMatchObject({
      model: 'entities',
      version: '9.9.9',
      licence: 'none',
      sources: ['a test'],
    });
    expect(header.figures['gold.jsonl']).toBe('F1 100.0 (PER 100.0, LOC 100.0, ORG 100.0, MISC 100.0)');
    expect(facts.keys.length).toBeGreaterThan(10);
    expect((await train()).equals(bytes)).toBe(true);
  });
});

describe('what was learned', () => {
  const options: LearningOptions = {
    epochs: 5,
    rate: 0.1,
    dropout: 0.1,
    fewest: 2,
    forgetting: 0.25,
    withGuidelines: true,
  };

  it('reads in its file as it read before', async () => {
    const facts = collectFacts(NO_CLUSTERS, at('lists'));
    const lists = loadResource(listsResource);
    const header = { version: '1', about: '', madeBy: '', licence: '', sources: [], figures: {} };
    const layered = await layDocuments(DOCUMENTS, open);
    const shares = UNCALIBRATED;
    const read = formReader(lists, facts);
    const documents = layered.map((document) => tagDocument(document, read, 0));
    const weights = documents.map(() => 1);
    const first = learn(documents, weights, [], options);
    const memories = readWith(first, documents, [], 0).map(({ probabilities }, d) =>
      rememberDocument(documents[d]!.text, probabilities),
    );
    const learned = learn(documents, weights, memories, options);
    const again = readWith(
      learned,
      documents,
      readWith(learned, documents, [], 0).map(({ probabilities }, d) =>
        rememberDocument(documents[d]!.text, probabilities),
      ),
      0.7,
    );

    const model = parseTaggerModel(encodeTagger(learned, facts, shares, header, 1e6));
    const tagger = createTagger(model, lists, 'news');
    layered.forEach((document, d) => {
      const { text, labels: right } = tagDocument(document, tagger.read, 0);
      const { labels, probabilities } = tagger.tag(text, 0.7);
      expect(labels.slice(0, text.count)).toEqual(right);
      expect(again[d]!.labels).toEqual(right);
      let gap = 0;
      again[d]!.probabilities.forEach(
        (value, i) => (gap = Math.max(gap, Math.abs(value - probabilities[i]!))),
      );
      expect(gap).toBeLessThan(0.1);
    });
    // As many features as are asked for, those that say most.
    const few = parseTaggerModel(encodeTagger(learned, facts, shares, header, 50));
    expect(few.keys).toHaveLength(50);
    expect(few.keys.every((key) => model.keys.includes(key))).toBe(true);
  });
});

it('features that are rare get no number', async () => {
  const layered = await layDocuments(DOCUMENTS.slice(0, 2), open);
  const read = formReader(loadResource(listsResource), collectFacts(NO_CLUSTERS, at('lists')));
  const examples = hashExamples(
    layered.map((document) => tagDocument(document, read, 0)),
    [],
    false,
  );
  const counts = new Map<number, number>();
  for (const hash of examples.features) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const dictionary = createDictionary(examples, 3);
  const frequent = [...counts].filter(([, count]) => count >= 3);
  expect(new Set(dictionary.hashes)).toEqual(new Set(frequent.map(([hash]) => hash)));
  dictionary.hashes.forEach((hash, number) => expect(dictionary.numberOf(hash)).toBe(number));
  const numbered = numberExamples(examples, dictionary);
  expect(numbered.features).toHaveLength(frequent.reduce((sum, [, count]) => sum + count, 0));
  expect(numbered.offsets.at(-1)).toBe(numbered.features.length);
});
