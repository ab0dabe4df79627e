import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeRig, PROJECT } from './support/rig.js';

// What the docs tell a stranger to type, typed.

const rig = makeRig();
afterAll(() => {
  rig.remove();
});

/** The code blocks of a document, by language, in order. */
function blocksOf(file: string): Record<string, string[]> {
  const blocks: Record<string, string[]> = {};
  const text = readFileSync(path.join(PROJECT, file), 'utf8');
  for (const [, language, body] of text.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)) {
    (blocks[language!] ??= []).push(body!);
  }
  return blocks;
}

describe('docs/add-a-stage.md, word by word', () => {
  const { js, yaml, text, json } = blocksOf('docs/add-a-stage.md');

  it('creates a stage whose test passes', async () => {
    expect((await rig.qawl(['create', 'stage', 'places-visited'])).code).toBe(0);
    const tested = await rig.run('node', ['--test', 'places-visited/stage.test.js']);
    expect(tested.code, tested.stdout).toBe(0);
  });

  it('makes it find the places visited', async () => {
    rig.write({
      'places-visited/stage.js': js![0]!,
      'places-visited/pipeline.yaml': yaml![0]!,
      'places-visited/cases/first/input.txt': text![0]!,
      'places-visited/cases/first/expected.json': json![0]!,
      'pipeline.yaml': yaml![1]!,
      'articles/a.txt': text![0]!,
    });
    const tested = await rig.run('node', ['--test', 'places-visited/stage.test.js']);
    expect(tested.code, tested.stdout).toBe(0);
  });

  it('checks, runs and inspects it', async () => {
    expect((await rig.qawl(['check', 'pipeline.yaml'])).code).toBe(0);
    expect((await rig.qawl(['run', 'pipeline.yaml'])).code).toBe(0);
    const shown = await rig.qawl([
      'inspect',
      'output/travel/run-001',
      '--layer',
      'places-visited',
      '--grep',
      '',
    ]);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toContain('بيروت');
    expect(shown.stdout).toContain('دمشق');
  });
});

describe('README.md', () => {
  it('has a library example that prints what it says', async () => {
    const [example] = blocksOf('README.md')['js']!;
    rig.write({ 'example.mjs': example! });
    const ran = await rig.run('node', ['example.mjs']);
    expect(ran.code, ran.stderr).toBe(0);
    expect(ran.stdout.trim()).toBe(/\/\/ (.*)$/m.exec(example!)![1]);
  });

  it('shows what the pipeline makes of its sentence', async () => {
    const readme = readFileSync(path.join(PROJECT, 'README.md'), 'utf8');
    const sentence = /^> (.*)$/m.exec(readme)![1]!;
    const ran = await rig.qawl(['annotate'], {
      stdin: `${JSON.stringify({ id: 'readme', text: sentence })}\n`,
    });
    const { quotes, entities } = JSON.parse(ran.stdout) as {
      quotes: { kind: string; content: { start: number; end: number }[]; speakerName: string }[];
      entities: { start: number; end: number; value?: string }[];
    };
    const rows = quotes.map(({ kind, content, speakerName }) => [
      sentence.slice(content[0]!.start, content[0]!.end),
      kind,
      speakerName,
    ]);
    expect(rows).toEqual([
      ['سنفتح المستشفى الجديد في مارس', 'direct', 'وزيرة الصحة ليلى حداد'],
      ['الكلفة بلغت 12 مليون دولار', 'indirect', 'وزيرة الصحة ليلى حداد'],
    ]);
    for (const [content] of rows) expect(readme).toContain(`| ${content!} `);
    const values = entities.map(({ start, end, value }) => [sentence.slice(start, end), value]);
    expect(values).toContainEqual(['12 مليون دولار', '12000000 USD']);
    expect(values).toContainEqual(['بيروت', 'LB']);
    expect(values).toContainEqual(['مارس', 'XXXX-03']);
  });
});
