import { expect, test } from 'vitest';
import {
  ARABIC,
  AT,
  CHAR_CLASS,
  CURRENCY,
  DIGIT,
  EMOJI,
  HASH,
  LATIN,
  MARK,
  NEWLINE,
  SPACE,
  SURROGATE,
} from '../../../src/text/charClass.js';

const ARABIC_LETTER = /[\p{Script=Arabic}]/u;

test('white space is what JavaScript calls white space', () => {
  for (let c = 0; c < 0x10000; c++) {
    const space = CHAR_CLASS[c] === SPACE || CHAR_CLASS[c] === NEWLINE;
    expect(space, c.toString(16)).toBe(/\s/.test(String.fromCharCode(c)));
  }
});

test('letters, digits and marks of the scripts that news uses agree with Unicode', () => {
  // Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic: beyond them ranges are taken whole.
  for (let c = 0; c < 0x700; c++) {
    const character = String.fromCharCode(c);
    const name = `U+${c.toString(16)}`;
    const charClass = CHAR_CLASS[c]!;
    if (/\p{Nd}/u.test(character)) expect(charClass, name).toBe(DIGIT);
    else if (/\p{L}/u.test(character) && c !== 0x640) {
      expect(charClass, name).toBe(ARABIC_LETTER.test(character) ? ARABIC : LATIN);
    } else if (/\p{Mn}/u.test(character)) expect(charClass, name).toBe(MARK);
    else if (/\p{Sc}/u.test(character)) expect(charClass, name).toBe(CURRENCY);
    else expect([ARABIC, DIGIT, SURROGATE, EMOJI], name).not.toContain(charClass);
  }
  expect(CHAR_CLASS['@'.charCodeAt(0)]).toBe(AT);
  expect(CHAR_CLASS['#'.charCodeAt(0)]).toBe(HASH);
});

test('what is shown as an emoji by itself is one', () => {
  for (let c = 0x2000; c < 0x10000; c++) {
    if (/\p{Emoji_Presentation}/u.test(String.fromCharCode(c)))
      expect(CHAR_CLASS[c], c.toString(16)).toBe(EMOJI);
  }
});
