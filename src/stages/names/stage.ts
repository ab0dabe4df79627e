import { Entities, Morphology, Names, Tokens } from '../../model/layers.js';
import { defineStage } from '../../stage/stage.js';
import type { Span } from '../../text/span.js';
import { findBesides } from './besides.js';
import { groupBodies } from './bodies.js';
import { evidenceOf } from './evidence.js';
import { formsOf } from './forms.js';
import { settle, type Gender } from './gender.js';
import type { Group } from './groups.js';
import { readMentions, type Mention } from './mentions.js';
import { findHeads } from './headsAlone.js';
import { groupPersons } from './persons.js';
import { placeOf } from './placeFacts.js';
import { readDocument } from './reading.js';
import * as tables from './resources.js';
import { readTitled, type Titled } from './titled.js';
import { findTitles } from './titlesAlone.js';

/** Groups the mentions of persons, bodies, places and works under the fullest form of the document. */
export const names = defineStage({
  name: 'names',
  version: '0.2.0',
  about: 'Groups the mentions of a document by whom or what they name, and says why.',
  needs: [Tokens, Morphology, Entities],
  gives: [Names],
  resources: { ...tables },
  open({ resources }) {
    const { aliases, givenNames, heads, lists, places, spelling, titles } = resources;
    return (doc, out) => {
      const entities = doc.layer(Entities);
      const layers = { tokens: doc.layer(Tokens), morphology: doc.layer(Morphology), entities };
      const reading = readDocument(doc.text, layers, lists['speech-verb']);
      const mentions = readMentions(reading, entities, lists);
      const besides = findBesides(reading, mentions, aliases, lists);
      const titleFacts = { titles, lists, places, entities };
      const titled = new Map<Mention, Titled>();
      for (const mention of mentions) {
        if (mention.type !== 'PER') continue;
        const found = readTitled(reading, mention, titleFacts);
        titled.set(mention, found);
        if (found.behind) reading.titleAt.fill(mention.row, found.behind.from, found.behind.to);
      }

      const persons = groupPersons(formsOf(mentions, 'PER'), besides.PER, {
        spelling,
        isGivenName: (unit) => givenNames.has(unit) && !lists['no-given'].has(unit),
        genderOf: (mention) => settle(new Set(titled.get(mention)!.told), null),
        hasThrone: (mention) => titled.get(mention)!.throne,
        offices: (mention) => titled.get(mention)!.offices.map(({ head }) => head),
      });
      const bodyFacts = { spelling, aliases, places, heads, lists };
      const bodies = groupBodies(formsOf(mentions, 'ORG'), besides.ORG, bodyFacts);
      const groups = [
        ...persons,
        ...bodies,
        ...groupBodies(formsOf(mentions, 'LOC'), besides.LOC, bodyFacts),
        ...groupBodies(formsOf(mentions, 'MISC'), besides.MISC, bodyFacts),
      ];
      const firsts = new Map<Group, Mention>();
      for (const group of groups) {
        group.members.sort((a, b) => a.mention.row - b.mention.row);
        firsts.set(group, group.members[0]!.mention);
      }
      const nominals = new Map<Group, Span[]>([
        ...findTitles(
          reading,
          persons.map((group) => ({
            group,
            first: firsts.get(group)!.from,
            offices: group.members.flatMap(({ mention }) => titled.get(mention)!.offices),
          })),
          titleFacts,
        ),
        ...findHeads(
          reading,
          bodies.map((group) => ({
            group,
            first: firsts.get(group)!.from,
            head: group.fullest.units[0]!,
            subtype: entities.columns.subtype.at(group.fullest.mentions[0]!.row),
          })),
          heads,
          lists,
        ),
      ]);

      groups.sort((a, b) => firsts.get(a)!.row - firsts.get(b)!.row);
      for (const group of groups) {
        const { row, type, words } = group.fullest.mentions[0]!;
        const persona = group.members.flatMap(({ mention }) => titled.get(mention) ?? []);
        const isPlace = type === 'LOC';
        out.add(Names, {
          start: entities.starts[row]!,
          end: entities.ends[row]!,
          canonical: words.join(' '),
          type,
          gender: genderOf(group, persona, givenNames) ?? 'unknown',
          title: fullest(persona.flatMap((one) => one.titles)),
          mentions: group.members.map(({ mention }) => mention.row),
          evidence: group.members.map((member) => evidenceOf(member, group)).join(' '),
          nominals: nominals.get(group) ?? [],
          ...placeOf(isPlace ? group.members.map(({ mention }) => mention.units.join(' ')) : [], places),
        });
      }
    };
  },
});

/** The gender that text and given name tell of a person. */
function genderOf(
  { fullest }: Group,
  titled: readonly Titled[],
  givenNames: ReadonlyMap<string, Gender>,
): Gender | null {
  if (fullest.type !== 'PER') return null;
  const given = fullest.units.length > 1 ? (givenNames.get(fullest.units[0]!) ?? null) : null;
  return settle(new Set(titled.flatMap(({ told }) => told)), given);
}

/** The title with the most words; of equals the first. */
function fullest(titles: readonly string[]): string | null {
  let best: string | null = null;
  for (const title of titles)
    if (best === null || title.split(' ').length > best.split(' ').length) best = title;
  return best;
}
