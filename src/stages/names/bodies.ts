import type { Aliases } from './aliases.js';
import { isAcronym } from './aliases.js';
import { isLatin, type Form } from './forms.js';
import { groupIndex, joinForm, startGroup, type Evidence, type Group } from './groups.js';
import { withCountryCode, type Places } from './placeFacts.js';
import type { Spelling } from './spelling.js';
import type { Heads, Lists } from './wordLists.js';

/** What the lists tell, as far as the grouping of bodies, places and works asks. */
export interface BodyFacts {
  readonly spelling: Spelling;
  readonly aliases: Aliases;
  readonly places: Places;
  readonly heads: Heads;
  readonly lists: Lists;
}

interface Found {
  readonly group: Group;
  readonly evidence: Evidence;
}

/** How many words from its beginning are looked at for short forms. */
const MOST_UNITS = 8;
const TEAM = 'team';

/**
 * Groups the mentions of bodies, or of places, or of works: by the lists of other names, by the country that is written
 * as a name or an adjective, by a beginning or ending that only one of them has, by spelling.
 *
 * @param forms all of one type, longest first
 * @param besides the key of a name by the key of the acronym or other name that the text sets beside it
 */
export function groupBodies(
  forms: readonly Form[],
  besides: ReadonlyMap<string, string>,
  facts: BodyFacts,
): Group[] {
  const index = bodyIndex(facts);
  const groups: Group[] = [];
  const byKey = new Map<string, Group>();
  const place = (form: Form): void => {
    const named = byKey.get(besides.get(form.key) ?? '');
    const found = named ? { group: named, evidence: index.besideEvidence(form, named) } : index.find(form);
    if (found) {
      joinForm(found.group, form, found.evidence);
      byKey.set(form.key, found.group);
      return;
    }
    const group = startGroup(form);
    groups.push(group);
    byKey.set(form.key, group);
    index.add(group);
  };
  const later: Form[] = [];
  for (const form of forms) {
    if (besides.has(form.key) && !byKey.has(besides.get(form.key)!)) later.push(form);
    else place(form);
  }
  later.forEach(place);
  return groups;
}

