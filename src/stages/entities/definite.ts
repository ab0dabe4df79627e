import type { Scene } from './scene.js';

/** True for a word with the article, perhaps behind و or ل. */
export function isDefinite(scene: Scene, i: number): boolean {
  // The word as it is spelled: folded, ألحق would begin with the article.
  const { norm } = scene.words[i]!;
  if (norm.length < 4) return false;
  const at = norm.charCodeAt(0) === 0x648 ? 1 : 0;
  return norm.startsWith('ال', at) || norm.startsWith('لل', at);
}
