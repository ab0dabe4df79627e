import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPlan } from '../../src/pipeline/plan.js';
import { formatProblem } from '../../src/pipeline/problem.js';
import { folderWith, stageFile } from '../support/userStages.js';

/** The problems of a pipeline file as people see them, with the folder of the file taken out. */
async function problemsOf(
  lines: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const folder = folderWith({ ...files, 'pipeline.yaml': lines.join('\n') });
  const planned = await loadPlan(path.join(folder, 'pipeline.yaml'));
  if (planned.ok) return [];
  return planned.problems.map((problem) =>
    formatProblem(problem).replaceAll(`${folder}/`, '').replaceAll(folder, 'FOLDER'),
  );
}

const BUILT_IN = 'Built in: language, normalize, tokenize, segment, entities, names, quotes, keywords.';

describe('a pipeline file without problems', () => {
  it('has none', async () => {
    expect(await problemsOf(['name: all', 'stages:', '  - normalize', '  - tokenize'])).toEqual([]);
    expect(
      await problemsOf(
        [
          '# every key',
          'name: "2-all"',
          'input: ../articles/*.txt',
          'batch: { documents: 1, kilobytes: 1000000 }',
          'stages: [normalize, { tokenize: }, { ./tags.js: {} }]',
        ],
        { 'tags.js': stageFile() },
      ),
    ).toEqual([]);
  });
});

describe('a pipeline file that is no pipeline', () => {
  it.each([
    [
      'is not YAML',
      ['name: a', 'stages: [normalize'],
      [
        'pipeline.yaml:2:19: YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
      ],
    ],
    [
      'has a key twice',
      ['name: a', 'name: b', 'stages: [normalize]'],
      ['pipeline.yaml:2:1: YAML: Map keys must be unique'],
    ],
    [
      'is two documents',
      ['name: a', '---', 'name: b'],
      ['pipeline.yaml:2:1: YAML: Source contains multiple documents; please use YAML.parseAllDocuments()'],
    ],
    [
      'is empty',
      [''],
      [
        'pipeline.yaml:1:1: a pipeline file is a map with the keys name and stages. For example: "name: news" and below it "stages:" with a line "- tokenize" for each stage.',
      ],
    ],
    [
      'is a list',
      ['# a comment', '- normalize'],
      [
        'pipeline.yaml:2:1: a pipeline file is a map with the keys name and stages. For example: "name: news" and below it "stages:" with a line "- tokenize" for each stage.',
      ],
    ],
    [
      'is a text',
      ['normalize'],
      [
        'pipeline.yaml:1:1: a pipeline file is a map with the keys name and stages. For example: "name: news" and below it "stages:" with a line "- tokenize" for each stage.',
      ],
    ],
  ])('%s', async (_what, lines, expected) => {
    const problems = await problemsOf(lines);
    // The parser repeats the place at the end of its messages.
    expect(problems.map((problem) => problem.replace(/ at line \d+, column \d+:$/, ''))).toEqual(expected);
  });

  it('is not there', async () => {
    const folder = folderWith({ a: '' });
    const planned = await loadPlan(path.join(folder, 'missing.yaml'));
    expect(planned).toEqual({
      ok: false,
      problems: [
        {
          message: `the pipeline file cannot be read: ENOENT: no such file or directory, open '${folder}/missing.yaml'.`,
          file: `${folder}/missing.yaml`,
          line: 1,
          column: 1,
        },
      ],
    });
  });

  it('is a folder', async () => {
    const planned = await loadPlan(folderWith({ a: '' }));
    expect(planned.ok ? [] : planned.problems.map(({ message }) => message)).toEqual([
      'the pipeline file cannot be read: EISDIR: illegal operation on a directory, read.',
    ]);
  });
});

