import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as qawl from '../src/index.js';

it('the public module exports these and nothing else', () => {
  expect(Object.keys(qawl).sort()).toEqual([
    'DEFAULT_PIPELINE',
    'Edits',
    'Entities',
    'Keywords',
    'Language',
    'Marks',
    'Morphology',
    'Names',
    'PipelineError',
    'QuotedSentences',
    'Quotes',
    'Segments',
    'Sentences',
    'Tokens',
    'annotate',
    'boundedCache',
    'category',
    'defineCorpusStage',
    'defineLayer',
    'defineResource',
    'defineStage',
    'defineTable',
    'flag',
    'fold',
    'fromBuckwalter',
    'normalizedText',
    'number',
    'openPipeline',
    'optionalRef',
    'optionalSpan',
    'optionalText',
    'refs',
    'spans',
    'text',
    'toBuckwalter',
    'toLatin',
  ]);
});

it('the default pipeline is there', () => {
  expect(existsSync(qawl.DEFAULT_PIPELINE)).toBe(true);
});

it('a pipeline file with problems is refused with all of them', async () => {
  const error = await qawl.openPipeline('/nowhere/pipeline.yaml').catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(qawl.PipelineError);
  const { problems, message, name } = error as qawl.PipelineError;
  expect(name).toBe('PipelineError');
  expect(problems).toEqual([
    {
      message:
        "the pipeline file cannot be read: ENOENT: no such file or directory, open '/nowhere/pipeline.yaml'.",
      file: '/nowhere/pipeline.yaml',
      line: 1,
      column: 1,
    },
  ]);
  expect(message).toBe(`/nowhere/pipeline.yaml:1:1: ${problems[0]!.message}`);
});
