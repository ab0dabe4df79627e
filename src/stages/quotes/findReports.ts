import { clauseReport, objectReport } from './clauseReports.js';
import type { Scene } from './clauseEnd.js';
import type { Cue } from './cues.js';
import { bareReport, quotedReport, unmarkedReport } from './directReports.js';
import { frameReport } from './frameReports.js';
import { headlineReports } from './headline.js';
import { opensKnownSpeaker } from './nounPhrase.js';
import { postposedReport } from './postposed.js';
import { addRelays } from './relays.js';
import type { Report } from './report.js';
import { IS } from './wordTable.js';

/**
 * All reports of a document in order of their contents. Of two cues that claim one content the nearer one has it;
 * adverbial attributions come last, because they report only what no other cue does.
 */
export function findReports(scene: Scene): Report[] {
  const { reading, cues } = scene;
  const byContent = new Map<number, Report>();
  for (let i = 0; i < reading.count; i++) {
    if (reading.closing[i]! <= i) continue;
    const report = postposedReport(scene, i);
    if (report) for (const { from } of report.content) byContent.set(from, report);
  }
  for (const cue of cues) {
    const report = cue.position === 'frame' || cue.position === 'formula' ? null : reportOf(scene, cue);
    if (!report) continue;
    const { from } = report.content[0]!;
    const other = byContent.get(from);
    if (!other || outranks(scene, report, other)) byContent.set(from, report);
  }
  for (const report of headlineReports(scene, byContent.values())) {
    const { from } = report.content[0]!;
    if (!byContent.has(from)) byContent.set(from, report);
  }
  const reports = inOrder([...new Set(byContent.values())]);
  const framed: Report[] = [];
  for (const cue of cues) {
    if (cue.position !== 'frame') continue;
    const report = frameReport(scene, cue, nearby(reports, cue, framed));
    if (report) framed.push(report);
  }
  const all = inOrder([...reports, ...framed]);
  addRelays(scene, all);
  return all;
}

/** How many reports before and after an attribution may have to do with it. */
const NEARBY = 6;

/** The reports around a cue, by content, and the last ones that attributions gave. */
function nearby(reports: readonly Report[], cue: Cue, framed: readonly Report[]): Report[] {
  let low = 0;
  let high = reports.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reports[middle]!.content[0]!.from < cue.from) low = middle + 1;
    else high = middle;
  }
  return [...reports.slice(Math.max(0, low - NEARBY), low + NEARBY), ...framed.slice(-2)];
}

/** Which of two cues has the content: the later one, unless it stands inside the phrase of the earlier (في بيان نشرته الوكالة). */
function outranks(scene: Scene, later: Report, earlier: Report): boolean {
  const a = later.cue;
  const b = earlier.cue;
  if (!a || !b || a === b) return b !== null && a !== b;
  if (b.position !== 'verb') return true;
  if (a.position === 'noun') return a.bound && b.form.cue.class === 'relay';
  if (a.position === 'verb')
    return (
      !a.bound &&
      !isRelative(scene, a) &&
      (later.speaker === null ||
        opensKnownSpeaker(scene.reading, later.speaker.from) ||
        b.form.cue.class !== 'say')
    );
  return true;
}

function isRelative(scene: Scene, { from }: Cue): boolean {
  const before = scene.reading.words[from - 1]?.classes ?? 0;
  return (before & (IS.relative | IS.negation)) !== 0;
}

function inOrder(reports: Report[]): Report[] {
  return reports.sort(
    (a, b) => a.content[0]!.from - b.content[0]!.from || b.content.at(-1)!.to - a.content.at(-1)!.to,
  );
}

function reportOf(scene: Scene, cue: Cue): Report | null {
  const complement = scene.complementAt[cue.from];
  switch (complement?.kind) {
    case 'that':
      return bareReport(scene, cue, true) ?? clauseReport(scene, cue, complement);
    case 'colon':
      return unmarkedReport(scene, cue, complement);
    case 'quote':
      return quotedReport(scene, cue, complement);
    case 'object':
      return objectReport(scene, cue, complement);
    case undefined:
      return bareReport(scene, cue);
  }
}
