import {
  category,
  flag,
  number,
  optionalRef,
  optionalSpan,
  optionalText,
  refs,
  spans,
  text,
} from './column.js';
import { defineLayer } from './layer.js';

/**
 * The shared vocabulary: the layers that the built-in stages give and that any stage may need.
 * docs/output-format.md describes each column; a test holds the two together.
 */

/** One row over the whole document. */
export const Language = defineLayer({
  name: 'language',
  about: 'The language of the document.',
  columns: {
    language: text('ISO 639-3 code (arb for Arabic), or und'),
    arabicShare: number('share of letters that are of the Arabic script, 0 to 1'),
    score: number('how sure, 0 to 1'),
  },
});

export const Edits = defineLayer({
  name: 'edits',
  about:
    'What normalisation replaces, in order, without overlap. The normalised text follows from text and edits.',
  columns: {
    with: text('the replacement; empty where text is deleted'),
    rule: text('the rule, or the rules in order joined by "+"'),
    attached: flag('deleted text that belongs to the character before it (vowel marks, tatweel)'),
  },
});

export const Sentences = defineLayer({
  name: 'sentences',
  about: 'Sentences, without the white space around them.',
  columns: { paragraph: number('the number of the paragraph (line of the source), from 0') },
});

export const QuotedSentences = defineLayer({
  name: 'quoted-sentences',
  about: 'The sentences inside one quotation or bracket of a sentence, where stops show that they are whole.',
  columns: {
    sentence: optionalRef('sentences', 'the sentence that holds it'),
    mark: optionalRef('marks', 'the marks around it; null where it stands in brackets'),
  },
});

export const TOKEN_KINDS = [
  'word',
  'number',
  'date',
  'time',
  'percent',
  'currency',
  'latin',
  'url',
  'email',
  'handle',
  'hashtag',
  'emoji',
  'quote',
  'punctuation',
  'symbol',
] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

export const Tokens = defineLayer({
  name: 'tokens',
  about: 'Tokens: every character that is no white space belongs to exactly one.',
  columns: {
    kind: category(
      TOKEN_KINDS,
      'word: letters of the Arabic script; latin: other letters; percent, currency: the sign; quote: a quotation mark',
    ),
    norm: text('the normalised form'),
    sentence: optionalRef('sentences', 'the sentence that holds the token'),
  },
});

export const SEGMENT_ROLES = ['conj', 'prep', 'future', 'question', 'det', 'stem', 'pronoun'] as const;
export type SegmentRole = (typeof SEGMENT_ROLES)[number];

export const Segments = defineLayer({
  name: 'segments',
  about: 'The clitics and stem of each word that has more than one part. Words without clitics have no rows.',
  columns: {
    token: optionalRef('tokens', 'the token that it is part of'),
    form: text('the restored spelling (للأمم: ل, ال, أمم)'),
    role: category(
      SEGMENT_ROLES,
      'conj و ف; prep ب ل ك; future س; question أ; det ال; stem; pronoun (enclitic)',
    ),
  },
});

/** Person, gender and number: 3ms is the third person masculine singular; - where the form does not tell. */
export const AGREEMENTS = [
  '-',
  '3ms',
  '3fs',
  '3s',
  '3md',
  '3fd',
  '3mp',
  '3fp',
  '2mp',
  '1s',
  '1p',
  'ms',
  'fs',
  'md',
  'fd',
  'mp',
  'fp',
] as const;
export type Agreement = (typeof AGREEMENTS)[number];

export const PARTS_OF_SPEECH = ['verb', 'noun', 'proper', 'adjective', 'particle', 'number'] as const;
export type PartOfSpeech = (typeof PARTS_OF_SPEECH)[number];

export const Morphology = defineLayer({
  name: 'morphology',
  about: 'The stem of each word: its part of speech, lemma, and agreement as far as its form tells.',
  columns: {
    token: optionalRef('tokens', 'the word'),
    pos: category(
      PARTS_OF_SPEECH,
      'verb, noun, proper noun, adjective, particle (all function words), number word',
    ),
    lemma: text('the dictionary form, without vowel marks'),
    agreement: category(AGREEMENTS, 'person (1 2 3), gender (m f), number (s d p): 3fs, mp; - where unknown'),
  },
});