describe('a key of a pipeline file', () => {
  const STAGES = 'stages: [normalize]';

  it.each([
    [
      'is not known',
      ['name: a', 'stage: x', STAGES, '  # deep', 'workers: 4'],
      [
        'pipeline.yaml:2:1: unknown key "stage". Known keys: name, input, batch, stages.',
        'pipeline.yaml:5:1: unknown key "workers". Known keys: name, input, batch, stages.',
      ],
    ],
    [
      'name is missing',
      [STAGES],
      [
        'pipeline.yaml:1:1: the pipeline has no name. It names a folder of the output: lower-case letters, digits and hyphens, 40 at most.',
      ],
    ],
    [
      'name is a path',
      ['name: ../up', STAGES],
      [
        'pipeline.yaml:1:7: the name "../up" cannot be used. It names a folder of the output: lower-case letters, digits and hyphens, 40 at most.',
      ],
    ],
    [
      'name has capitals',
      ['name:   News', STAGES],
      [
        'pipeline.yaml:1:9: the name "News" cannot be used. It names a folder of the output: lower-case letters, digits and hyphens, 40 at most.',
      ],
    ],
    [
      'name is Arabic',
      ['name: أخبار', STAGES],
      [
        'pipeline.yaml:1:7: the name "أخبار" cannot be used. It names a folder of the output: lower-case letters, digits and hyphens, 40 at most.',
      ],
    ],
    [
      'name is a number',
      ['name: 2024', STAGES],
      [
        'pipeline.yaml:1:7: the name 2024 cannot be used. It names a folder of the output: lower-case letters, digits and hyphens, 40 at most.',
      ],
    ],
    [
      'input is a list',
      ['name: a', 'input: [a, b]', STAGES],
      [
        'pipeline.yaml:2:8: input is not a path. Give a file, a folder or a glob, from the folder of this file.',
      ],
    ],
    [
      'input is empty',
      ['name: a', 'input: ""', STAGES],
      [
        'pipeline.yaml:2:8: input is not a path. Give a file, a folder or a glob, from the folder of this file.',
      ],
    ],
    [
      'batch is a number',
      ['name: a', 'batch: 10', STAGES],
      ['pipeline.yaml:2:8: batch is not a map. It has the keys documents and kilobytes.'],
    ],
    [
      'batch has sizes that are none',
      ['name: a', 'batch:', '  documents: 0', '  kilobytes: many', '  seconds: 3', STAGES],
      [
        'pipeline.yaml:3:14: batch documents is not a whole number from 1 to 1,000,000.',
        'pipeline.yaml:4:14: batch kilobytes is not a whole number from 1 to 1,000,000.',
        'pipeline.yaml:5:3: unknown key "seconds" in batch. Known keys: documents, kilobytes.',
      ],
    ],
    [
      'batch sizes are too large or broken',
      ['name: a', 'batch: { documents: 1000001, kilobytes: 1.5 }', STAGES],
      [
        'pipeline.yaml:2:21: batch documents is not a whole number from 1 to 1,000,000.',
        'pipeline.yaml:2:41: batch kilobytes is not a whole number from 1 to 1,000,000.',
      ],
    ],
    [
      'stages is missing',
      ['name: a'],
      [
        'pipeline.yaml:1:1: the pipeline has no stages. For example: "name: news" and below it "stages:" with a line "- tokenize" for each stage.',
      ],
    ],
    [
      'stages is empty',
      ['name: a', 'stages: []'],
      [
        'pipeline.yaml:2:9: the pipeline has no stages. For example: "name: news" and below it "stages:" with a line "- tokenize" for each stage.',
      ],
    ],
    [
      'stages is a map',
      ['name: a', 'stages:', '  normalize:'],
      [
        'pipeline.yaml:3:3: the pipeline has no stages. For example: "name: news" and below it "stages:" with a line "- tokenize" for each stage.',
      ],
    ],
    [
      'stages holds what is no stage',
      ['name: a', 'stages:', '  - 3', '  - [normalize]', '  - normalize: {}', '    tokenize: {}', '  -'],
      [
        'pipeline.yaml:3:5: a stage is a name, or one name with its options. For example "- normalize: { profile: search }".',
        'pipeline.yaml:4:5: a stage is a name, or one name with its options. For example "- normalize: { profile: search }".',
        'pipeline.yaml:5:5: a stage is a name, or one name with its options. For example "- normalize: { profile: search }".',
        'pipeline.yaml:7:4: a stage is a name, or one name with its options. For example "- normalize: { profile: search }".',
      ],
    ],
    [
      'options are not a map',
      ['name: a', 'stages:', '  - normalize: search', '  - tokenize: [1]'],
      [
        'pipeline.yaml:3:16: the options of normalize are not a map. Write them as "name: value", each on a line.',
        'pipeline.yaml:4:15: the options of tokenize are not a map. Write them as "name: value", each on a line.',
      ],
    ],
  ])('%s', async (_what, lines, expected) => {
    expect(await problemsOf(lines)).toEqual(expected);
  });
});

