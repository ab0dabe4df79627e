import type { LayerData } from '../../model/layerData.js';
import type { Entities, Names } from '../../model/layers.js';
import { lastAtOrBefore } from '../../text/span.js';
import type { CanonicalNames } from './sources.js';
import type { Reading } from './reading.js';

/** Looks the canonical name up of the last named entity that stands in a stretch, with its fullest title. */
export function canonicalNames(
  reading: Reading,
  entities: LayerData<typeof Entities>,
  names: LayerData<typeof Names>,
): CanonicalNames {
  const nameOf = new Int32Array(entities.length).fill(-1);
  for (let n = 0; n < names.length; n++)
    for (const mention of names.columns.mentions.at(n)) nameOf[mention] = n;
  return (stretch) => {
    const start = reading.starts[stretch.from]!;
    const end = reading.ends[stretch.to - 1]!;
    let e = lastAtOrBefore(entities.starts, entities.length, start - 1) + 1;
    for (; e < entities.length && entities.starts[e]! < end; e++) {
      if (entities.ends[e]! > end || nameOf[e]! < 0) continue;
      const type = entities.columns.type.at(e);
      if (type !== 'PER' && end - start > entities.ends[e]! - entities.starts[e]! + 2) continue;
      const canonical = names.columns.canonical.at(nameOf[e]!);
      const title = names.columns.title.at(nameOf[e]!);
      return title && type === 'PER' ? `${title} ${canonical}` : canonical;
    }
    return null;
  };
}
