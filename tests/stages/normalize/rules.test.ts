import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { layerOf } from '../../../src/model/document.js';
import { Edits } from '../../../src/model/layers.js';
import { normalizedText } from '../../../src/model/normalizedText.js';
import { compileNormalizer } from '../../../src/stages/normalize/normalizer.js';
import { RULES } from '../../../src/stages/normalize/rules.js';
import { normalize } from '../../../src/stages/normalize/stage.js';
import { visible } from '../../../src/text/visible.js';
import { annotateWith, opened } from '../../support/annotateWith.js';
import { normalizeAligned } from '../../support/normalizeAligned.js';

const DOC = readFileSync(new URL('../../../docs/normalization.md', import.meta.url), 'utf8');

/** The rows of the table of rules in docs/normalization.md. */
const rows = /^## The rules\n([\s\S]*?)^## /m
  .exec(DOC)![1]!
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
  .filter((cells) => cells.length === 6)
  .map(([name, profiles, before, after, about, reason]) => ({
    name: inCode(name!),
    profiles: profiles!,
    before: inCode(before!),
    after: inCode(after!),
    about: about!,
    reason: reason!,
  }));

function inCode(cell: string): string {
  return /^`(.*)`$/.exec(cell)?.[1] ?? cell;
}

/** A no-break space, the spaces like it and marks without a letter cannot be seen either. */
function shown(text: string): string {
  return visible(text).replace(
    /[\u00a0\u00ad\u2003\u0653-\u0655]/g,
    (unit) => `\\u{${unit.charCodeAt(0).toString(16)}}`,
  );
}

describe('docs/normalization.md', () => {
  it('has the table of rules, row by row', () => {
    expect(rows).toEqual(
      RULES.map(({ name, profiles, before, after, about, reason }) => ({
        name,
        profiles: profiles.join(', '),
        before: shown(before),
        after: shown(after),
        about,
        reason,
      })),
    );
  });

  it.each(RULES)('its example of $name is true', ({ name, before, after, profiles }) => {
    const profile = profiles[0]!;
    const used: string[] = [];
    compileNormalizer({ profile })(before, (_start, _end, _to, rule) => used.push(...rule.split('+')));
    expect(normalizeAligned(before, compileNormalizer({ profile })).text).toBe(after);
    expect(used).toContain(name);
    expect(normalizeAligned(before, compileNormalizer({ profile, without: [name] })).text).not.toBe(after);
  });
});

describe('rules of your own, as docs/normalization.md shows them', () => {
  it('make of the example what it says', async () => {
    const blocks = (language: string): string[] =>
      [...DOC.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
        ([, body]) => body!,
      );
    const [before, after] = blocks('text');
    const pipeline = blocks('yaml').find((block) => block.startsWith('name:'))!;
    const { stages } = parse(pipeline) as { stages: [{ normalize: unknown }] };
    const { document } = await annotateWith(await opened([[normalize, stages[0].normalize]]), before!);
    expect(normalizedText(before!, layerOf(document, Edits)).text).toBe(after);
  });
});
