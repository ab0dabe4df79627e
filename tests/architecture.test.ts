import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const BELOW_STAGES = ['text', 'model', 'stage'];
const BELOW_RUN = [...BELOW_STAGES, 'stages', 'pipeline'];

/** What the files of a folder of src may import beside the folder itself. `.` is src: its only file is index.ts. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [],
  model: ['text'],
  stage: ['text', 'model'],
  adapters: [],
  resources: ['text'],
  stages: [...BELOW_STAGES, 'adapters', 'resources'],
  pipeline: [...BELOW_STAGES, 'stages'],
  // A run gets its stages in the plan.
  run: [...BELOW_STAGES, 'pipeline', 'adapters'],
  export: [...BELOW_RUN, 'run'],
  report: [...BELOW_RUN, 'run'],
  learn: [...BELOW_RUN, 'run', 'adapters', 'resources'],
  cli: [...BELOW_RUN, 'run', 'export', 'report', 'learn', '.'],
  '.': [...BELOW_RUN, 'run', 'export', 'report', 'learn', 'adapters', 'resources'],
};

/** Folders whose files do no input or output, and the one file of them that may. */
const PURE = new Set(BELOW_STAGES);
const READS_RESOURCES = 'stage/resource.ts';
const WRITES_TERMINAL = 'cli/terminal.ts';
const LONGEST = 350;

/** Comments, strings and templates are stepped over, so that code inside them is not read. */
const CODE = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|`(?:\\[\s\S]|[^\\`])*`|'(?:\\.|[^\\'\n])*'|"(?:\\.|[^\\"\n])*"/g;
const IMPORT =
  /(?:^|\n)(?:import|export)(?: type)? (?:[^'";]*? from )?'([^'\n]*)'|\b(?:import|require)\(\s*'([^'\n]*)'\s*\)/g;

function withoutComments(source: string): string {
  return source.replace(CODE, (piece) => (piece.startsWith('/') || piece.startsWith('`') ? '' : piece));
}

function withoutStrings(source: string): string {
  return source.replace(CODE, '');
}

/** What a file imports, types included. */
function importsOf(source: string): string[] {
  return [...withoutComments(source).matchAll(IMPORT)].map(([, named, called]) => named ?? called ?? '');
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : '.';
}

/** The file of src that a relative import means. */
function targetOf(file: string, specifier: string): string {
  return path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts');
}

/** Every broken rule of a set of files (path from src to content), as `file: rule`. */
function brokenRules(files: ReadonlyMap<string, string>): string[] {
  const broken: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [file, source] of files) {
    const folder = folderOf(file);
    const say = (rule: string): void => {
      broken.push(`${file}: ${rule}`);
    };
    const targets: string[] = [];
    for (const specifier of importsOf(source)) {
      if (!specifier.startsWith('.')) {
        checkPackage(file, folder, specifier, say);
        continue;
      }
      const target = targetOf(file, specifier);
      if (!files.has(target)) say(`imports ${specifier}, which is no file of src`);
      else targets.push(target);
      checkFolder(folder, folderOf(target), target, say);
    }
    graph.set(file, targets);
    checkSource(file, source, say);
  }
  return [...broken, ...cycles(graph)];
}

function checkFolder(from: string, to: string, target: string, say: (rule: string) => void): void {
  const allowed = MAY_IMPORT[from];
  if (!allowed) say(`the folder ${from} is not known to the architecture test`);
  else if (to !== from && !allowed.includes(to)) {
    say(`imports ${target}, but ${from} imports only from ${allowed.join(', ') || 'itself'}`);
  }
}

function checkPackage(file: string, folder: string, specifier: string, say: (rule: string) => void): void {
  if (specifier === 'natural') say('imports natural whole, which loads database clients: import a sub-path');
  if (specifier.startsWith('natural/') && folder !== 'adapters') {
    say(`imports ${specifier}, but only adapters import natural`);
  }
  if (/^node:fs(\/|$)/.test(specifier) && PURE.has(folder) && file !== READS_RESOURCES) {
    say(`imports ${specifier}, but of text, model and stage only ${READS_RESOURCES} reads files`);
  }
}

function checkSource(file: string, source: string, say: (rule: string) => void): void {
  const code = withoutStrings(source);
  if (/\bconsole\b/.test(code)) say('uses console');
  if (/\bprocess\.(stdout|stderr)\b/.test(code) && file !== WRITES_TERMINAL) {
    say(`uses process.stdout or process.stderr, but only ${WRITES_TERMINAL} writes to the terminal`);
  }
  const lines = source.split('\n').length - 1;
  if (lines > LONGEST) say(`has ${lines} lines, more than ${LONGEST}`);
}

