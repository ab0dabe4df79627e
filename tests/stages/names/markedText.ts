import type { EntityType } from '../../../src/model/layers.js';
import { Entities } from '../../../src/model/layers.js';
import { defineStage } from '../../../src/stage/stage.js';

/** An entity of a marked text, as the layer has it. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
  readonly subtype: string | null;
  readonly title: { readonly start: number; readonly end: number } | null;
}

/**
 * Reads a text whose entities are marked, so that the grouping of names is tested alone: `[PER فلاديمير بوتين]`, with a
 * title `[الرئيس الروسي|PER فلاديمير بوتين]`, with a subtype `[ORG:company أرامكو]`. A title may hold an entity.
 */
export function readMarked(marked: string): { readonly text: string; readonly entities: Marked[] } {
  const entities: Marked[] = [];
  let text = '';
  const read = (from: number): number => {
    const titleStart = text.length;
    let i = from;
    let title: Marked['title'] = null;
    let open: { type: EntityType; subtype: string | null; start: number } | null = null;
    while (i < marked.length) {
      const head = HEAD.exec(marked.slice(i, i + 40));
      if (head && !open && (i === from || marked[i - 1] === '|')) {
        if (text.length > titleStart) title = { start: titleStart, end: text.trimEnd().length };
        if (title) text = `${text.trimEnd()} `;
        open = { type: head[1] as EntityType, subtype: head[2] ?? null, start: text.length };
        i += head[0].length;
      } else if (marked[i] === '[') i = read(i + 1);
      else if (marked[i] === ']') {
        const { type, subtype, start } = open!;
        entities.push({ start, end: text.length, type, subtype, title });
        return i + 1;
      } else if (marked[i] === '|') i++;
      else text += marked[i++];
    }
    return i;
  };
  for (let i = 0; i < marked.length;) {
    if (marked[i] === '[') i = read(i + 1);
    else text += marked[i++];
  }
  return { text, entities: entities.sort((a, b) => a.start - b.start) };
}

const HEAD = /^(PER|LOC|ORG|MISC|DATE)(?::(\S+))? /;

/** A stage that gives the entities that `next` returns. */
export function givenEntities(next: () => readonly Marked[]) {
  return defineStage({
    name: 'given-entities',
    version: '1.0.0',
    about: 'Gives the entities of a marked text.',
    needs: [],
    gives: [Entities],
    open: () => (_doc, out) => {
      for (const entity of next()) out.add(Entities, { ...entity, value: null, score: 1, rule: 'marked' });
    },
  });
}
