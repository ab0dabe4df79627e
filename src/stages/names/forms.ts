import type { Mention, NameType } from './mentions.js';

/** All mentions of a document that have the same parts: one way of naming somebody or something. */
export interface Form {
  readonly type: NameType;
  /** The parts without spaces between them: أبو ظبي and أبوظبي are one form. */
  readonly key: string;
  readonly units: readonly string[];
  /** In order of text. */
  readonly mentions: readonly Mention[];
}

/** The forms of a type: those with the most parts first; of equals Arabic ones first, then in order of text. */
export function formsOf(mentions: readonly Mention[], type: NameType): Form[] {
  const byKey = new Map<string, { units: readonly string[]; mentions: Mention[] }>();
  for (const mention of mentions) {
    if (mention.type !== type) continue;
    const key = keyOf(mention.units);
    const form = byKey.get(key);
    if (form) form.mentions.push(mention);
    else byKey.set(key, { units: mention.units, mentions: [mention] });
  }
  const forms = [...byKey].map(([key, form]): Form => ({ type, key, ...form }));
  return forms.sort(
    (a, b) =>
      b.units.length - a.units.length ||
      Number(isLatin(a.key)) - Number(isLatin(b.key)) ||
      a.mentions[0]!.row - b.mentions[0]!.row,
  );
}

export function keyOf(units: readonly string[]): string {
  return units.join('');
}

/** True for a key that begins with a Latin letter. */
export function isLatin(key: string): boolean {
  return key.charCodeAt(0) < 0x250;
}
