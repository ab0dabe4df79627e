import { describe, expect, it } from 'vitest';
import { defineStage, type StageDiagnostic } from '../../src/stage/stage.js';
import { annotateWith, opened } from '../support/annotateWith.js';

/** Runs a stage that does `act` on a document of four units. */
async function run(act: (out: { report(d: never): void; setAside(d: never): void }) => void) {
  const stage = defineStage({
    name: 'odd',
    version: '1.0.0',
    about: 'Does odd things.',
    needs: [],
    gives: [],
    open: () => (_doc, out) => {
      act(out);
    },
  });
  return (await annotateWith(await opened([stage]), 'نعم.')).diagnostics;
}

describe('the crash boundary', () => {
  it.each([
    ['an error', new Error('no'), /^the stage threw Error: no \(at /],
    ['a word', 'no', /^the stage threw no$/],
    ['nothing', undefined, /^the stage threw undefined$/],
    [
      'an object without a prototype',
      Object.create(null),
      /^the stage threw something that cannot be shown$/,
    ],
    [
      'an error with a stack that is no text',
      Object.assign(new Error('no'), { stack: 3 }),
      /cannot be shown$/,
    ],
  ])('describes %s that was thrown', async (_what, thrown, message) => {
    const [diagnostic] = await run(() => {
      throw thrown;
    });
    expect(diagnostic).toMatchObject({ code: 'stage-failed', document: 'test', stage: 'odd' });
    expect(diagnostic!.message).toMatch(message);
  });

  const well: StageDiagnostic = {
    code: 'seen',
    severity: 'info',
    message: 'Seen.',
    span: { start: 0, end: 3 },
  };

  it('passes a diagnostic on with document and stage', async () => {
    expect(await run((out) => out.report(well as never))).toEqual([
      { ...well, document: 'test', stage: 'odd' },
    ]);
  });

  it.each([
    ['a message that is no text', { ...well, message: 5n }],
    ['no code', { ...well, code: undefined }],
    ['a severity that is none', { ...well, severity: 'loud' }],
    ['a span outside the text', { ...well, span: { start: 0, end: 5 } }],
  ])('does not take a diagnostic with %s', async (_what, diagnostic) => {
    for (const method of ['report', 'setAside'] as const) {
      const got = await run((out) => out[method](diagnostic as never));
      expect(got.map(({ code }) => code)).toEqual(['stage-failed']);
    }
  });

  it('leaves out of a diagnostic what does not belong to it', async () => {
    const got = await run((out) => out.report({ ...well, file: '/etc/passwd', line: 3 } as never));
    expect(got).toEqual([{ ...well, document: 'test', stage: 'odd' }]);
  });
});
