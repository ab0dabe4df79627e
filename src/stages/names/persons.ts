import { keyOf, type Form } from './forms.js';
import { groupIndex, joinForm, joinMention, startGroup, type Evidence, type Group } from './groups.js';
import type { Mention } from './mentions.js';
import { withoutArticle } from './keys.js';
import type { Spelling } from './spelling.js';

/** What the text and the lists tell, as far as the grouping of persons asks. */
export interface PersonFacts {
  readonly spelling: Spelling;
  /** True for given names, which a father's name may be too: صدام حسين is not عدي صدام حسين. */
  readonly isGivenName: (unit: string) => boolean;
  /** The gender that the text gives to a mention. */
  readonly genderOf: (mention: Mention) => 'm' | 'f' | null;
  /** True where a mention bears a title of kings, princes or clerics. */
  readonly hasThrone: (mention: Mention) => boolean;
  /** The heads of the offices beside a mention: رئيس. */
  readonly offices: (mention: Mention) => readonly string[];
}

/** A person whom a form may name, and why. */
interface Candidate {
  readonly group: Group;
  readonly evidence: Evidence;
}

/** How many parts of a name, and mentions of a person, are looked at. */
const MOST = 8;
const FATHER = 'بن';
const HOUSE = 'آل';
/** More than any number of rows. */
const MOST_ROWS = 2 ** 32;

/**
 * Groups the mentions of persons: the longest names first, so that a short form always meets the longer one; then each
 * single word goes to the one who bears it, or to the nearest before of several with the same family name.
 *
 * @param forms longest first
 * @param nicknames the key of a name by the key of the nickname that the text sets beside it
 */
export function groupPersons(
  forms: readonly Form[],
  nicknames: ReadonlyMap<string, string>,
  facts: PersonFacts,
): Group[] {
  const bearers = personIndex(facts);
  const groups: Group[] = [];
  const byKey = new Map<string, Group>();
  const start = (form: Form): void => {
    const group = startGroup(form);
    groups.push(group);
    byKey.set(form.key, group);
    bearers.add(group);
  };
  const place = (form: Form, candidates: readonly Candidate[]): void => {
    const [first, second] = candidates;
    if (!first) start(form);
    else if (!second && first.evidence !== 'given') {
      joinForm(first.group, form, first.evidence);
      byKey.set(form.key, first.group);
    } else {
      const apart = form.mentions.filter((mention) => !assign(mention, candidates, facts));
      if (apart.length > 0) start({ ...form, mentions: apart });
    }
  };
  const singles: Form[] = [];
  const besides: Form[] = [];
  for (const form of forms) {
    if (nicknames.has(form.key)) besides.push(form);
    else if (form.units.length === 1) singles.push(form);
    else place(form, bearers.ofFullName(form.units));
  }
  for (const form of besides) {
    const named = byKey.get(nicknames.get(form.key)!);
    if (named) joinForm(named, form, 'nickname');
    else if (form.units.length > 1) place(form, bearers.ofFullName(form.units));
    else singles.push(form);
  }
  for (const form of singles) {
    const named = byKey.get(nicknames.get(form.key) ?? '');
    place(form, named ? [{ group: named, evidence: 'nickname' }] : bearers.ofWord(form.units[0]!));
  }
  return groups;
}

/** Gives a mention to the candidate who was named last before it; else to the first after it. False where none can be. */
function assign(mention: Mention, candidates: readonly Candidate[], facts: PersonFacts): boolean {
  const gender = facts.genderOf(mention);
  const offices = facts.offices(mention);
  const given = candidates.filter(({ evidence }) => evidence === 'given').length;
  let best: Candidate | undefined;
  let bestRow = -Infinity;
  for (const candidate of candidates) {
    const { mentions } = candidate.group.fullest;
    const other = facts.genderOf(mentions[0]!);
    if (gender && other && gender !== other) continue;
    if (candidate.evidence === 'given' && facts.hasThrone(mention) && !hasThrone(candidate.group, facts))
      continue;
    const before = lastBefore(mentions, mention.row);
    // Rows after the mention count less than all rows before it, and the nearer the more.
    const near = before >= 0 ? before : -mentions[0]!.row;
    // الرئيس مبارك is the one who is called so elsewhere, before the nearest of the name.
    const isCalled = offices.some((head) => facts.offices(mentions[0]!).includes(head));
    // Of two with the same given name neither is meant for sure, unless he is called so.
    if (candidate.evidence === 'given' && given > 1 && !isCalled) continue;
    const row = isCalled ? near + MOST_ROWS : near;
    if (row <= bestRow) continue;
    best = candidate;
    bestRow = row;
  }
  if (best) joinMention(best.group, mention, best.evidence);
  return best !== undefined;
}

