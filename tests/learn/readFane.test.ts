import { describe, expect, it } from 'vitest';
import { readFane } from '../../src/learn/entities/readFane.js';
import { fold } from '../../src/text/fold.js';

/** Spells words as these are spelled. */
const SPELLINGS = new Map(
  ['وأعلن', 'أعلن', 'الأمم', 'مدرسة', 'مدرستهم', 'إلى'].map((word) => [fold(word), word]),
);

function read(lines: readonly string[], sentencesADocument = 9) {
  return readFane(lines.join('\n'), { id: 'news', sentencesADocument }, (word) => SPELLINGS.get(word));
}

/** The text and the names of a document of one sentence: `TYPE:subtype text`. */
function readOne(...lines: string[]): { text: string; names: string[] } {
  const [{ text, entities } = { text: '', entities: [] }] = read(lines);
  return {
    text,
    names: entities.map((entity) => {
      const { subtype } = entity as unknown as { subtype: string | null };
      return `${entity.type}:${subtype} ${text.slice(entity.start, entity.end)}`;
    }),
  };
}

describe('FANE', () => {
  it('gives our types and subtypes, and no names of peoples', () => {
    expect(
      readOne(
        'زار O',
        'سامر B-Politician',
        'حداد I-Politician',
        'بيروت B-Population-Center',
        'عربيا B-Group',
      ),
    ).toEqual({
      text: 'زار سامر حداد بيروت عربيا\n',
      names: ['PER:politician سامر حداد', 'LOC:city بيروت'],
    });
  });

  it('joins conjunctions and pronouns to their words, and leaves the conjunction out of a name', () => {
    expect(readOne('و O', 'اعلن O', 'و O', 'بيروت B-Population-Center').text).toBe('وأعلن وبيروت\n');
    expect(readOne('و O', 'بيروت B-Population-Center').names).toEqual(['LOC:city بيروت']);
    expect(
      readOne('وزاره B-Government', 'التربيه I-Government', 'و I-Government', 'التعليم I-Government'),
    ).toEqual({
      text: 'وزاره التربيه والتعليم\n',
      names: ['ORG:government وزاره التربيه والتعليم'],
    });
    // Always a pronoun; one that is a word too only where the news has the joined word.
    expect(readOne('كتاب O', 'ها O').text).toBe('كتابها\n');
    expect(readOne('مدرسة O', 'هم O').text).toBe('مدرستهم\n');
    expect(readOne('قال O', 'هم O').text).toBe('قال هم\n');
    // The sign of an addition, not a conjunction.
    expect(readOne('و O', '5 O', 'و O').text).toBe('و 5 و\n');
  });

  it('spells words as the news does', () => {
    expect(readOne('الامم B-Non-Governmental', 'الي O')).toEqual({
      text: 'الأمم إلى\n',
      names: ['ORG:null الأمم'],
    });
  });

  it('begins a name where the type changes, with B and after nothing', () => {
    expect(
      readOne('سامر B-Artist', 'ليلى B-Artist', 'حداد I-Athlete', 'لا O', 'بيروت I-Nation').names,
    ).toEqual(['PER:artist سامر', 'PER:artist ليلى', 'PER:athlete حداد', 'LOC:country بيروت']);
  });

  it('ends names with the sentence, and documents after so many', () => {
    const documents = read(['سامر B-Artist', '', 'حداد I-Artist', '', '', 'لا O', 'no-columns'], 2);
    expect(documents.map(({ id, text }) => [id, text])).toEqual([
      ['news-0', 'سامر\nحداد\n'],
      ['news-2', 'لا\n'],
    ]);
    expect(documents[0]!.entities).toHaveLength(2);
    for (const { text, tokenStarts, tokenEnds } of documents) {
      const words = [...tokenStarts].map((start, i) => text.slice(start, tokenEnds[i]));
      expect(words).toEqual(text.trim().split(/\s/));
    }
    expect(read([])).toEqual([]);
  });
});
