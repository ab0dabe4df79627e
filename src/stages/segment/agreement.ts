import type { Agreement } from '../../model/layers.js';
import { FLAG } from './stemTable.js';
import { POS } from './labels.js';
import type { CountStem } from './restore.js';

/**
 * Agreement of a stem by its form. A form with two readings has the one that news uses: ت of the perfect is 3fs and not
 * first person, ين is a plural and not a dual.
 *
 * @param flags bits of `FLAG` that a lexicon gives it
 * @param lemma its lemma
 * @param count how often a stem occurs
 */
export function agreementOf(
  stem: string,
  pos: number,
  flags: number,
  lemma: string,
  count: CountStem,
): Agreement {
  if (pos === POS.verb) return ofVerb(stem, flags, lemma);
  if (pos === POS.noun || pos === POS.adjective) return ofNoun(stem, pos, count);
  return '-';
}

function ofVerb(stem: string, flags: number, lemma: string): Agreement {
  const perfect = (flags & FLAG.perfect) !== 0;
  const imperfect = (flags & FLAG.imperfect) !== 0;
  const prefix = stem[0]!;
  const canBe = stem.length > 2 && 'يتنأ'.includes(prefix);
  if (canBe && imperfect && perfect && prefix === 'ت' && !hasEnding(stem)) return '3s';
  return canBe && (imperfect || !perfect) && stem !== lemma
    ? ofImperfect(stem, prefix)
    : ofPerfect(stem, lemma);
}

const hasEnding = (stem: string): boolean => stem.endsWith('ون') || stem.endsWith('وا') || stem.endsWith('ت');

function ofImperfect(stem: string, prefix: string): Agreement {
  if (prefix === 'ن') return '1p';
  if (prefix === 'أ') return '1s';
  const long = stem.length > 4;
  const masculine = prefix === 'ي';
  if (long && (stem.endsWith('ون') || stem.endsWith('وا'))) return masculine ? '3mp' : '2mp';
  if (long && stem.endsWith('ان')) return masculine ? '3md' : '3fd';
  return masculine ? '3ms' : '3fs';
}

function ofPerfect(stem: string, lemma: string): Agreement {
  if (stem === lemma) return '3ms';
  if (stem.endsWith('وا')) return '3mp';
  if (stem.endsWith('تا')) return '3fd';
  if (stem.endsWith('ت')) return '3fs';
  if (stem.endsWith('نا')) return '1p';
  if (stem.length > 3 && stem.endsWith('تم')) return '2mp';
  if (stem === `${lemma}ن`) return '3fp';
  return stem === `${lemma}ا` ? '3md' : '3ms';
}

function ofNoun(stem: string, pos: number, count: CountStem): Agreement {
  const end = stem.slice(-2);
  const base = stem.slice(0, -2);
  if (stem.endsWith('ة')) return 'fs';
  if (end === 'ات' && stem.length > 4) return 'fp';
  if (end === 'ون' && count(base) > 0 && base.length > 2) return 'mp';
  if (end === 'ين' || end === 'ان') {
    if (stem.length > 5 && stem.at(-3) === 'ت' && count(`${stem.slice(0, -3)}ة`) > 0) return 'fd';
    if (base.length > 2 && count(base) > count(stem)) return end === 'ين' ? 'mp' : 'md';
    return '-';
  }
  return pos === POS.adjective ? 'ms' : '-';
}
