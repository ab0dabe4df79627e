/** What the word lists say of a single folded word, as bits. */
export const PERSON_NAME = 1 << 0;
/** A word that is a name of persons and an ordinary word as well. */
export const PERSON_OR_WORD = 1 << 1;
/** أبو، بن، عبد، آل: joins a name to the next word. */
export const PERSON_PREFIX = 1 << 2;
export const FUNCTION_WORD = 1 << 3;
/** A word that news uses often. */
export const COMMON = 1 << 4;
export const NATIONALITY = 1 << 5;
export const WEEKDAY = 1 << 6;
export const MONTH = 1 << 7;
/** Parts of the day and words of relative dates. */
export const TIME_WORD = 1 << 8;
export const NUMBER_WORD = 1 << 9;
/** Seen in news, but not often. */
export const SEEN = 1 << 10;

/** Says, said: its subject follows. */
export const SPEECH_VERB = 1 << 11;
/** News uses the word very often. */
export const FREQUENT = 1 << 12;
/** الدين، الله: the second half of a name (نصر الله), seldom a name alone (الهادي). */
export const PERSON_CLOSER = 1 << 14;
/** A definite word that ends a name before it. */
export const NAME_STOP = 1 << 13;

/** The word is or may be part of the name of a person. */
export const PERSON = PERSON_NAME | PERSON_OR_WORD;
/** Words that no name runs over. */
export const BARRIER = FUNCTION_WORD | WEEKDAY | TIME_WORD | NUMBER_WORD | NAME_STOP;
