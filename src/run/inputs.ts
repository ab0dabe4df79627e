import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Diagnostic } from '../stage/diagnostic.js';

/** How an input file is read, by its extension. */
const FORMATS: readonly (readonly [extension: string, format: InputFormat])[] = [
  ['.txt', 'text'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.jsonl', 'jsonl'],
  ['.jsonl.gz', 'jsonl'],
  ['.csv', 'csv'],
];
export type InputFormat = 'text' | 'html' | 'jsonl' | 'csv';

/** A file of the input. */
export interface InputFile {
  readonly path: string;
  /** The path from the input's root, with `/`: what people read and what ids are made of. */
  readonly name: string;
  readonly format: InputFormat;
  readonly size: number;
}

/** The extensions that are read, for messages. */
export const EXTENSIONS = FORMATS.map(([extension]) => extension).join(' ');

/**
 * Lists the files of the input, sorted by name, so that the order never depends on the file system.
 * A path is a file, a folder (read with its sub-folders) or a glob.
 */
export async function listInputs(
  inputs: readonly string[],
  report: (diagnostic: Diagnostic) => void,
): Promise<InputFile[]> {
  const files = new Map<string, InputFile>();
  for (const input of inputs) {
    const [root, found] = await find(input, report);
    for (const name of found.sort()) {
      const file = path.resolve(root, name);
      const format = formatOf(name);
      if (!format) {
        // A folder holds a README and pictures; a file that was named is another matter.
        if (root === path.dirname(path.resolve(input)) && found.length === 1) report(unknownFormat(input));
        continue;
      }
      const stat = statSync(file, { throwIfNoEntry: false });
      files.set(file, { path: file, name: name.split(path.sep).join('/'), format, size: stat?.size ?? 0 });
    }
  }
  return [...files.values()].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.path < b.path ? -1 : 1,
  );
}

async function find(
  input: string,
  report: (diagnostic: Diagnostic) => void,
): Promise<[root: string, files: string[]]> {
  const absolute = path.resolve(input);
  if (existsSync(absolute)) {
    if (!statSync(absolute).isDirectory()) return [path.dirname(absolute), [path.basename(absolute)]];
    return [absolute, await glob('**/*', { cwd: absolute, onlyFiles: true, dot: false })];
  }
  if (isDynamicPattern(input)) {
    const found = await glob(input, { onlyFiles: true, absolute: true });
    if (found.length > 0) {
      const root = commonFolder(found);
      return [root, found.map((file) => path.relative(root, file))];
    }
  }
  report({
    code: 'no-such-input',
    severity: 'error',
    message: 'There is no such file or folder, and no file fits it as a glob.',
    advice: 'Check the path; quote a glob so that the shell leaves it alone.',
    file: input,
  });
  return ['.', []];
}

function commonFolder(files: readonly string[]): string {
  let folder = path.dirname(files[0]!);
  while (!files.every((file) => file.startsWith(folder + path.sep)) && folder !== path.dirname(folder)) {
    folder = path.dirname(folder);
  }
  return folder;
}

function formatOf(name: string): InputFormat | undefined {
  const lower = name.toLowerCase();
  return FORMATS.find(([extension]) => lower.endsWith(extension))?.[1];
}

function unknownFormat(file: string): Diagnostic {
  return {
    code: 'unknown-format',
    severity: 'error',
    message: 'The file has no extension that Qawl reads.',
    advice: `It reads ${EXTENSIONS}.`,
    file,
  };
}
