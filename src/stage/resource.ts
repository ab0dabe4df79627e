import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Something that a stage loads once: a lexicon, a model. Its files are hashed into the fingerprint of a run. */
export interface Resource<T> {
  readonly name: string;
  readonly files: readonly URL[];
  /** Makes the value from the bytes of the files, in their order. */
  readonly parse: (...contents: readonly Buffer[]) => T;
}

/**
 * Defines a resource.
 *
 * @param definition.files `new URL('./list.tsv', import.meta.url)`: they travel with the stage
 * @param definition.parse is called once a thread, however many stages share the resource
 */
export function defineResource<T>(definition: Resource<T>): Resource<T> {
  return Object.freeze({ ...definition });
}

const loaded = new WeakMap<Resource<unknown>, { readonly value: unknown }>();

/**
 * Loads a resource, once a thread.
 * @throws Error that names the resource and the file where one cannot be read or parsed
 */
export function loadResource<T>(resource: Resource<T>): T {
  let entry = loaded.get(resource);
  if (!entry) {
    entry = { value: parseResource(resource, readFiles(resource)) };
    loaded.set(resource, entry);
  }
  return entry.value as T;
}

/** SHA-256 (hex) over the files of a resource. @throws Error where one cannot be read */
export function hashResource(resource: Resource<unknown>): string {
  const hash = createHash('sha256');
  for (const content of readFiles(resource)) hash.update(content).update('\0');
  return hash.digest('hex');
}

function readFiles(resource: Resource<unknown>): Buffer[] {
  return resource.files.map((file) => readFileSync(file));
}

function parseResource<T>(resource: Resource<T>, contents: readonly Buffer[]): T {
  try {
    return resource.parse(...contents);
  } catch (cause) {
    const files = resource.files.map((file) => file.pathname).join(', ');
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`resource ${resource.name} (${files}): ${message}`, { cause });
  }
}