/** Cycles of imports, each once. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) {
      found.push(`${file}: imports itself by way of ${[...path.slice(at + 1), file].join(' → ')}`);
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    for (const next of graph.get(file) ?? []) walk(next);
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) walk(file);
  return found;
}

function readSources(): Map<string, string> {
  const root = new URL('../src/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts'))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(new URL(file, root), 'utf8')]));
}

describe('the architecture', () => {
  it('is kept by every file of src', () => {
    expect(brokenRules(readSources())).toEqual([]);
  });

  it('is read from the real imports', () => {
    const imports = importsOf(readSources().get('stage/runStage.ts')!);
    expect(imports).toContain('../model/document.js');
    expect(imports).toContain('./stage.js');
  });
});

describe('the check of the architecture', () => {
  const broken = (files: Record<string, string>): string[] => brokenRules(new Map(Object.entries(files)));

  it.each([
    [
      'a folder that imports from its right',
      { 'text/a.ts': "import { b } from '../model/b.js';\n", 'model/b.ts': '' },
      ['text/a.ts: imports model/b.ts, but text imports only from itself'],
    ],
    [
      'also where only types are imported, over several lines',
      { 'run/a.ts': "import type {\n  B,\n} from '../stages/b.js';\n", 'stages/b.ts': '' },
      ['run/a.ts: imports stages/b.ts, but run imports only from text, model, stage, pipeline, adapters'],
    ],
    [
      'an adapter behind the back of the stages',
      { 'pipeline/a.ts': "import { b } from '../adapters/b.js';\n", 'adapters/b.ts': '' },
      ['pipeline/a.ts: imports adapters/b.ts, but pipeline imports only from text, model, stage, stages'],
    ],
    [
      'an import of the public module',
      { 'run/a.ts': "export { b } from '../index.js';\n", 'index.ts': '' },
      ['run/a.ts: imports index.ts, but run imports only from text, model, stage, pipeline, adapters'],
    ],
    [
      'a file that is not there',
      { 'text/a.ts': "import './b.js';\n" },
      ['text/a.ts: imports ./b.js, which is no file of src'],
    ],
    [
      'a folder that is new',
      { 'extras/a.ts': "import '../text/b.js';\n", 'text/b.ts': '' },
      ['extras/a.ts: the folder extras is not known to the architecture test'],
    ],
    [
      'input in a pure folder',
      { 'model/a.ts': "import { readFileSync } from 'node:fs';\n" },
      ['model/a.ts: imports node:fs, but of text, model and stage only stage/resource.ts reads files'],
    ],
    [
      'natural whole, also by a call',
      { 'adapters/a.ts': "const natural = await import('natural');\n" },
      ['adapters/a.ts: imports natural whole, which loads database clients: import a sub-path'],
    ],
    [
      'natural outside the adapters',
      { 'stages/a.ts': "import tfidf from 'natural/lib/natural/tfidf/index.js';\n" },
      ['stages/a.ts: imports natural/lib/natural/tfidf/index.js, but only adapters import natural'],
    ],
    ['the console', { 'cli/a.ts': "console.log('a');\n" }, ['cli/a.ts: uses console']],
    [
      'a second writer to the terminal',
      { 'run/a.ts': "process.stderr.write('a');\n" },
      ['run/a.ts: uses process.stdout or process.stderr, but only cli/terminal.ts writes to the terminal'],
    ],
    ['a long file', { 'text/a.ts': 'a;\n'.repeat(351) }, ['text/a.ts: has 351 lines, more than 350']],
    [
      'a circle of two, one way by types',
      { 'text/a.ts': "import './b.js';\n", 'text/b.ts': "import type { A } from './a.js';\n" },
      ['text/a.ts: imports itself by way of text/b.ts → text/a.ts'],
    ],
    [
      'a longer circle',
      {
        'text/a.ts': "import './b.js';\n",
        'text/b.ts': "import './c.js';\n",
        'text/c.ts': "export * from './a.js';\n",
      },
      ['text/a.ts: imports itself by way of text/b.ts → text/c.ts → text/a.ts'],
    ],
  ])('finds %s', (_what, files, rules) => {
    expect(broken(files as Record<string, string>)).toEqual(rules);
  });

  it('reads no code in comments, strings and templates', () => {
    const source =
      "/** import { a } from '../cli/a.js'; console */\n// console.log(process.stdout)\n" +
      "const text = `\nimport { a } from '../cli/a.js';\nconsole.log(a)`;\nconst b = 'process.stdout';\n";
    expect(broken({ 'text/a.ts': source })).toEqual([]);
  });

  it('allows what is allowed', () => {
    const files = {
      'text/a.ts': '',
      'stages/b.ts': "import type { A } from '../text/a.js';\nimport { a } from '../adapters/a.js';\n",
      'adapters/a.ts': "import natural from 'natural/lib/natural/tfidf/index.js';\n",
      'stage/resource.ts': "import { readFileSync } from 'node:fs';\n",
      'cli/terminal.ts': "import { annotate } from '../index.js';\nprocess.stdout.write('');\n",
      'index.ts': "export * from './text/a.js';\nexport * from './cli2.js';\n",
      'cli2.ts': '',
    };
    expect(broken(files)).toEqual([]);
  });
});
