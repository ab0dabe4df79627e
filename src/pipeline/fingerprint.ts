import { createHash } from 'node:crypto';
import type { Origin } from './resolveStage.js';

/** What of a stage decides the bytes that it writes. */
export interface StageFacts {
  readonly stage: { readonly name: string; readonly version: string };
  readonly origin: Origin;
  readonly options: unknown;
  readonly resources: Readonly<Record<string, string>>;
}

/**
 * Everything that decides the bytes of a run beside its input: the version of Qawl, and of every stage its name,
 * version, code (of the user's own), options and resources. Equal fingerprints and equal input give equal bytes.
 */
export function fingerprintOf(qawl: string, stages: readonly StageFacts[]): string {
  const facts = stages.map(({ stage, origin, options, resources }) => ({
    name: stage.name,
    version: stage.version,
    code: origin.kind === 'built-in' ? null : origin.sha256,
    options,
    resources,
  }));
  return createHash('sha256')
    .update(stableJson({ qawl, stages: facts }))
    .digest('hex');
}

/** JSON with sorted keys, so that the order in which options are written does not matter. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
