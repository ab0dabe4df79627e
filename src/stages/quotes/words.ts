import { boundedCache } from '../../text/boundedCache.js';
import { fold } from '../../text/fold.js';
import type { CueForm, CueTable } from './cueTable.js';
import { IS, type WordTable } from './wordTable.js';

/** What is known of a word form wherever it stands. */
export interface Word {
  /** The folded form. */
  readonly form: string;
  /** The form as written (normalised). */
  readonly written: string;
  /** Class bits (`IS`) of the word, or of what follows its conjunction. */
  readonly classes: number;
  /** Class bits of what follows its preposition ب ل ك (the article restored), 0 where it has none. */
  readonly after: number;
  /** و or ف before a word that the tables know; empty where it has none. */
  readonly conjunction: string;
  /** ب, ل or ك before a word that the tables know; empty where it has none. */
  readonly preposition: string;
  /** Its readings as a finite verb of the cue table, third person. */
  readonly verbs: readonly CueForm[];
  /** Its readings as a participle in the accusative (مشيرا، مؤكدة). */
  readonly participles: readonly CueForm[];
  /** Its readings as a speech noun (تصريح، قوله، بالقول). */
  readonly nouns: readonly CueForm[];
  /** A cue that ends in an enclitic pronoun (أكده، قوله). */
  readonly bound: boolean;
}

const LIMIT = 50_000;
const NONE: readonly CueForm[] = [];
/** Of the third person, and نا of the reporter's own outlet (أبلغنا). */
const ENCLITICS = ['هما', 'ها', 'هم', 'هن', 'نا', 'ه'];

/** Looks words up by their normalised form, each distinct word once. */
export function wordLookup(table: WordTable, cues: CueTable): (norm: string) => Word {
  return boundedCache(LIMIT, (norm) => describe(norm, table, cues));
}

function describe(norm: string, table: WordTable, cues: CueTable): Word {
  const form = fold(norm);
  const whole = known(form, table);
  const joined = form.length > 2 && (form[0] === 'و' || form[0] === 'ف');
  const asItStands = cueForms(form, cues);
  const found = asItStands ?? (joined ? cueForms(form.slice(1), cues) : undefined);
  // Folding makes ة look like the pronoun ه: تكملة is not تكمل with a pronoun.
  const cue = found?.bound && (whole !== 0 || norm.endsWith('ة')) ? undefined : found;
  const rest = joined && whole === 0 ? form.slice(1) : form;
  const classes = whole || known(rest, table);
  const after = classes === 0 ? afterPreposition(rest, table) : 0;
  const conjunction =
    (rest !== form && (classes !== 0 || after !== 0)) || (cue && !asItStands) ? form[0]! : '';
  return {
    form,
    written: norm,
    classes,
    after,
    conjunction,
    preposition: after === 0 ? '' : rest[0]!,
    verbs: cue ? cue.forms.filter(isVerb) : NONE,
    participles: cue ? cue.forms.filter((reading) => isCircumstance(reading, form)) : NONE,
    nouns: cue ? cue.forms.filter((reading) => reading.tense === 'masdar') : NONE,
    bound: cue?.bound ?? false,
  };
}

interface Found {
  readonly forms: readonly CueForm[];
  readonly bound: boolean;
}

/** The readings of a word without conjunction: as it stands, then with س or ل, with ب and the article, with a pronoun. */
function cueForms(form: string, cues: CueTable): Found | undefined {
  const plain = cues.forms.get(form);
  if (plain) return { forms: plain, bound: false };
  if (form.length < 4) return undefined;
  const rest = form.slice(1);
  if (form[0] === 'س' || form[0] === 'ل') {
    const later = cues.forms.get(rest)?.filter(({ tense }) => tense === 'imperfect' || tense === 'jussive');
    if (later && later.length > 0) return { forms: later, bound: false };
  }
  for (const noun of [form, form[0] === 'ب' ? rest : '']) {
    const bare = noun.startsWith('ال') ? noun.slice(2) : noun === form ? '' : noun;
    const forms = cues.forms.get(bare)?.filter(({ tense }) => tense === 'masdar');
    if (forms && forms.length > 0) return { forms, bound: false };
    const boundForms = withoutPronoun(noun, cues)?.filter(({ tense }) => noun === form || tense === 'masdar');
    if (boundForms && boundForms.length > 0) return { forms: boundForms, bound: true };
  }
  return undefined;
}

function withoutPronoun(form: string, cues: CueTable): readonly CueForm[] | undefined {
  for (const enclitic of ENCLITICS) {
    if (form.length < enclitic.length + 2 || !form.endsWith(enclitic)) continue;
    const forms = cues.boundForms.get(form.slice(0, -enclitic.length));
    if (forms) return forms;
  }
  return undefined;
}

/** The reporter's verbs are in the third person; first and second persons belong to what is quoted. */
function isVerb({ cue, tense, person, voice, gender, number }: CueForm): boolean {
  // Written passives look like other words (يوسف, هدي); the impersonal قيل and يقال are the ones that report.
  if (voice === 'passive' && cue.lemma !== 'قال') return false;
  // The feminine plural of the perfect looks like nouns and names (جئن، أبنّ); news does not use it.
  if (tense === 'perfect' && gender === 'f' && number === 'p') return false;
  return person === 3 && (tense === 'perfect' || tense === 'imperfect' || tense === 'jussive');
}

function isCircumstance({ tense, gender, number }: CueForm, form: string): boolean {
  return tense === 'participle' && (gender !== 'm' || number !== 's' || form.endsWith('ا'));
}

const WITHOUT_ARTICLE =
  IS.statement | IS.organisation | IS.title | IS.feminine | IS.document | IS.work | IS.plural | IS.outlet;

/** Class bits of a word; of البيان those of بيان where the table has only that. */
function known(form: string, table: WordTable): number {
  const bits = table.get(form);
  if (bits !== undefined) return bits;
  if (!form.startsWith('ال') || form.length < 5) return 0;
  return (table.get(form.slice(2)) ?? 0) & WITHOUT_ARTICLE;
}

function afterPreposition(form: string, table: WordTable): number {
  if (form.length < 4) return 0;
  if (form.startsWith('لل')) return known(`ال${form.slice(2)}`, table);
  return 'بلك'.includes(form[0]!) ? known(form.slice(1), table) : 0;
}
