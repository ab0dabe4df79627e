import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layerOf } from '../../../src/model/document.js';
import { Edits } from '../../../src/model/layers.js';
import { normalizedText } from '../../../src/model/normalizedText.js';
import { RULES, type Profile } from '../../../src/stages/normalize/rules.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { annotateWith, opened } from '../../support/annotateWith.js';

/** expected.json of a case: the profile, the normalised text, and what was replaced by which rule. */
interface Expected {
  readonly profile: Profile;
  readonly text: string;
  readonly edits: readonly { readonly text: string; readonly with: string; readonly rule: string }[];
}

const CASES = new URL('../../cases/normalize/', import.meta.url);
const names = readdirSync(CASES);

function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(new URL(`${name}/expected.json`, CASES), 'utf8')) as Expected;
}

describe('normalisation', () => {
  it.each(names)('%s', async (name) => {
    const input = readFileSync(new URL(`${name}/input.txt`, CASES), 'utf8');
    const { profile, ...expected } = expectedOf(name);
    const { document } = await annotateWith(await opened([[normalize, { profile }]]), input);
    const edits = layerOf(document, Edits);
    const rows = [...edits.rows()].map((row) => ({
      text: input.slice(row.start, row.end),
      with: row.with,
      rule: row.rule,
    }));
    expect({ text: normalizedText(input, edits).text, edits: rows }).toEqual(expected);
  });
});

describe('every rule', () => {
  it.each(RULES.map(({ name }) => name))('%s has a case of its name that shows it', (rule) => {
    expect(names).toContain(rule);
    expect(expectedOf(rule).edits.flatMap((edit) => edit.rule.split('+'))).toContain(rule);
  });

  it('has a name of its own and says what it does', () => {
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
    for (const { about } of RULES) expect(about).not.toBe('');
  });
});