function bodyIndex({ spelling, aliases, places, heads, lists }: BodyFacts): {
  readonly add: (group: Group) => void;
  readonly find: (form: Form) => Found | null;
  readonly besideEvidence: (form: Form, group: Group) => Evidence;
} {
  const mains = new Map<string, Group>();
  const countries = groupIndex();
  const shorter = groupIndex();
  const opened = groupIndex();
  const alike = groupIndex();
  const listed = ({ type, units }: Form): { readonly main: string; readonly acronym: boolean } | undefined =>
    aliases.get(`${type} ${units.join(' ')}`);
  const skeletonOf = (form: Form): string => form.units.map(spelling.skeleton).join('');

  /**
   * What may be left of a name: the beginning; what stands behind its head; the head with the last word, or with what the
   * body is for; all but one word.
   */
  const shortForms = ({ type, units }: Form): string[] => {
    const out: string[] = [];
    const head = units[0]!;
    if (type === 'LOC')
      return lists['place-head'].has(head) && units.length > 1 ? [units.slice(1).join(' ')] : [];
    for (let length = type === 'MISC' ? 2 : 1; length < units.length && length <= MOST_UNITS; length++)
      out.push(units.slice(0, length).join(' '));
    if (units.length < 2 || !(type === 'MISC' ? lists['announcing-work'] : heads.opening).has(head))
      return out;
    for (let to = Math.min(units.length, MOST_UNITS); to > 1; to--) out.push(units.slice(1, to).join(' '));
    if (type === 'MISC' || units.length < 3) return out;
    out.push(`${head} ${withoutPreposition(units.at(-1)!)}`);
    for (let i = 1; i < units.length - 1 && i < MOST_UNITS; i++) {
      if (units[i]!.startsWith('لل') && units[i + 1]!.startsWith('و'))
        out.push(`${head} ${withoutPreposition(units[i]!)}`);
      out.push([...units.slice(0, i), ...units.slice(i + 1)].join(' '));
    }
    return out;
  };

  /** True where a short form may stand for the name, although lists know it as a name of its own. */
  const mayShorten = (short: Form, long: Form): boolean => {
    const [only, second] = short.units;
    if (second === undefined) {
      const isTeam = heads.standing.get(long.units[0]!)?.has(TEAM) ?? false;
      // الهيئة is the head of many, التونسي of whatever stands before it.
      if (short.type !== 'LOC' && heads.opening.has(only!)) return false;
      if (!isTeam && short.type !== 'LOC' && (places.nationalities.has(only!) || places.countries.has(only!)))
        return false;
    }
    const known = listed(short);
    if (known && known.main === listed(long)?.main) return true;
    const head = long.units[0]!;
    const isBeginning = short.units.every((unit, i) => unit === long.units[i]);
    if (short.units[0] !== head && lists['part-head'].has(head)) return false;
    if (!known || short.type === 'LOC') return true;
    // النجم الساحلي التونسي is النجم الساحلي, شركة أرامكو is أرامكو; الاتحاد الأوروبي لكرة القدم is not الاتحاد الأوروبي.
    if (!isBeginning) return lists['announcing-head'].has(head);
    const [next, other] = long.units.slice(short.units.length);
    if (other !== undefined) return false;
    const place = next!.startsWith('ب') ? next!.slice(1) : next!;
    return places.nationalities.has(next!) || places.items.has(place);
  };

  return {
    add(group) {
      const form = group.fullest;
      const main = listed(form)?.main ?? form.units.join(' ');
      if (!mains.has(main)) mains.set(main, group);
      if (form.type !== 'LOC') {
        const key = withCountryCode(form.units, places);
        if (key) countries.add(key, group);
        if (form.units.length > 1) opened.add(form.units[0]!, group);
      }
      for (const short of shortForms(form)) shorter.add(short, group);
      alike.add(skeletonOf(form), group);
    },
    find(form) {
      const { type, units } = form;
      const known = listed(form);
      const named = mains.get(known?.main ?? units.join(' '));
      if (named) return { group: named, evidence: known?.acronym ? 'acronym' : 'list' };
      const key = type === 'LOC' ? null : withCountryCode(units, places);
      const national = key === null ? [] : countries.get(key);
      if (national.length === 1) return { group: national[0]!, evidence: 'nisba' };
      if (type === 'ORG' && units.length === 1 && heads.standing.has(units[0]!)) {
        const bodies = opened.get(units[0]!);
        return bodies.length === 1 ? { group: bodies[0]!, evidence: 'head' } : null;
      }
      const longer = shorter.get(units.join(' '));
      if (longer.length === 1 && mayShorten(form, longer[0]!.fullest))
        return { group: longer[0]!, evidence: 'shorter' };
      const spelled = alike.get(skeletonOf(form)).find((group) => isVariant(form, group.fullest));
      return spelled ? { group: spelled, evidence: 'spelling' } : null;
    },
    besideEvidence(form, { fullest }) {
      const known = listed(form);
      if (isAcronym(form.mentions[0]!.words.join(' ')) || known?.acronym) return 'acronym';
      if (known && known.main === listed(fullest)?.main) return 'list';
      if (isLatin(form.key)) return 'spelling';
      return form.units.every((unit) => fullest.units.includes(unit)) ? 'shorter' : 'nickname';
    },
  };

  /** Two names that lists know as different are not spellings of one. */
  function isVariant(a: Form, b: Form): boolean {
    const main = listed(a)?.main;
    const other = listed(b)?.main;
    if (main !== undefined && other !== undefined) return main === other;
    if (a.units.length !== b.units.length) return spelling.isBodyVariant(a.key, b.key);
    return a.units.every((unit, i) => spelling.isBodyVariant(unit, b.units[i]!));
  }
}

/** للشغل, in a short form, is الشغل. */
function withoutPreposition(unit: string): string {
  return unit.startsWith('لل') && unit.length > 4 ? unit.slice(2) : unit;
}
