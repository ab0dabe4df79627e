import { named, type Candidate } from './candidate.js';
import { COMMON } from './flags.js';
import { isSpelledAlike } from './places.js';
import { LATIN, sameSentence, WORD, type Match, type Scene } from './scene.js';

/** How many teams or competitions make a text one about sport. */
const SPORTING = 2;

/**
 * Finds organisations of the lists. An ambiguous name needs a head or marks around it; a team that is also a town
 * (برشلونة) needs a text about sport. A generated name of one ordinary word is left to the heads and to the memory.
 */
export function findOrganisations(scene: Scene, out: Candidate[]): void {
  const sport = isAboutSport(scene);
  for (let i = 0; i < scene.count; i++) {
    for (const match of scene.matches[i]!) {
      const { entry, first, last, skip } = match;
      if (entry.kind !== 'organisation') continue;
      // فئات is not فيات.
      if (last === first && !isSpelledAlike(scene.words[first]!.norm.slice(skip), entry.name)) continue;
      const flags = scene.words[first]!.readings.find((r) => r.skip === skip)?.flags ?? 0;
      const isTeam = sport && entry.subtype === 'team';
      if (entry.ambiguous && !isTeam && !isAnnounced(scene, first, last)) continue;
      if (!entry.known && last === first && flags !== 0) continue;
      // The list has نادي برشلونة whole, the name is برشلونة.
      if (last > first && namesItself(scene, match)) continue;
      if (entry.known && last === first && skip > 0 && flags & COMMON) continue;
      const rule = entry.ambiguous && isTeam ? 'org-team' : entry.known ? 'org-known' : 'org-list';
      out.push(named(first, last, skip, 'ORG', rule, entry.subtype));
      break;
    }
  }
}

/** True where what follows the head of a club is a listed name itself: the head only tells the kind. */
function namesItself(scene: Scene, { first, last, skip }: Match): boolean {
  if (scene.words[first]!.norm.startsWith('ال', skip) || !isListedAlone(scene, first + 1, last)) return false;
  return scene.matches[first]!.some(
    (found) => found.entry.kind === 'head' && found.last === first && found.entry.subtype === 'team',
  );
}

/** True where a listed name that needs no cue runs from token `first` to `last`. */
export function isListedAlone(scene: Scene, first: number, last: number): boolean {
  return scene.matches[first]!.some(
    ({ entry, ...found }) => entry.kind === 'organisation' && entry.known && found.last === last,
  );
}

function isAboutSport(scene: Scene): boolean {
  let signs = 0;
  for (let i = 0; i < scene.count && signs < SPORTING; i++) {
    for (const { entry } of scene.matches[i]!) {
      const isTeam = entry.kind === 'organisation' && entry.subtype === 'team' && !entry.ambiguous;
      if (
        !isTeam &&
        !(entry.kind === 'head' && (entry.subtype === 'competition' || entry.subtype === 'team'))
      )
        continue;
      signs++;
      break;
    }
  }
  return signs >= SPORTING;
}

/** An organisation's head right before the name (نادي برشلونة), or marks right around it. */
function isAnnounced(scene: Scene, first: number, last: number): boolean {
  const before = first - 1;
  if (!sameSentence(scene, first, before)) return false;
  if (scene.closing[before] === last + 1) return true;
  return scene.matches[before]!.some(({ entry }) => entry.kind === 'head' && entry.type === 'ORG');
}

/**
 * Finds short forms in brackets behind a name: حلف شمال الأطلسي (ناتو)، International Energy Agency (IEA).
 * The bracket must hold one Latin word, or one Arabic word that no list calls common.
 */
export function findAcronyms(scene: Scene, named_: readonly Candidate[], out: Candidate[]): void {
  for (const candidate of named_) {
    if (candidate.type !== 'ORG') continue;
    const inner = candidate.last + 2;
    if (!sameSentence(scene, candidate.last, inner + 1)) continue;
    if (scene.text[scene.starts[inner - 1]!] !== '(' || scene.text[scene.starts[inner + 1]!] !== ')')
      continue;
    const kind = scene.kinds[inner]!;
    const arabic = kind === WORD && (scene.words[inner]!.flags & COMMON) === 0;
    if (kind !== LATIN && !arabic) continue;
    out.push(named(inner, inner, 0, 'ORG', 'org-acronym', candidate.subtype));
  }
}

const LONGEST_LETTER = 3;

/** Finds abbreviations of letters with full stops between: أ.ف.ب، سي .إن .إن. Three letters at least. */
export function findDotted(scene: Scene, out: Candidate[]): void {
  for (let i = 0; i < scene.count; i++) {
    let last = i;
    while (
      isLetter(scene, last) &&
      scene.text[scene.starts[last + 1] ?? 0] === '.' &&
      isLetter(scene, last + 2)
    )
      last += 2;
    if (last >= i + 4) out.push(named(i, last, 0, 'ORG', 'org-dotted'));
    i = last;
  }
}

function isLetter(scene: Scene, i: number): boolean {
  return i < scene.count && scene.kinds[i] === WORD && scene.words[i]!.norm.length <= LONGEST_LETTER;
}
