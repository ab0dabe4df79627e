import type { Scene } from './clauseEnd.js';
import type { Report } from './report.js';
import { openLimit } from './speakers.js';
import { subjectOf } from './subject.js';

/** Adds who passes a report on in its own sentence. Reports are in order of text. */
export function addRelays(scene: Scene, reports: readonly Report[]): void {
  const { reading, cues, complementAt } = scene;
  let next = 0;
  for (const cue of cues) {
    while (next < reports.length && reports[next]!.content[0]!.from < cue.from) next++;
    if (cue.position !== 'verb' || !cue.bound || cue.conjunction === '' || complementAt[cue.from]) continue;
    if (!reading.lists.cuePassesOn.has(cue.form.cue.lemma)) continue;
    const report = reports[next - 1];
    if (!report || reading.sentences[report.content.at(-1)!.to - 1] !== reading.sentences[cue.from]) continue;
    const end = reading.sentenceEnds[reading.sentences[cue.from]!]!;
    const { speaker } = subjectOf(scene, cue, openLimit(scene, cue, end), true);
    if (speaker) report.via.push(speaker);
  }
}
