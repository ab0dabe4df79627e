import { readFileSync } from 'node:fs';

/** The version of Qawl, from its package.json. */
export const QAWL_VERSION = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
