import { named, type Candidate } from './candidate.js';
import { COMMON } from './flags.js';
import { LATIN, sameSentence, WORD, type Scene } from './scene.js';

/** Finds organisations of the lists. A listed name of one ordinary word is left to the heads and to the memory. */
export function findOrganisations(scene: Scene, out: Candidate[]): void {
  for (let i = 0; i < scene.count; i++) {
    for (const { entry, first, last, skip } of scene.matches[i]!) {
      if (entry.kind !== 'organisation') continue;
      const flags = scene.words[first]!.readings.find((r) => r.skip === skip)?.flags ?? 0;
      if (entry.ambiguous && !isAnnounced(scene, first, last)) continue;
      if (!entry.known && last === first && flags !== 0) continue;
      if (entry.known && last === first && skip > 0 && flags & COMMON) continue;
      out.push(named(first, last, skip, 'ORG', entry.known ? 'org-known' : 'org-list', entry.subtype));
      break;
    }
  }
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