export const Marks = defineLayer({
  name: 'marks',
  about: 'Pairs of quotation marks; the span runs from the opening mark to after the closing one.',
  columns: {
    open: optionalSpan('the opening mark'),
    close: optionalSpan('the closing mark; null where it is missing'),
    depth: number('0 for an outermost pair, 1 for a pair inside it, …'),
    repair: category(
      ['none', 'unclosed', 'reopened'],
      'unclosed: the end was inferred; reopened: a mark repeated at the head of a paragraph that continues the quotation',
    ),
  },
});

export const ENTITY_TYPES = [
  'PER',
  'LOC',
  'ORG',
  'MISC',
  'DATE',
  'TIME',
  'MONEY',
  'PERCENT',
  'QUANTITY',
  'ORDINAL',
] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

export const Entities = defineLayer({
  name: 'entities',
  about: 'Named entities, without proclitics and without titles; dates, times, amounts.',
  showText: true,
  columns: {
    type: category(ENTITY_TYPES, 'PER, LOC, ORG, MISC by name; the others by pattern'),
    subtype: optionalText('a finer type where known (country, city, ministry, …)'),
    value: optionalText('the normalised value (ISO date, "120 USD", "3.5 %", ISO country code)'),
    title: optionalSpan('the title before a person (الرئيس, وزير الخارجية)'),
    score: number('how sure, 0 to 1'),
    rule: text('the rule or list that decided'),
  },
});

export const Names = defineLayer({
  name: 'names',
  about: 'Persons, bodies and places of the document, each once; the span is the fullest mention.',
  showText: true,
  columns: {
    canonical: text('the fullest name in the document, normalised'),
    type: category(['PER', 'LOC', 'ORG', 'MISC'], 'the type of its mentions'),
    gender: category(['m', 'f', 'unknown'], 'of a person, where titles, verbs or the given name tell'),
    title: optionalText('the fullest title that stands with a mention'),
    mentions: refs('entities', 'its mentions, in order of text'),
    evidence: text('why each mention belongs: a word a mention, in their order, a space between'),
    nominals: spans('where a title or a head stands for it alone: الوزير, الوزارة'),
    country: optionalText('the ISO 3166 code of a place that is a country'),
    wikidata: optionalText('the item of Wikidata of a place, where one town alone can be meant'),
  },
});

export const QUOTE_KINDS = ['direct', 'indirect', 'mixed', 'headline'] as const;
export type QuoteKind = (typeof QUOTE_KINDS)[number];

export const Quotes = defineLayer({
  name: 'quotes',
  about: 'Reported speech: the span runs from the first to the last piece of content.',
  showText: true,
  columns: {
    kind: category(QUOTE_KINDS, 'direct, indirect, mixed (paraphrase with quoted pieces), headline (X: …)'),
    content: spans('what is said, a span a contiguous piece, without the outer marks'),
    cue: optionalSpan(
      'the word that reports, whole with its clitics; null for a headline or a floating quotation',
    ),
    cueLemma: optionalText('the lemma of the cue'),
    cueClass: optionalText('its class in the cue table (say, deny, ask, …)'),
    speaker: optionalSpan('the source where it stands in the same clause; null where it is implied'),
    speakerName: optionalText('the resolved source; null where the text does not tell'),
    resolution: category(
      ['explicit', 'name', 'implicit', 'unknown'],
      'explicit: as it stands; name: through the names layer; implicit: from an earlier clause; unknown',
    ),
    via: spans('who relays it (an agency, a newspaper)'),
    addressee: optionalSpan('whom it was said to'),
    status: category(['asserted', 'negated', 'hypothetical'], 'whether the text says that it was said'),
    parent: optionalRef('quotes', 'the quotation that this one stands in'),
    score: number('how sure, 0 to 1'),
    rule: text('the rule that decided'),
  },
});

export const Keywords = defineLayer({
  name: 'keywords',
  about:
    'The telling terms of the document against the other documents of the run; the span is the first mention.',
  showText: true,
  columns: {
    term: text('the normalised word'),
    count: number('how often it stands in the document'),
    score: number('tf–idf'),
  },
});
