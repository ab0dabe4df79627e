import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isName } from '../model/name.js';
import type { AnyStage } from '../stage/stage.js';
import { builtInStages } from '../stages/index.js';

/** Where the code of a stage comes from. */
export type Origin =
  | { readonly kind: 'built-in' }
  | { readonly kind: 'file' | 'package'; readonly path: string; readonly sha256: string };

/** A stage that was found, or why it was not. */
export type Resolved =
  | { readonly ok: true; readonly stage: AnyStage; readonly origin: Origin }
  | { readonly ok: false; readonly message: string; readonly advice: string };

/** Finds a stage: in the built-in table, in a file (from the folder of the pipeline file), or in an npm package. */
export async function resolveStage(use: string, folder: string): Promise<Resolved> {
  const builtIn = builtInStages.get(use);
  if (builtIn) return { ok: true, stage: builtIn, origin: { kind: 'built-in' } };
  const isFile = use.startsWith('.') || path.isAbsolute(use);
  const file = isFile ? path.resolve(folder, use) : findPackage(use, folder);
  if (file === undefined || !existsSync(file)) {
    const known = [...builtInStages.keys()].join(', ');
    return isFile
      ? {
          ok: false,
          message: `there is no file ${file ?? use}.`,
          advice: 'The path is read from the folder of this file.',
        }
      : {
          ok: false,
          message: `no stage "${use}".`,
          advice: `Built in: ${known}. A file begins with "./"; a package must be installed in ${folder} or above, and have an entry file.`,
        };
  }
  return load(use, file, isFile ? 'file' : 'package');
}

async function load(use: string, file: string, kind: 'file' | 'package'): Promise<Resolved> {
  let module: { default?: unknown };
  try {
    module = (await import(pathToFileURL(file).href)) as { default?: unknown };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const typescript = file.endsWith('.ts')
      ? ' This Node does not run TypeScript: compile it, or use Node 22.18 or later.'
      : '';
    return {
      ok: false,
      message: `${use} cannot be loaded: ${message.split('\n')[0]!}.`,
      advice: `It is ${file}.${typescript}`,
    };
  }
  const lacking = whatLacks(module.default);
  if (lacking !== undefined) {
    return {
      ok: false,
      message: `${use} is no stage: ${lacking}.`,
      advice: 'Its default export must be what defineStage or defineCorpusStage returns.',
    };
  }
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  return { ok: true, stage: module.default as AnyStage, origin: { kind, path: file, sha256 } };
}

/**
 * What a default export lacks to be a stage; undefined where it is one. `defineStage` checks the same, but a module can
 * export any object, and names become folders.
 */
function whatLacks(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'it has no default export that is an object';
  const stage = value as Record<string, unknown>;
  if (stage['over'] !== 'document' && stage['over'] !== 'corpus')
    return 'its default export was not made by defineStage';
  if (!isName(stage['name'])) return '"name" is no name like "hashtags"';
  for (const name of ['version', 'about']) {
    if (typeof stage[name] !== 'string') return `"${name}" is no text`;
  }
  for (const name of stage['over'] === 'corpus' ? ['needs', 'gives', 'tables'] : ['needs', 'gives']) {
    const list = stage[name];
    const kind = name === 'tables' ? 'tables' : 'layers';
    if (!Array.isArray(list)) return `"${name}" is no list of ${kind}`;
    if (!list.every(isDefinition))
      return `"${name}" holds something that is none of the ${kind} that Qawl defines`;
  }
  if (stage['options'] !== undefined && !isSchema(stage['options'])) return '"options" is no Standard Schema';
  return typeof stage['open'] === 'function' ? undefined : '"open" is no function';
}

function isDefinition(value: unknown): boolean {
  const { name, columns } = (value ?? {}) as { name?: unknown; columns?: unknown };
  return isName(name) && typeof columns === 'object' && columns !== null;
}

function isSchema(value: unknown): boolean {
  const standard = (value as { '~standard'?: { validate?: unknown } } | null)?.['~standard'];
  return typeof standard?.validate === 'function';
}

/** The entry file of an installed package, looked up as Node would from `folder`. */
function findPackage(name: string, folder: string): string | undefined {
  const require = createRequire(path.join(folder, 'pipeline.yaml'));
  try {
    const found = require.resolve(name);
    return path.isAbsolute(found) ? found : undefined;
  } catch (cause) {
    // require.resolve does not see a package that exports itself under "import" alone.
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_PACKAGE_PATH_NOT_EXPORTED') return undefined;
    return findImportEntry(name, require.resolve.paths(name) ?? []);
  }
}

function findImportEntry(name: string, folders: readonly string[]): string | undefined {
  for (const folder of folders) {
    const manifest = path.join(folder, name, 'package.json');
    if (!existsSync(manifest)) continue;
    const { exports } = JSON.parse(readFileSync(manifest, 'utf8')) as { exports?: unknown };
    const root = (exports as Record<string, unknown> | undefined)?.['.'] ?? exports;
    const entry = (root as Record<string, unknown> | undefined)?.['import'];
    const target = typeof entry === 'object' ? (entry as Record<string, unknown> | null)?.['default'] : entry;
    return typeof target === 'string' ? path.join(folder, name, target) : undefined;
  }
  return undefined;
}
