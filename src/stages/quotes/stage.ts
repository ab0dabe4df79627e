import { Entities, Marks, Names, Quotes, Sentences, Tokens } from '../../model/layers.js';
import { defineStage } from '../../stage/stage.js';
import type { Scene } from './clauseEnd.js';
import { findComplement, type Complement } from './complement.js';
import { cueByToken, findCues } from './cues.js';
import { canonicalNames } from './canonicalNames.js';
import { findReports } from './findReports.js';
import { readDocument, spanOf, type Reading } from './reading.js';
import { resolveSpeakers } from './resolve.js';
import { cueTable, wordLists, wordTable } from './resources.js';
import { parentsOf } from './parents.js';
import { scoreOf } from './ruleScores.js';
import { wordLookup } from './words.js';

export const quotes = defineStage({
  name: 'quotes',
  version: '0.1.0',
  about: 'Finds reported speech: what is said, the cue, who said it, and how the text stands to it.',
  needs: [Sentences, Tokens, Marks, Entities, Names],
  gives: [Quotes],
  resources: { cueTable, wordLists, wordTable },
  open: ({ resources }) => {
    const wordOf = wordLookup(resources.wordTable, resources.cueTable);
    return (doc, out) => {
      const tokens = doc.layer(Tokens);
      if (tokens.length === 0) return;
      const reading = readDocument(
        doc.text,
        { tokens, sentences: doc.layer(Sentences), marks: doc.layer(Marks), entities: doc.layer(Entities) },
        wordOf,
        resources.wordLists,
      );
      const cues = findCues(reading, resources.cueTable);
      const scene = setScene(reading, cues);
      const reports = findReports(scene);
      const names = canonicalNames(reading, doc.layer(Entities), doc.layer(Names));
      const resolved = resolveSpeakers(scene, reports, names);
      const parents = parentsOf(reports);
      reports.forEach((report, i) => {
        const content = report.content.map((piece) => spanOf(reading, piece));
        out.add(Quotes, {
          start: content[0]!.start,
          end: content.at(-1)!.end,
          kind: report.kind,
          content,
          cue: report.cueStretch && spanOf(reading, report.cueStretch),
          cueLemma: report.cue?.form.cue.lemma ?? null,
          cueClass: report.cue?.form.cue.class ?? null,
          speaker: report.speaker && spanOf(reading, report.speaker),
          speakerName: resolved[i]!.name,
          resolution: resolved[i]!.resolution,
          via: report.via.map((piece) => spanOf(reading, piece)),
          addressee: report.addressee && spanOf(reading, report.addressee),
          status: report.status,
          parent: parents[i]!,
          score: scoreOf(report.rule),
          rule: report.rule,
        });
      });
    };
  },
});

function setScene(reading: Reading, cues: Scene['cues']): Scene {
  const cueAt = cueByToken(reading.count, cues);
  const complementAt = new Array<Complement | undefined>(reading.count).fill(undefined);
  for (const cue of cues) {
    if (cue.position !== 'frame') complementAt[cue.from] = findComplement(reading, cue, cueAt);
  }
  return { reading, cues, cueAt, complementAt };
}
