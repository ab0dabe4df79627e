import type { OpenPlan } from '../../pipeline/openPlan.js';
import type { ModelHeader } from '../../resources/modelFile.js';
import { loadResource } from '../../stage/resource.js';
import { formReader, type Form, type FormReader } from '../../stages/entities/tagger/forms.js';
import { listsResource } from '../../stages/entities/tagger/lists.js';
import { parseTaggerModel } from '../../stages/entities/tagger/model.js';
import { createTagger, type Tagger } from '../../stages/entities/tagger/tagger.js';
import { clusterWords } from '../vectors/kMeans.js';
import { learnVectors } from '../vectors/learnVectors.js';
import { FIRST_KNOWN, readNewsText } from '../vectors/newsText.js';
import { encodeTagger } from './encode.js';
import { collectFacts } from './facts.js';
import { layDocuments, tagDocument, type LayeredDocument } from './layered.js';
import { learn, readUnseen, type Learned, type LearningOptions } from './learn.js';
import { rememberDocument } from '../../stages/entities/tagger/memory.js';
import { calibrationShares } from './calibrate.js';
import { GUIDELINES, type Guidelines } from '../../stages/entities/tagger/guidelines.js';
import type { TrainingSet } from './trainingData.js';

export interface EntityTraining {
  readonly sets: readonly TrainingSet[];
  /** Articles, `{id, title, text}` a line, gzipped. */
  readonly news: readonly string[];
  /** The folder of the name lists: see `collectFacts`. */
  readonly gazetteers: string;
  readonly header: Omit<ModelHeader, 'model' | 'sha256' | 'arrays' | 'figures'>;
  /** Figures of the model for its header, once it is there. */
  readonly measure: (
    taggerOf: (guidelines: Guidelines) => Tagger,
  ) => Promise<Readonly<Record<string, string>>>;
}

const FINAL: LearningOptions = {
  epochs: 6,
  rate: 0.1,
  dropout: 0.2,
  fewest: 2,
  forgetting: 0.25,
  withGuidelines: true,
};
/** The models that make the memories of unseen documents. */
const FIRST: LearningOptions = { ...FINAL, epochs: 5 };
const PARTS = 2;
/** Features in the file: what fits into 12 MB. */
const MOST = 470_000;

/**
 * Learns the tagger and gives the bytes of its model: word clusters from the news; the memory of each document as models
 * would have it that never saw it; then the model itself. Equal data give equal bytes.
 *
 * @param open the stages that give the layers of `TAGGER_LAYERS`
 */
export async function trainEntities(
  data: EntityTraining,
  open: OpenPlan,
  say: (line: string) => void,
): Promise<Buffer> {
  const text = await readNewsText(data.news);
  say(`news: ${text.text.length} tokens, ${text.words.length - FIRST_KNOWN} words`);
  const { words, counts, vectors, dimension } = learnVectors(text);
  const facts = collectFacts({ words, counts, levels: clusterWords(vectors, dimension) }, data.gazetteers);
  say(`${facts.keys.length} words are known`);

  const layered: { documents: LayeredDocument[]; set: TrainingSet }[] = [];
  for (const set of data.sets) layered.push({ set, documents: await layDocuments(set.documents, open) });
  const lists = loadResource(listsResource);
  const read = cached(formReader(lists, facts));
  const documents = layered.flatMap(({ documents, set }) =>
    documents.map((document) => tagDocument(document, read, GUIDELINES.indexOf(set.guidelines))),
  );
  const weights = layered.flatMap(({ documents, set }) => documents.map(() => set.weight));

  const bytesOf = (
    learned: Learned,
    shares: Float32Array,
    figures: Readonly<Record<string, string>>,
  ): Buffer => encodeTagger(learned, facts, shares, { ...data.header, figures }, MOST);

  const readings = readUnseen(documents, weights, FIRST, PARTS);
  const memories = readings.map(({ probabilities }, d) =>
    rememberDocument(documents[d]!.text, probabilities),
  );
  const isOurs = documents.map(({ guidelines }) => guidelines === GUIDELINES.indexOf('news'));
  const shares = calibrationShares(
    documents.filter((_, d) => isOurs[d]),
    readings.filter((_, d) => isOurs[d]),
  );
  const learned = learn(documents, weights, memories, FINAL);
  say(`model: ${learned.dictionary.hashes.length} features`);
  const model = parseTaggerModel(bytesOf(learned, shares, {}));
  const figures = await data.measure((guidelines) => createTagger(model, lists, guidelines));
  for (const [name, figure] of Object.entries(figures)) say(`${name}: ${figure}`);
  return bytesOf(learned, shares, figures);
}

/** The same form for the same word. */
function cached(read: FormReader): FormReader {
  const forms = new Map<string, Form>();
  return (norm, isWord, skip) => {
    const key = `${isWord ? skip : '-'}${norm}`;
    let form = forms.get(key);
    if (!form) forms.set(key, (form = read(norm, isWord, skip)));
    return form;
  };
}
