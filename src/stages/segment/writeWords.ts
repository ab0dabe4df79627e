import type { Morphology, Segments } from '../../model/layers.js';
import type { LayerBuilder } from '../../model/layerData.js';
import type { AlignedCursor } from '../../text/alignedText.js';
import type { WordStore } from './wordStore.js';

/** Writes the reading of a word: a row of `morphology`, and a row of `segments` for each part where it has several. */
export type WriteWord = (reading: number, token: number, sourceStart: number, sourceEnd: number) => void;

/** Makes the function that starts a document. What it gives writes until the store forgets its words. */
export function wordWriter({
  pos,
  agreements,
  lemmas,
  firstParts,
  roles,
  cuts,
  forms,
  strings,
}: WordStore): (
  segments: LayerBuilder<typeof Segments>,
  morphology: LayerBuilder<typeof Morphology>,
  cursor: AlignedCursor,
) => WriteWord {
  /** The integers that the strings of the store have in the document, and the document that they were last given in. */
  let ids = new Uint32Array(1024);
  let documents = new Uint32Array(1024);
  let document = 0;

  return (segments, morphology, cursor) => {
    const now = ++document;
    const interner = segments.columns.form.strings;
    const { starts, ends } = segments;
    const tokens = segments.columns.token.values;
    const formIds = segments.columns.form.ids;
    const roleCodes = segments.columns.role.codes;
    const wordStarts = morphology.starts;
    const wordEnds = morphology.ends;
    const owners = morphology.columns.token.values;
    const posCodes = morphology.columns.pos.codes;
    const lemmaIds = morphology.columns.lemma.ids;
    const agreementCodes = morphology.columns.agreement.codes;

    const idOf = (string: number): number => {
      if (documents[string] === now) return ids[string]!;
      if (string >= ids.length) {
        ids = widened(ids, string * 2);
        documents = widened(documents, string * 2);
      }
      documents[string] = now;
      return (ids[string] = interner.id(strings[string]!));
    };

    return (reading, token, sourceStart, sourceEnd) => {
      wordStarts.push(sourceStart);
      wordEnds.push(sourceEnd);
      owners.push(token);
      posCodes.push(pos[reading]!);
      lemmaIds.push(idOf(lemmas[reading]!));
      agreementCodes.push(agreements[reading]!);
      const first = firstParts[reading]!;
      const last = firstParts[reading + 1]! - 1;
      if (first === last) return;

      // As many units as in the normalised text: the spelling may have changed, the places have not.
      const plain = sourceEnd - sourceStart === cuts[last];
      let from = 0;
      if (!plain) {
        cursor.fromSource(sourceStart, sourceEnd);
        from = cursor.start;
      }
      let start = sourceStart;
      for (let part = first; part <= last; part++) {
        let end = sourceEnd;
        if (part < last) {
          if (plain) end = sourceStart + cuts[part]!;
          else {
            cursor.toSource(from + (part === first ? 0 : cuts[part - 1]!), from + cuts[part]!);
            // Where two parts share a source character (the ligature of lam and alef), the first has it.
            end = Math.max(start, cursor.end);
          }
        }
        starts.push(start);
        ends.push(end);
        tokens.push(token);
        formIds.push(idOf(forms[part]!));
        roleCodes.push(roles[part]!);
        start = end;
      }
    };
  };
}

function widened(values: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(length);
  wider.set(values);
  return wider;
}
