import { isAcronym } from './aliases.js';
import { keyOf } from './forms.js';
import type { Evidence, Group, Member } from './groups.js';

/** Why a mention belongs to its name, seen from the fullest form. */
export function evidenceOf({ mention, evidence }: Member, { fullest }: Group): Evidence {
  if (keyOf(mention.units) === fullest.key)
    return mention.words.join(' ') === fullest.mentions[0]!.words.join(' ') ? 'same' : 'spelling';
  if (evidence !== 'same') return evidence;
  // The form that the group began with, before a fuller one joined it.
  return isAcronym(mention.words.join(' ')) ? 'acronym' : 'list';
}
