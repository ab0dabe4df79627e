import { existsSync, readdirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Diagnostic } from '../stage/diagnostic.js';
import { reasonOf } from './reasonOf.js';

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
      files.set(file, {
        path: file,
        name: name.split(path.sep).join('/'),
        format,
        size: statOf(file)?.size ?? 0,
      });
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
    return [absolute, walk(absolute, report)];
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

/**
 * The files below a folder, by their paths from it. Links are followed, after everything else so that a file goes by
 * its own name, and no folder is entered twice. A link that leads nowhere is listed: whoever reads it says so. Hidden
 * files are left out, and run folders: they are output.
 */
function walk(root: string, report: (diagnostic: Diagnostic) => void): string[] {
  const files: string[] = [];
  const entered = new Set<string>();
  const links: string[] = [];
  const enter = (folder: string, real: string): void => {
    if (entered.has(real)) return;
    entered.add(real);
    for (const entry of entriesOf(path.join(root, folder), report)) {
      const name = path.join(folder, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isFile()) files.push(name);
      else if (entry.isSymbolicLink()) links.push(name);
      else if (entry.isDirectory() && !isRun(path.join(root, name))) enter(name, path.join(real, entry.name));
    }
  };
  enter('', realpathSync(root));
  for (const name of links) {
    const target = statOf(path.join(root, name));
    if (target?.isDirectory()) enter(name, realpathSync(path.join(root, name)));
    else if (!target || target.isFile()) files.push(name);
  }
  return files;
}

function entriesOf(folder: string, report: (diagnostic: Diagnostic) => void): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (cause) {
    report({
      code: 'unreadable-file',
      severity: 'error',
      message: `The folder cannot be read: ${reasonOf(cause)}.`,
      advice: 'Its files are left out.',
      file: folder,
    });
    return [];
  }
}

function isRun(folder: string): boolean {
  return /^run-\d+$/.test(path.basename(folder)) && existsSync(path.join(folder, 'batches'));
}

function statOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
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