/** True for a person with such a title, or with a name as princes have it: سلمان بن عبد العزيز, طارق آل فارس. */
function hasThrone({ fullest: { mentions } }: Group, facts: PersonFacts): boolean {
  const isOfHouse = mentions[0]!.words.some((word) => word === FATHER || word === HOUSE);
  return isOfHouse || mentions.slice(0, MOST).some(facts.hasThrone);
}

/** The row of the last mention before `row`, or -1. */
function lastBefore(mentions: readonly Mention[], row: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (mentions[middle]!.row < row) low = middle + 1;
    else high = middle;
  }
  return low > 0 ? mentions[low - 1]!.row : -1;
}

/** Looks the persons up whom a name can mean. */
function personIndex({ spelling, isGivenName }: PersonFacts): {
  readonly add: (group: Group) => void;
  readonly ofFullName: (units: readonly string[]) => Candidate[];
  readonly ofWord: (unit: string) => Candidate[];
} {
  const pairs = groupIndex();
  const alikePairs = groupIndex();
  const endings = groupIndex();
  const families = groupIndex();
  const alikeFamilies = groupIndex();
  const givenNames = groupIndex();
  const middles = groupIndex();
  const words = groupIndex();
  const { skeleton, isPersonVariant } = spelling;

  /** The parts of `part` stand in `whole` in this order, each so spelled or, where `alike`, like it. */
  const isWithin = (part: readonly string[], whole: readonly string[], alike: boolean): boolean => {
    let at = 0;
    for (const unit of whole) {
      const wanted = part[at];
      if (wanted === undefined) break;
      if (unit === wanted || unit === FATHER + wanted || (alike && isPersonVariant(unit, wanted))) at++;
    }
    return at === part.length;
  };
  const evidenceOf = (units: readonly string[], group: Group): Evidence =>
    units.length === group.fullest.units.length ? 'spelling' : 'shorter';

  return {
    add(group) {
      const units = group.fullest.units.slice(0, MOST);
      const [first] = units as [string];
      if (units.length === 1) {
        words.add(skeleton(first), group);
        return;
      }
      const family = group.fullest.units.at(-1)!;
      families.add(family, group);
      alikeFamilies.add(skeleton(withoutArticle(family)), group);
      givenNames.add(first, group);
      for (const unit of units.slice(1)) {
        const bare = unit.startsWith(FATHER) ? unit.slice(FATHER.length) : unit;
        pairs.add(`${first} ${unit}`, group);
        pairs.add(`${first} ${bare}`, group);
        alikePairs.add(`${skeleton(first)} ${skeleton(unit)}`, group);
        if (unit !== family) middles.add(unit, group);
      }
      for (let from = 1; from < units.length - 1; from++) endings.add(keyOf(units.slice(from)), group);
    },
    ofFullName(units) {
      const first = units[0]!;
      const last = units.at(-1)!;
      const exact = pairs
        .get(`${first} ${last}`)
        .filter(({ fullest }) => isWithin(units, fullest.units, false));
      const found =
        exact.length > 0
          ? exact
          : alikePairs
              .get(`${skeleton(first)} ${skeleton(last)}`)
              .filter(({ fullest }) => isWithin(units, fullest.units, true));
      if (found.length > 0 || isGivenName(first))
        return found.map((group) => ({ group, evidence: evidenceOf(units, group) }));
      return endings.get(keyOf(units)).map((group) => ({ group, evidence: 'family' }));
    },
    ofWord(unit) {
      const family = families.get(unit).map((group): Candidate => ({ group, evidence: 'family' }));
      const given = givenNames.get(unit).map((group): Candidate => ({ group, evidence: 'given' }));
      if (family.length > 0) return [...family, ...given];
      if (given.length > 0) return given;
      const bare = withoutArticle(unit);
      const alike = alikeFamilies
        .get(skeleton(bare))
        .filter(({ fullest }) => isPersonVariant(withoutArticle(fullest.units.at(-1)!), bare));
      if (alike.length > 0) return alike.map((group) => ({ group, evidence: 'family' }));
      const middle = isGivenName(unit) ? [] : middles.get(unit);
      if (middle.length === 1) return [{ group: middle[0]!, evidence: 'shorter' }];
      const word = words
        .get(skeleton(unit))
        .filter(({ fullest }) => isPersonVariant(fullest.units[0]!, unit));
      return word.slice(0, 1).map((group) => ({ group, evidence: 'spelling' }));
    },
  };
}
