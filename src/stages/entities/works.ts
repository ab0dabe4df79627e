import { named, type Candidate } from './candidate.js';
import { LATIN, NUMBER, sameSentence, type Scene } from './scene.js';

/** Finds feasts, competitions, products and events of the list. */
export function findWorks(scene: Scene, out: Candidate[]): void {
  for (let i = 0; i < scene.count; i++) {
    const match = scene.matches[i]!.find(({ entry }) => entry.kind === 'work');
    if (match?.entry.kind === 'work') {
      out.push(named(match.first, match.last, match.skip, 'MISC', 'work-known', match.entry.subtype));
    }
  }
}

/**
 * Finds names in Latin letters: behind a name and in brackets they have its type, for they repeat it; elsewhere two
 * words or more that begin with a capital, or a word with a number (Fujitsu M2010), name a product.
 *
 * @param typeBefore the type of the name that ends at a token, or null
 */
export function findLatin(
  scene: Scene,
  typeBefore: (token: number) => Candidate['type'] | null,
  out: Candidate[],
): void {
  for (let first = 0; first < scene.count; first++) {
    if (scene.kinds[first] !== LATIN) continue;
    let last = first;
    while (
      sameSentence(scene, first, last + 1) &&
      (scene.kinds[last + 1] === LATIN || scene.kinds[last + 1] === NUMBER)
    )
      last++;
    const open = first - 1;
    const isAside =
      open > 0 && scene.text[scene.starts[open]!] === '(' && scene.text[scene.starts[last + 1] ?? 0] === ')';
    const type = isAside ? (typeBefore(open - 1) ?? typeBefore(open - 2)) : null;
    if (type !== null) out.push(named(first, last, 0, type, 'latin-aside'));
    else if (last > first && isCapital(scene.text.charCodeAt(scene.starts[first]!)))
      out.push(named(first, last, 0, 'MISC', 'latin-run'));
    first = last;
  }
}

function isCapital(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}
