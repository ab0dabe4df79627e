import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layerOf } from '../../../src/model/document.js';
import { Language } from '../../../src/model/layers.js';
import { language } from '../../../src/stages/language/stage.js';
import { annotateWith, opened } from '../../support/annotateWith.js';

/** expected.json of a case: the language, and the code with which the document is set aside. */
interface Expected {
  readonly language: string;
  readonly setAside: string | null;
}

const CASES = new URL('../../cases/language/', import.meta.url);
const stages = await opened([language]);

describe('the language of a text', () => {
  it.each(readdirSync(CASES))('%s', async (name) => {
    const input = readFileSync(new URL(`${name}/input.txt`, CASES), 'utf8');
    const expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, CASES), 'utf8')) as Expected;
    const { document, diagnostics } = await annotateWith(stages, input);
    const row = layerOf(document, Language).row(0);
    expect({ language: row.language, setAside: diagnostics[0]?.code ?? null }).toEqual(expected);
    expect([row.start, row.end]).toEqual([0, input.length]);
    expect(row.score).toBeGreaterThan(0);
    expect(row.score).toBeLessThanOrEqual(1);
    expect(row.arabicShare).toBeGreaterThanOrEqual(0);
    expect(row.arabicShare).toBeLessThanOrEqual(1);
  });
});
