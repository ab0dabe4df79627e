import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadPlan } from '../../../src/pipeline/plan.js';
import { makeRig } from '../../support/rig.js';

const rig = makeRig();
afterAll(() => {
  rig.remove();
});

/** The problems of a pipeline with these options of normalize, as `line:column: message`. */
async function problemsOf(...options: string[]): Promise<string[]> {
  rig.write({
    'p.yaml': ['name: p', 'stages:', '  - normalize:', ...options.map((line) => `      ${line}`)].join('\n'),
  });
  const planned = await loadPlan(path.join(rig.folder, 'p.yaml'));
  return planned.ok
    ? []
    : planned.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

describe('the options of normalize', () => {
  it('may switch rules off and add some', async () => {
    const problems = await problemsOf(
      'profile: search',
      'without: [fold-ya, repeated-letters]',
      'rules:',
      '  - { name: spelling, from: انشاء الله, to: إن شاء الله, whole-word: true, about: two words of three }',
      '  - { name: spelling, from: مسوول, to: مسؤول }',
    );
    expect(problems).toEqual([]);
  });

  it('refuse rules that cannot be meant, each at its place', async () => {
    const problems = await problemsOf(
      'without: [fold-ya, vowels]',
      'rules:',
      "  - { name: nothing, from: '', to: x }",
      '  - { name: fold-ya, from: ى, to: ي }',
      '  - { name: Spelling, from: مسئول, to: مسؤول }',
      '  - { name: short, from: مسئول }',
      '  - { name: more, from: a, to: b, wholeword: true }',
    );
    expect(problems.map((problem) => problem.replace(/: normalize: option [\w.]+:/, ':'))).toEqual([
      expect.stringMatching(/^4:26: Invalid option/),
      '6:34: it looks for nothing.',
      '7:19: a built-in rule has this name.',
      '8:19: a name is lower-case letters, digits and hyphens.',
      expect.stringMatching(/^9:11: Invalid input: expected string/),
      expect.stringMatching(/^10:11: Unrecognized key: "wholeword"/),
    ]);
  });

  it('refuse rules that contradict the built-in ones or each other', async () => {
    const problems = await problemsOf(
      'without: [fold-ya]',
      'rules:',
      '  - { name: a, from: مسئول, to: مسؤول }',
      '  - { name: b, from: مسئول, to: مسوول }',
      '  - { name: c, from: قـال, to: قال }',
      '  - { name: d, from: ٪, to: بالمئة }',
      '  - { name: e, from: نعم, to: نعم }',
      '  - { name: f, from: "\\u200f", to: "" }',
    );
    expect(problems).toEqual([
      '4:17: normalize: option without.0: the profile light has no rule fold-ya.',
      '7:28: normalize: option rules.1.from: rule 1 of the list looks for "مسئول" too.',
      '8:28: normalize: option rules.2.from: "قـال" is never there: remove-tatweel comes first; look for "قال".',
      '9:28: normalize: option rules.3.from: "٪" is never there: arabic-digits comes first; look for "%".',
      '10:37: normalize: option rules.4.to: it is what the rule looks for: nothing would change.',
      '11:28: normalize: option rules.5.from: "\u200f" is never there: remove-controls comes first.',
    ]);
  });

  it('let a rule look for what a switched-off rule would have changed', async () => {
    expect(await problemsOf('without: [arabic-digits]', 'rules: [{ name: d, from: ٪, to: بالمئة }]')).toEqual(
      [],
    );
    expect(await problemsOf('profile: none', 'rules: [{ name: d, from: ٪, to: بالمئة }]')).toEqual([]);
  });
});
