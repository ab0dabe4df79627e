import { Entities, Names, Tokens } from '../../model/layers.js';
import { defineStage } from '../../stage/stage.js';
import { aliasResource, genderResource } from './resources.js';
import { groupMentions, type Group } from './groups.js';
import { readMentions } from './mentions.js';
import { fold } from '../../text/fold.js';
import type { LayerData } from '../../model/layerData.js';

/** Groups the mentions of persons, bodies, places and works under the fullest form of the document. */
export const names = defineStage({
  name: 'names',
  version: '0.1.0',
  about: 'Groups the mentions of a document by whom or what they name.',
  needs: [Tokens, Entities],
  gives: [Names],
  resources: { aliases: aliasResource, genders: genderResource },
  open({ resources }) {
    return (doc, out) => {
      const entities = doc.layer(Entities);
      const mentions = readMentions(doc.text, entities, doc.layer(Tokens));
      for (const group of groupMentions(mentions, resources.aliases)) {
        const { row, words } = group.fullest;
        const title = fullestTitle(doc.text, entities, group);
        out.add(Names, {
          start: entities.starts[row]!,
          end: entities.ends[row]!,
          canonical: words.join(' '),
          type: group.type,
          gender: title === null ? 'unknown' : (genderOf(title, resources.genders) ?? 'unknown'),
          title,
          mentions: group.mentions.map((mention) => mention.row),
        });
      }
    };
  },
});

/** The title with the most words that stands with a mention; of equals the first. */
function fullestTitle(text: string, entities: LayerData<typeof Entities>, group: Group): string | null {
  let best: string | null = null;
  for (const { row } of group.mentions) {
    const span = entities.columns.title.at(row);
    if (!span) continue;
    const title = text.slice(span.start, span.end).split(/\s+/).join(' ');
    if (best === null || title.split(' ').length > best.split(' ').length) best = title;
  }
  return best;
}

/** The gender of the longest listed title that the title begins with. */
function genderOf(title: string, genders: ReadonlyMap<string, 'm' | 'f'>): 'm' | 'f' | undefined {
  const words = fold(title).split(' ');
  for (let length = Math.min(words.length, 4); length > 0; length--) {
    const gender = genders.get(words.slice(0, length).join(' '));
    if (gender) return gender;
  }
  return undefined;
}
