import path from 'node:path';
import { layerOf } from '../../model/document.js';
import { Tokens } from '../../model/layers.js';
import type { OpenPlan } from '../../pipeline/openPlan.js';
import { EAGERNESS } from '../../stages/entities/options.js';
import { nameSpan } from '../../stages/entities/spans.js';
import { foundNames } from '../../stages/entities/tagger/foundNames.js';
import { FOLLOWED, type Guidelines } from '../../stages/entities/tagger/guidelines.js';
import { NAME_TYPES } from '../../stages/entities/tagger/labels.js';
import type { Tagger } from '../../stages/entities/tagger/tagger.js';
import { scoreEntities } from '../evaluate/entities.js';
import { readEntityGold } from '../evaluate/entityGold.js';
import { layDocuments, tagDocument } from './layered.js';
import { f1, type Score } from '../evaluate/score.js';
import { SENTENCES_A_DOCUMENT } from './trainingData.js';

/** F1 of a tagger on files of gold, by the name of the file; after the guidelines that its name begins with, else the news. */
export async function measureEntities(
  files: readonly string[],
  open: OpenPlan,
  taggerOf: (guidelines: Guidelines) => Tagger,
): Promise<Readonly<Record<string, string>>> {
  const figures: Record<string, string> = {};
  for (const file of files) {
    const guidelines = FOLLOWED.find((name) => path.basename(file).startsWith(name)) ?? 'news';
    const tagger = taggerOf(guidelines);
    const { documents } = readEntityGold(file, SENTENCES_A_DOCUMENT);
    const types = NAME_TYPES.filter((type) =>
      documents.some(({ entities }) => entities.some((entity) => entity.type === type)),
    );
    const scorer = scoreEntities(types);
    const layered = await layDocuments(documents, open);
    layered.forEach((one, d) => {
      const { text } = tagDocument(one, tagger.read, 0);
      const tokens = layerOf(one.document, Tokens);
      const spans = {
        text: one.document.text,
        starts: tokens.starts,
        ends: tokens.ends,
        norm: (i: number) => tokens.columns.norm.at(i),
      };
      const names = foundNames(tagger.tag(text, EAGERNESS.balance), text.count, tagger.calibrate);
      scorer.add(
        documents[d]!,
        names.map(({ first, last, type, score }) => ({ ...nameSpan(spans, text, first, last), type, score })),
      );
    });
    const { all, byType } = scorer.figures();
    const percent = (score: Score): string => (100 * f1(score)).toFixed(1);
    figures[path.basename(file)] =
      `F1 ${percent(all)} (${[...byType].map(([type, score]) => `${type} ${percent(score)}`).join(', ')})`;
  }
  return figures;
}
