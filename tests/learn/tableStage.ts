import { category, optionalRef } from '../../src/model/column.js';
import { defineLayer } from '../../src/model/layer.js';
import { Edits, Segments, Tokens, type SegmentRole } from '../../src/model/layers.js';
import { defineStage, type AnyDocumentStage } from '../../src/stage/stage.js';
import { normalize } from '../../src/stages/normalize/stage.js';
import { tokenize } from '../../src/stages/tokenize/stage.js';

const Morphology = defineLayer({
  name: 'morphology',
  about: 'Parts of speech.',
  columns: {
    token: optionalRef('tokens', 'the token'),
    pos: category(['verb', 'noun', 'proper'], 'its class'),
  },
});

/** How a word is cut: its parts (`ل:prep ال:det أمم:stem`), and its class where it is to have one. */
export interface TableEntry {
  readonly parts?: string;
  readonly pos?: 'verb' | 'noun' | 'proper';
}

/** Stages that cut words as a table says, so that figures can be worked out by hand. */
export function tableStages(table: Readonly<Record<string, TableEntry>>): AnyDocumentStage[] {
  const cut = defineStage({
    name: 'cut',
    version: '1.0.0',
    about: 'Cuts words as a table says.',
    needs: [Edits, Tokens],
    gives: [Segments, Morphology],
    open: () => (doc, out) => {
      const tokens = doc.layer(Tokens);
      for (let token = 0; token < tokens.length; token++) {
        const start = tokens.starts[token]!;
        const end = tokens.ends[token]!;
        const entry = table[tokens.columns.norm.at(token)];
        for (const part of entry?.parts?.split(' ') ?? []) {
          const [form, role] = part.split(':') as [string, SegmentRole];
          out.add(Segments, { start, end, token, form, role });
        }
        if (entry?.pos) out.add(Morphology, { start, end, token, pos: entry.pos });
      }
    },
  });
  return [normalize, tokenize, cut] as AnyDocumentStage[];
}
