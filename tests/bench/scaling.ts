import type { OpenStage } from '../../dist/stage/runStage.js';
import { processorTime, write } from './clock.js';
import { annotate, FRONT, openStages } from './front.js';

/** What a scanner could go over again and again. Each is repeated without an end. */
const PIECES: Readonly<Record<string, string>> = {
  'letters without a space': 'ب',
  words: 'وبالمدرسة ',
  'words of vowel marks': 'قَالَ ',
  'opening marks': '«',
  'closing marks': '»',
  'all marks': '«»“”"\'‘’‹›(())<<>>``',
  'marks in lines': '"نعم\n«لا\n',
  brackets: '(نعم. ',
  digits: '7',
  'Arabic digits': '٧',
  'digits and commas': '1,',
  'digits and hyphens': '1-',
  tatweel: 'ـ',
  'tatweel and spaces': 'ـ ',
  'vowel marks': '\u064e',
  'vowel marks and tatweel': 'ـ\u064e',
  ampersands: '&',
  references: '&quot',
  'number signs': '#',
  'at signs': '@',
  'letters and at signs': 'a@',
  'at signs and stops': '@.',
  'letters and stops': 'a.',
  addresses: 'http://a/',
  stops: '.',
  'lines of a stop': '.\n',
  joiners: '👩\u200d',
  'lone surrogates': '\ud83d',
  'letters in threes': 'يييي ',
  'spaces of all kinds': ' \u00a0\t',
};

const MEGABYTES = [1, 2, 5, 10] as const;
/** A piece is measured at this size and at four times of it. */
const SMALL = 0.5;
/** Of four times the text in four times the time; more than this is shown as such. */
const NOTABLE = 2;

/**
 * Measures whether the time of the front of the pipeline grows with the text: one document of all pieces at four
 * sizes, then each piece alone at two.
 */
export async function measureScaling(): Promise<void> {
  const stages = await openStages(FRONT);
  const all = Object.values(PIECES);
  for (let run = 0; run < 3; run++) await timePerMegabyte(stages, all, SMALL);
  const times: number[] = [];
  for (const megabytes of MEGABYTES) times.push(await timePerMegabyte(stages, all, megabytes));
  write('one document of nothing but trouble: milliseconds a megabyte');
  write(MEGABYTES.map((megabytes, i) => `${megabytes} MB: ${times[i]!.toFixed(0)}`).join('   '));
  const worse: string[] = [];
  for (const [name, piece] of Object.entries(PIECES)) {
    const small = await timePerMegabyte(stages, [piece], SMALL);
    const large = await timePerMegabyte(stages, [piece], 4 * SMALL);
    if (large > NOTABLE * small) worse.push(`${name}: ${small.toFixed(0)}, then ${large.toFixed(0)}`);
  }
  write(
    worse.length === 0
      ? `each piece alone: ${4 * SMALL} MB take as long a megabyte as ${SMALL} MB`
      : `pieces that take longer a megabyte at ${4 * SMALL} MB than at ${SMALL} MB: ${worse.join('; ')}`,
  );
  write('');
}

/**
 * Milliseconds of processor time a megabyte for a document in which each piece has the same share: the lower of two
 * measurements, since a garbage collection may fall into one.
 */
async function timePerMegabyte(
  stages: readonly OpenStage[],
  pieces: readonly string[],
  megabytes: number,
): Promise<number> {
  const share = (megabytes * 1e6) / pieces.length;
  const text = pieces.map((piece) => piece.repeat(Math.ceil(share / Buffer.byteLength(piece)))).join('\n');
  let least = Infinity;
  for (let run = 0; run < 2; run++) {
    const began = processorTime();
    await annotate(stages, text);
    least = Math.min(least, processorTime() - began);
  }
  return least / (Buffer.byteLength(text) / 1e6);
}
