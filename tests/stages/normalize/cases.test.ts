import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layerOf } from '../../../src/model/document.js';
import { Edits } from '../../../src/model/layers.js';
import { normalizedText } from '../../../src/model/normalizedText.js';
import { RULES } from '../../../src/stages/normalize/rules.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { annotateWith, opened } from '../../support/annotateWith.js';

/** expected.json of a case: the normalised text, and what was replaced by which rule. */
interface Expected {
  readonly text: string;
  readonly edits: readonly { readonly text: string; readonly with: string; readonly rule: string }[];
}

const CASES = new URL('../../cases/normalize/', import.meta.url);
const names = readdirSync(CASES);

function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(new URL(`${name}/expected.json`, CASES), 'utf8')) as Expected;
}

/** The options of the stage in a case: those of options.json, where it has one. */
function optionsOf(name: string): unknown {
  const file = new URL(`${name}/options.json`, CASES);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

describe('normalisation', () => {
  it.each(names)('%s', async (name) => {
    const input = readFileSync(new URL(`${name}/input.txt`, CASES), 'utf8');
    const { document } = await annotateWith(await opened([[normalize, optionsOf(name)]]), input);
    const edits = layerOf(document, Edits);
    const rows = [...edits.rows()].map((row) => ({
      text: input.slice(row.start, row.end),
      with: row.with,
      rule: row.rule,
    }));
    expect({ text: normalizedText(input, edits).text, edits: rows }).toEqual(expectedOf(name));
  });
});

describe('every rule', () => {
  it.each(RULES.map(({ name }) => name))('%s has a case of its name that shows it', (rule) => {
    expect(names).toContain(rule);
    expect(expectedOf(rule).edits.flatMap((edit) => edit.rule.split('+'))).toContain(rule);
  });

  it('has a name of its own', () => {
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  });
});
