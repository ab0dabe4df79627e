import type { Scene } from './scene.js';

/** True for a word with the article, perhaps behind و or ل. */
export function isDefinite(scene: Scene, i: number): boolean {
  const { core } = scene.words[i]!.whole;
  if (core.length < 4) return false;
  const at = core.charCodeAt(0) === 0x648 ? 1 : 0;
  return core.startsWith('ال', at) || core.startsWith('لل', at);
}