describe('a stage', () => {
  it('is not known', async () => {
    expect(await problemsOf(['name: a', 'stages:', '  - normalise', '  - ""', '  - fs'])).toEqual([
      `pipeline.yaml:3:5: no stage "normalise". ${BUILT_IN} A file begins with "./"; a package must be installed in FOLDER or above, and have an entry file.`,
      `pipeline.yaml:4:5: no stage "". ${BUILT_IN} A file begins with "./"; a package must be installed in FOLDER or above, and have an entry file.`,
      `pipeline.yaml:5:5: no stage "fs". ${BUILT_IN} A file begins with "./"; a package must be installed in FOLDER or above, and have an entry file.`,
    ]);
  });

  it('is a file that is not there', async () => {
    expect(await problemsOf(['name: a', 'stages:', '  - ./tags.js', '  - /nowhere/tags.js'])).toEqual([
      'pipeline.yaml:3:5: there is no file tags.js. The path is read from the folder of this file.',
      'pipeline.yaml:4:5: there is no file /nowhere/tags.js. The path is read from the folder of this file.',
    ]);
  });

  it.each([
    ['has no default export', 'export const tags = 1;\n', 'it has no default export that is an object'],
    ['exports a function', 'export default () => {};\n', 'it has no default export that is an object'],
    ['exports an object', 'export default {};\n', 'its default export was not made by defineStage'],
    ['has no name', stageFile({ name: '1' }), '"name" is no name like "hashtags"'],
    ['names a folder elsewhere', stageFile({ name: "'../../x'" }), '"name" is no name like "hashtags"'],
    [
      'gives a layer that names a folder elsewhere',
      stageFile({ gives: "[{ name: '../x', about: '', columns: {} }]" }),
      '"gives" holds something that is none of the layers that Qawl defines',
    ],
    [
      'needs nothing that is a layer',
      stageFile({ needs: '[undefined]' }),
      '"needs" holds something that is none of the layers that Qawl defines',
    ],
    ['has options that are no schema', stageFile({ options: '{}' }), '"options" is no Standard Schema'],
    ['works on the corpus without tables', stageFile({ over: "'corpus'" }), '"tables" is no list of tables'],
    ['has no version', stageFile({ version: 'undefined' }), '"version" is no text'],
    ['needs no list', stageFile({ needs: '{}' }), '"needs" is no list of layers'],
    ['gives no list', stageFile({ gives: 'null' }), '"gives" is no list of layers'],
    ['does not open', stageFile({ open: '3' }), '"open" is no function'],
  ])('%s', async (_what, code, lacking) => {
    expect(await problemsOf(['name: a', 'stages:', '  - ./tags.js'], { 'tags.js': code })).toEqual([
      `pipeline.yaml:3:5: ./tags.js is no stage: ${lacking}. Its default export must be what defineStage or defineCorpusStage returns.`,
    ]);
  });

  it('throws while it is loaded', async () => {
    const code = 'throw new Error("the dictionary is missing\\nat line 3");\n';
    expect(await problemsOf(['name: a', 'stages: [ ./tags.js ]'], { 'tags.js': code })).toEqual([
      'pipeline.yaml:2:11: ./tags.js cannot be loaded: the dictionary is missing. It is tags.js.',
    ]);
  });

  it('needs a layer that no stage gives', async () => {
    const files = { 'tags.js': stageFile({ needs: "[{ name: 'dates', about: '', columns: {} }]" }) };
    expect(await problemsOf(['name: a', 'stages:', '  - ./tags.js', '  - tokenize'], files)).toEqual([
      'pipeline.yaml:3:5: tags needs the layer "dates", which no earlier stage gives. No built-in stage gives it: add the stage that does before this one.',
      'pipeline.yaml:4:5: tokenize needs the layer "edits", which no earlier stage gives. Put "- normalize" before this one.',
    ]);
  });

  it('stands before the one that gives what it needs', async () => {
    expect(await problemsOf(['name: a', 'stages:', '  - tokenize', '  - normalize'])).toEqual([
      'pipeline.yaml:3:5: tokenize needs the layer "edits", which no earlier stage gives. Put "- normalize", which stands later in the file, before this one.',
    ]);
  });

  it('gives a layer that is there already', async () => {
    const files = { 'tags.js': stageFile({ gives: "[{ name: 'edits', about: '', columns: {} }]" }) };
    expect(
      await problemsOf(['name: a', 'stages:', '  - normalize', '  - normalize', '  - ./tags.js'], files),
    ).toEqual([
      'pipeline.yaml:4:5: normalize gives the layer "edits", which normalize gives already. Take one of the two out.',
      'pipeline.yaml:5:5: tags gives the layer "edits", which normalize gives already. Take one of the two out.',
    ]);
  });

  it('follows one that runs over the finished run', async () => {
    const files = {
      'counts.js': stageFile({ over: "'corpus'", name: "'counts'", gives: '[]', tables: '[]' }),
    };
    expect(await problemsOf(['name: a', 'stages: ', '  - ./counts.js', '  - normalize'], files)).toEqual([
      'pipeline.yaml:4:5: normalize works document by document and cannot follow counts, which runs over the finished run. Put normalize before counts.',
    ]);
  });
});

