import { z } from 'zod';
import { guessLanguage } from '../../adapters/franc.js';
import { Language } from '../../model/layers.js';
import { defineStage } from '../../stage/stage.js';
import { readLetters, type LetterEvidence } from './letters.js';

/** The article in this share of the words is proof of Arabic: Persian and Urdu stay below a third of it. */
const ARTICLE_SHARE = 0.1;
/** Below this many letters franc guesses at random; the script decides. */
const LETTERS_FOR_FRANC = 40;
/** Languages that franc knows in Arabic script. */
const ARABIC_SCRIPT = new Set(['arb', 'urd', 'pes', 'zlm', 'skr', 'pbu', 'uig', 'prs', 'ckb']);

export const language = defineStage({
  name: 'language',
  version: '0.1.0',
  about: 'Tells the language by letters and franc, and sets aside what is not Arabic.',
  needs: [],
  gives: [Language],
  options: z.strictObject({
    arabicShare: z
      .number()
      .min(0)
      .max(1)
      .default(0.4)
      .describe('the least share of letters of Arabic script in a document that is worth reading on'),
  }),
  open: ({ options }) => {
    return (doc, out) => {
      const evidence = readLetters(doc.text);
      const { language, score } = decide(doc.text, evidence, options.arabicShare);
      out.add(Language, {
        start: 0,
        end: doc.text.length,
        language,
        arabicShare: Math.round(evidence.arabicShare * 1000) / 1000,
        score,
      });
      if (language === 'arb') return;
      const share = `${Math.round(100 * evidence.arabicShare)} % of the letters are of Arabic script`;
      out.setAside(
        evidence.letters === 0
          ? { code: 'no-letters', severity: 'info', message: 'The document has no letters.' }
          : {
              code: 'not-arabic',
              severity: 'info',
              message: `The document is not in Arabic: language ${language}, ${share}.`,
              advice:
                'Later stages skip it. Leave the stage "language" out of the pipeline to read it all the same.',
            },
      );
    };
  },
});

/** The gate: letters decide where they are sure, franc where they are not. */
function decide(text: string, evidence: LetterEvidence, least: number): { language: string; score: number } {
  const { letters, arabicShare, articleShare, foreign, persianForms } = evidence;
  if (letters === 0) return { language: 'und', score: 1 };
  if (arabicShare < least) return { language: notArabic(guessLanguage(text)), score: 0.9 };
  if (articleShare >= ARTICLE_SHARE && foreign === undefined) return { language: 'arb', score: 0.99 };
  if (articleShare >= ARTICLE_SHARE * 1.5) return { language: 'arb', score: 0.9 };
  if (letters < LETTERS_FOR_FRANC) return { language: foreign ?? 'arb', score: 0.6 };
  const guess = guessLanguage(text);
  // franc cannot name Kurdish in Arabic script, and takes some Arabic for its neighbours.
  if (foreign !== undefined)
    return { language: guess === 'arb' ? 'arb' : (nearer(guess, foreign) ?? foreign), score: 0.9 };
  // Of its neighbours only Persian can be written with the letters of Arabic and ک or ی.
  if (guess === 'arb' || articleShare > 0 || !persianForms || !ARABIC_SCRIPT.has(guess)) {
    return { language: 'arb', score: 0.8 };
  }
  return { language: guess, score: 0.7 };
}

/** franc's word is finer (Dari and Persian share an alphabet) unless the letters name Kurdish. */
function nearer(guess: string, foreign: string): string | undefined {
  return foreign !== 'ckb' && ARABIC_SCRIPT.has(guess) ? guess : undefined;
}

function notArabic(guess: string): string {
  return guess === 'arb' ? 'und' : guess;
}
