import { z } from 'zod';
import { isName } from '../../model/name.js';
import { compileNormalizer, type NormalizerOptions } from './normalizer.js';
import { PROFILES, RULES } from './rules.js';
import { LONGEST_FROM } from './userRules.js';

const NAMES = RULES.map(({ name }) => name);

const userRule = z.strictObject({
  name: z
    .string()
    .refine(isName, 'a name is lower-case letters, digits and hyphens')
    .refine((name) => !NAMES.includes(name), 'a built-in rule has this name'),
  from: z.string().min(1, 'it looks for nothing').max(LONGEST_FROM),
  to: z.string(),
  about: z.string().optional(),
  'whole-word': z.boolean().default(false),
});

/** The options of the stage `normalize`. */
export const options = z
  .strictObject({
    profile: z
      .enum(PROFILES)
      .default('light')
      .describe('light: keep every letter a reader would write; search: fold spellings together; none'),
    without: z.array(z.enum(NAMES)).default([]).describe('built-in rules that are switched off'),
    rules: z.array(userRule).default([]).describe('replacements of your own, done after the built-in rules'),
  })
  .superRefine((given, context) => {
    const add = (path: (string | number)[], message: string): void => {
      context.addIssue({ code: 'custom', path, message });
    };
    given.without.forEach((name, i) => {
      const inProfile = RULES.some((rule) => rule.name === name && rule.profiles.includes(given.profile));
      if (!inProfile) add(['without', i], `the profile ${given.profile} has no rule ${name}`);
    });
    checkUserRules(given, add);
  });

function checkUserRules(
  { profile, without, rules }: Required<NormalizerOptions>,
  add: (path: (string | number)[], message: string) => void,
): void {
  const builtIn = compileNormalizer({ profile, without });
  const seen = new Map<string, number>();
  rules.forEach(({ from, to }, i) => {
    const earlier = seen.get(from);
    if (earlier !== undefined) {
      add(['rules', i, 'from'], `rule ${earlier + 1} of the list looks for ${JSON.stringify(from)} too`);
      return;
    }
    seen.set(from, i);
    if (from === to) add(['rules', i, 'to'], 'it is what the rule looks for: nothing would change');
    const by = new Set<string>();
    let after = '';
    let at = 0;
    builtIn(from, (start, end, replacement, rule) => {
      after += from.slice(at, start) + replacement;
      at = end;
      rule.split('+').forEach((name) => by.add(name));
    });
    if (by.size === 0) return;
    after += from.slice(at);
    const instead = after === '' ? '' : `; look for ${JSON.stringify(after)}`;
    add(
      ['rules', i, 'from'],
      `${JSON.stringify(from)} is never there: ${[...by].join(', ')} comes first${instead}`,
    );
  });
}
