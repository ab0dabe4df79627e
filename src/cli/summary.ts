import path from 'node:path';
import type { Plan } from '../pipeline/plan.js';
import type { RunOutcome } from '../run/run.js';
import { count } from './terminal.js';

/** What layers are called in a sentence. */
const PLAIN: readonly (readonly [layer: string, name: string])[] = [
  ['sentences', 'sentences'],
  ['tokens', 'tokens'],
  ['entities', 'entities'],
  ['names', 'names'],
  ['quotes', 'quotations'],
];

/** The summary of a run, in lines that a newcomer understands. */
export function summaryOf(plan: Plan, outcome: Exclude<RunOutcome, { state: 'no-documents' }>): string[] {
  const { totals, folder, state } = outcome;
  const seconds = totals.milliseconds / 1000;
  const done = totals.documents - totals.setAside - totals.failed;
  const lines = [
    '',
    `${state === 'interrupted' ? 'Interrupted: ' : ''}${count(totals.documents)} documents in ${seconds.toFixed(1)} s: ` +
      `${count(done)} annotated, ${count(totals.setAside)} set aside, ${count(totals.failed)} failed.`,
  ];
  if (totals.keptBatches > 0) {
    lines.push(`${count(totals.keptBatches)} of ${count(totals.batches)} batches were done before and kept.`);
  }
  const found = PLAIN.filter(([layer]) => layer in totals.rows).map(
    ([layer, name]) => `${count(totals.rows[layer]!)} ${name}`,
  );
  if (found.length > 0) lines.push(`Found: ${found.join(', ')}.`);
  const codes = Object.entries(totals.diagnostics);
  if (codes.length > 0) {
    const list = codes.map(([code, n]) => `${count(n)} ${code}`).join(', ');
    lines.push(
      `Diagnostics: ${list} (each with its document and what to do: ${path.join(folder, 'diagnostics.jsonl')}).`,
    );
  }
  if (state === 'interrupted') {
    lines.push('Go on with the same command and --resume.');
    return lines;
  }
  lines.push('', `Every stage wrote its layers below ${folder}:`);
  for (const stage of [...plan.documentStages, ...plan.corpusStages]) {
    const layers = stage.stage.gives.map(({ name }) => name).join(', ');
    lines.push(`  ${`${stage.folder}/`.padEnd(14)} ${layers.padEnd(38)} ${stage.stage.about}`);
  }
  lines.push('', `Look at them:  npx qawl inspect ${folder}`);
  return lines;
}