describe('an option', () => {
  it('is named with its place', async () => {
    expect(
      await problemsOf([
        'name: a',
        'stages:',
        '  - language:',
        '      arabicShare: 2',
        '  - normalize: { profile: heavy }',
        '  - tokenize',
        '  - segment',
        '  - keywords:',
        '      # how many',
        '      top: "ten"',
        '      table: 1.5',
      ]),
    ).toEqual([
      'pipeline.yaml:4:20: language: option arabicShare: Too big: expected number to be <=1.',
      'pipeline.yaml:5:27: normalize: option profile: Invalid option: expected one of "light"|"search"|"none".',
      'pipeline.yaml:10:12: keywords: option top: Invalid input: expected number, received string.',
      'pipeline.yaml:11:14: keywords: option table: Invalid input: expected int, received number.',
    ]);
  });

  it('is not known', async () => {
    expect(await problemsOf(['name: a', 'stages:', '  - normalize:', '      profil: search'])).toEqual([
      'pipeline.yaml:4:15: normalize: Unrecognized key: "profil".',
    ]);
  });

  it('is given to a stage that takes none', async () => {
    const files = { 'tags.js': stageFile() };
    expect(await problemsOf(['name: a', 'stages:', '  - ./tags.js:', '      loud: true'], files)).toEqual([
      'pipeline.yaml:4:13: tags takes no options.',
    ]);
  });

  it('that is unknown is found where it stands', async () => {
    const lines = ['name: a', 'stages:', '  - normalize:', '      profile: light', '      colour: red'];
    expect(await problemsOf(lines)).toEqual(['pipeline.yaml:5:15: normalize: Unrecognized key: "colour".']);
  });

  it('may be an alias', async () => {
    const lines = ['name: &n search', 'stages:', '  - normalize:', '      profile: *n'];
    expect(await problemsOf(lines)).toEqual([]);
  });

  it('whose check throws is a problem', async () => {
    const code = stageFile({ options: "{ '~standard': { validate: () => { throw new Error('no') } } }" });
    expect(await problemsOf(['name: a', 'stages:', '  - ./tags.js: { a: 1 }'], { 'tags.js': code })).toEqual([
      'pipeline.yaml:3:5: tags: its options cannot be checked: no.',
    ]);
  });

  it('of a nested kind is found where it stands', async () => {
    const options =
      "{ '~standard': { version: 1, vendor: 'test', validate: () => ({ issues: [" +
      "{ message: 'is odd', path: ['lists', { key: 1 }, 'size'] }, { message: 'is missing', path: ['other'] }, { message: 'does not fit' }" +
      '] }) } }';
    const files = { 'tags.js': stageFile({ options }) };
    const lines = [
      'name: a',
      'stages:',
      '  - ./tags.js:',
      '      lists:',
      '        - size: 1',
      '        - { size: 2 }',
    ];
    expect(await problemsOf(lines, files)).toEqual([
      'pipeline.yaml:3:5: tags: option other: is missing.',
      'pipeline.yaml:3:5: tags: does not fit.',
      'pipeline.yaml:6:19: tags: option lists.1.size: is odd.',
    ]);
  });
});

describe('several problems', () => {
  it('are told at once, in the order of the file', async () => {
    const layer = (name: string): string => `{ name: '${name}', about: '', columns: {} }`;
    const files = { 'tags.js': stageFile({ needs: `[${layer('edits')}, ${layer('dates')}]` }) };
    const lines = [
      'name: several',
      'stages:',
      '  - ./tags.js: { loud: true }',
      '  - normalise',
      '  - normalize: { profile: 3 }',
      '  - ./missing.js',
      '  - language: { arabicShare: high }',
      '  - normalize',
    ];
    expect(await problemsOf(lines, files)).toEqual([
      'pipeline.yaml:3:5: tags needs the layer "edits", which no earlier stage gives. Put "- normalize", which stands later in the file, before this one.',
      'pipeline.yaml:3:5: tags needs the layer "dates", which no earlier stage gives. No built-in stage gives it: add the stage that does before this one.',
      'pipeline.yaml:3:24: tags takes no options.',
      `pipeline.yaml:4:5: no stage "normalise". ${BUILT_IN} A file begins with "./"; a package must be installed in FOLDER or above, and have an entry file.`,
      'pipeline.yaml:5:27: normalize: option profile: Invalid option: expected one of "light"|"search"|"none".',
      'pipeline.yaml:6:5: there is no file missing.js. The path is read from the folder of this file.',
      'pipeline.yaml:7:30: language: option arabicShare: Invalid input: expected number, received string.',
      'pipeline.yaml:8:5: normalize gives the layer "edits", which normalize gives already. Take one of the two out.',
    ]);
  });
});
