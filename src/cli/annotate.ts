import { Option, type Command } from 'commander';
import { annotatedJson, type OffsetUnit } from '../export/annotatedJson.js';
import { SCHEMES, type Scheme } from '../export/transliterate.js';
import { DEFAULT_PIPELINE } from '../index.js';
import type { OpenPlan } from '../pipeline/openPlan.js';
import { isBlank, jsonId } from '../run/corpus.js';
import { readDocument } from '../run/readDocument.js';
import { readRecords } from '../run/records.js';
import { setUp } from '../run/setupError.js';
import { planOf } from './planOf.js';
import { EXIT, give, say, type ExitCode } from './terminal.js';

/** `qawl annotate`: a filter, one JSON document a line in, one annotated document a line out, in the same order. */
export function annotateCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('annotate')
    .description('annotate JSON documents from stdin ({"id", "text"} a line) to stdout, in the same order')
    .option('--pipeline <file>', 'a pipeline file; its corpus stages do not run here', DEFAULT_PIPELINE)
    .addOption(
      new Option('--offsets <unit>', 'what offsets count').choices(['utf16', 'codepoint']).default('utf16'),
    )
    .addOption(
      new Option('--transliterate <scheme>', 'write each token in Latin letters too').choices([...SCHEMES]),
    )
    .action(async (flags: Flags) => {
      const plan = await planOf(flags.pipeline);
      if (!plan) {
        done(EXIT.usersMistake);
        return;
      }
      if (process.stdin.isTTY)
        say('qawl: reading documents from the terminal: {"id": "1", "text": "…"} a line, Ctrl-D ends.');
      const open = await setUp(plan);
      let failed = 0;
      for await (const { line, bytes } of readRecords(process.stdin as AsyncIterable<Buffer>, 'lines')) {
        if (bytes !== null && isBlank(bytes)) continue;
        const answer = bytes === null ? tooLong(line) : await annotateLine(open, line, bytes, flags);
        if (answer.failed) failed++;
        await give(`${answer.json}\n`);
      }
      done(failed > 0 ? EXIT.documentsFailed : EXIT.complete);
    });
}

interface Flags {
  readonly pipeline: string;
  readonly offsets: OffsetUnit;
  readonly transliterate?: Scheme;
}

interface Answer {
  readonly json: string;
  readonly failed: boolean;
}

async function annotateLine(
  open: OpenPlan,
  line: number,
  bytes: Uint8Array,
  { offsets, transliterate }: Flags,
): Promise<Answer> {
  const id = jsonId(bytes) ?? `line-${line}`;
  const read = readDocument({ id, file: '(stdin)', format: 'json', line, bytes }, bytes);
  if (!read.document) return failure(id, read.diagnostics.at(-1)!);
  const annotated = await open.annotate(read.document);
  if (annotated.state === 'failed') {
    return failure(
      id,
      annotated.diagnostics.find((diagnostic) => diagnostic.code === 'stage-failed')!,
    );
  }
  const diagnostics = [...read.diagnostics, ...annotated.diagnostics];
  const more = { ...annotated, diagnostics };
  const json = JSON.stringify(annotatedJson(annotated.document, offsets, more, transliterate));
  return { json, failed: false };
}

function failure(id: string, { code, message }: { code: string; message: string }): Answer {
  return { json: JSON.stringify({ id, error: { code, message } }), failed: true };
}

function tooLong(line: number): Answer {
  return failure(`line-${line}`, {
    code: 'document-too-large',
    message: 'The line is too long for one document.',
  });
}
