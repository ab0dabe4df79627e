/**
 * Written (unvocalised) forms of verbs and speech nouns, generated from principal parts. The paradigms are those of
 * the school grammars (W. Wright, A Grammar of the Arabic Language, 3rd ed., vol. I); spelling of hamza follows the
 * usual rules, with the variants that newspapers print (قرؤوا، قرأوا). Forms carry neither proclitics nor enclitics.
 */

export type Tense = 'perfect' | 'imperfect' | 'jussive' | 'participle' | 'masdar';
export type Voice = 'active' | 'passive';
/** 0 where a form has no person (participle, masdar). */
export type Person = 0 | 1 | 2 | 3;
export type Gender = 'm' | 'f' | '';
export type GrammaticalNumber = 's' | 'd' | 'p' | '';

export interface Features {
  /**
   * `jussive` is any spelling that stands only after a particle (لم، لن، أن، ل): jussive and subjunctive.
   * Short ones look like other words (أقل, نقل, يعد): a reader should ask for the particle.
   */
  readonly tense: Tense;
  readonly voice: Voice;
  readonly person: Person;
  readonly gender: Gender;
  readonly number: GrammaticalNumber;
}

/** One written form with one reading. The same form may come with several readings. */
export interface Inflection extends Features {
  readonly form: string;
}

/** Principal parts of a verb. Empty strings and lists leave the forms out that would follow from them. */
export interface VerbRow {
  /** Perfect, 3rd person masculine singular. A doubled root ends in shadda (ردّ). */
  readonly lemma: string;
  /** Imperfect indicative, 3rd person masculine singular. */
  readonly imperfect: string;
  /** Active participle, masculine singular; of a root with final weak letter in tanwin kasra (نافٍ). */
  readonly participle: string;
  /** Verbal nouns; of a root with final weak letter in tanwin kasra where spoken so (تمنٍّ). */
  readonly masdars: readonly string[];
}

type Kind = 'sound' | 'hollow' | 'doubled' | 'defective';
type Agreement = readonly [person: Person, gender: Gender, number: GrammaticalNumber];

const SHADDA = '\u0651';
const TANWIN_KASRA = '\u064d';
const MARKS = /[\u064b-\u0652\u0670]/g;

/** All written forms of a verb, each reading once. */
export function inflectVerb(row: VerbRow): Inflection[] {
  const kind = kindOf(row.lemma);
  const perfect = row.lemma.replace(MARKS, '');
  const imperfect = row.imperfect.replace(MARKS, '');
  return [
    ...perfectForms(perfectStems(perfect, kind, imperfect), kind, 'active'),
    ...perfectForms(perfectStems(passivePerfect(perfect, kind), kind, ''), kind, 'passive'),
    ...(imperfect === '' ? [] : imperfectForms(imperfect, kind, 'active')),
    ...(imperfect === '' ? [] : imperfectForms(passiveImperfect(imperfect, perfect, kind), kind, 'passive')),
    ...(row.participle === '' ? [] : participleForms(row.participle)),
    ...row.masdars.flatMap((masdar) => nounForms(masdar, [])),
  ];
}

/** All written forms of a speech noun: bare, with the alef of the accusative, and its plurals (the regular one where none is given). */
export function inflectNoun(lemma: string, plurals: readonly string[]): Inflection[] {
  return nounForms(lemma, plurals);
}

/**
 * How a form is written before an enclitic pronoun: نفى → نفا (نفاه), قالوا → قالو, إشارة → إشارت, ادعاء → ادعائ.
 * Most forms stay as they are. Empty for forms that take none (the accusative مؤكدا) or hardly ever do (dual participles).
 */
export function beforeEnclitic({ form, tense, number }: Inflection): string[] {
  const nominal = tense === 'participle' || tense === 'masdar';
  const stem = form.slice(0, -1);
  if (nominal && form.endsWith('ا')) return [];
  if (form.endsWith('ة')) return [`${stem}ت`];
  if (form.endsWith('أى')) return [`${form.slice(0, -2)}آ`];
  if (form.endsWith('ى')) return [`${stem}ا`];
  if (number === 'p' && form.endsWith('وا')) return [stem];
  if (tense === 'participle' && form.endsWith('ن') && number !== 's') return number === 'p' ? [stem] : [];
  if (tense === 'masdar' && form.endsWith('ء')) return [form, `${stem}ؤ`, `${stem}ئ`];
  if (tense === 'imperfect' && form.endsWith('أ')) return [form, `${stem}ؤ`];
  if (form.endsWith('يء')) return [`${stem}ئ`];
  return [form];
}

function kindOf(lemma: string): Kind {
  if (lemma.endsWith(SHADDA)) return 'doubled';
  const letters = lemma.replace(MARKS, '');
  if ('ىاي'.includes(letters.at(-1)!)) return 'defective';
  return letters.at(-2) === 'ا' ? 'hollow' : 'sound';
}

/** Stems of the perfect: as it stands, before ت of 3fs, before ا, before وا, before a consonant (قل-ت). */
interface PerfectStems {
  readonly bare: string;
  readonly beforeT: string;
  readonly beforeA: string;
  readonly beforeW: string;
  readonly closed: string;
}

function perfectStems(perfect: string, kind: Kind, imperfect: string): PerfectStems {
  const all = { bare: perfect, beforeT: perfect, beforeA: perfect, beforeW: perfect, closed: perfect };
  if (kind === 'hollow') return { ...all, closed: closedHollow(perfect, imperfect) };
  if (kind === 'doubled') return { ...all, closed: perfect + perfect.at(-1)! };
  if (kind === 'sound') return all;
  const base = perfect.slice(0, -1);
  if (perfect.endsWith('ي')) return { ...all, beforeW: base };
  const weak = base + (imperfect.endsWith('و') ? 'و' : 'ي');
  return { bare: perfect, beforeT: base, beforeA: weak, beforeW: base, closed: weak };
}

function closedHollow(perfect: string, imperfect: string): string {
  const short = perfect.slice(0, -2);
  if (!perfect.endsWith('ء')) return short + perfect.at(-1)!;
  if (perfect.at(-2) === 'ي') return `${short}ئ`;
  if (perfect.length > 3) return `${short}أ`;
  return short + (imperfect.at(-2) === 'و' ? 'ؤ' : 'ئ');
}

function perfectForms(stems: PerfectStems, kind: Kind, voice: Voice): Inflection[] {
  const out: Inflection[] = [];
  const add = (forms: readonly string[], agreement: Agreement) =>
    push(out, forms, 'perfect', voice, agreement);
  const open = (stem: string, suffix: string) =>
    kind === 'defective' ? [stem + suffix] : join(stem, suffix);
  add([stems.bare], [3, 'm', 's']);
  add(open(stems.beforeT, 'ت'), [3, 'f', 's']);
  add(open(stems.beforeA, 'ا'), [3, 'm', 'd']);
  add(open(stems.beforeT, 'تا'), [3, 'f', 'd']);
  add(open(stems.beforeW, 'وا'), [3, 'm', 'p']);
  add([assimilate(stems.closed, 'ن')], [3, 'f', 'p']);
  add([assimilate(stems.closed, 'ت')], [1, '', 's']);
  add([assimilate(stems.closed, 'ت')], [2, 'm', 's']);
  add([assimilate(stems.closed, 'نا')], [1, '', 'p']);
  return out;
}

function imperfectForms(imperfect: string, kind: Kind, voice: Voice): Inflection[] {
  const bare = imperfect.slice(1);
  const base = bare.slice(0, -1);
  const weak = bare.endsWith('و') ? 'و' : 'ي';
  const defective = kind === 'defective';
  const short = defective ? base : kind === 'hollow' ? shortHollow(bare) : bare;
  const closed = defective ? base + weak : kind === 'doubled' ? bare + bare.at(-1)! : short;
  const dual = (ending: string) => (defective ? [base + weak + ending] : join(bare, ending));
  const plural = (ending: string) => (defective ? [base + ending] : join(bare, ending));
  const prefixed = (prefix: string, stems: readonly string[]) => stems.map((stem) => prefix + stem);

  const out: Inflection[] = [];
  const add = (tense: Tense, forms: readonly string[], agreement: Agreement) =>
    push(out, forms, tense, voice, agreement);
  const addSingular = (tense: Tense, stem: string) => {
    add(tense, [`ي${stem}`], [3, 'm', 's']);
    add(tense, [`ت${stem}`], [3, 'f', 's']);
    add(tense, [`ت${stem}`], [2, 'm', 's']);
    add(tense, [stem.startsWith('أ') ? `آ${stem.slice(1)}` : `أ${stem}`], [1, '', 's']);
    add(tense, [`ن${stem}`], [1, '', 'p']);
  };
  addSingular('imperfect', bare);
  add('imperfect', prefixed('ي', dual('ان')), [3, 'm', 'd']);
  add('imperfect', prefixed('ت', dual('ان')), [3, 'f', 'd']);
  add('imperfect', prefixed('ي', plural('ون')), [3, 'm', 'p']);
  add('imperfect', [`ي${assimilate(closed, 'ن')}`], [3, 'f', 'p']);
  if (short !== bare) addSingular('jussive', short);
  add('jussive', prefixed('ي', dual('ا')), [3, 'm', 'd']);
  add('jussive', prefixed('ت', dual('ا')), [3, 'f', 'd']);
  add('jussive', prefixed('ي', plural('وا')), [3, 'm', 'p']);
  return out;
}

/** قول → قل; with final hamza the seat keeps the vowel: جيء → جئ, سوء → سؤ, شاء → شأ. */
function shortHollow(stem: string): string {
  const head = stem.slice(0, -2);
  if (!stem.endsWith('ء')) return head + stem.at(-1)!;
  return head + (stem.at(-2) === 'ي' ? 'ئ' : stem.at(-2) === 'و' ? 'ؤ' : 'أ');
}

function passivePerfect(perfect: string, kind: Kind): string {
  let letters = perfect.startsWith('آ') ? `أو${perfect.slice(1)}` : perfect;
  if (kind === 'hollow') return replaceAt(letters, letters.length - 2, 'ي');
  if (kind === 'defective') letters = `${letters.slice(0, -1)}ي`;
  // The long vowel of forms III (تابع → توبع) and VI (تداول → تدوول).
  const long = letters[1] === 'ا' ? 1 : letters.startsWith('ت') && letters[2] === 'ا' ? 2 : -1;
  if (long > 0) letters = replaceAt(letters, long, 'و');
  if (kind === 'doubled') return letters;
  const beforeLast = letters.length - 2;
  if (beforeLast > 0 && 'أء'.includes(letters[beforeLast]!)) letters = replaceAt(letters, beforeLast, 'ئ');
  const inner = letters.startsWith('است') ? 3 : letters.startsWith('ت') ? 1 : -1;
  if (inner > 0 && letters[inner] === 'أ') letters = replaceAt(letters, inner, 'ؤ');
  return letters.endsWith('أ') ? `${letters.slice(0, -1)}ئ` : letters;
}

function passiveImperfect(imperfect: string, perfect: string, kind: Kind): string {
  let letters = imperfect.startsWith('يأ') ? `يؤ${imperfect.slice(2)}` : imperfect;
  const last = letters.length - 1;
  if (perfect.startsWith('و') && perfect.length === 3 && letters[1] !== 'و')
    return passiveAssimilated(letters, kind);
  if (kind === 'hollow') return replaceAt(letters, last - 1, 'ا');
  if (kind === 'defective') return replaceAt(letters, last, letters[last - 1] === 'ي' ? 'ا' : 'ى');
  if ('ئؤ'.includes(letters[last]!)) letters = replaceAt(letters, last, 'أ');
  if (letters[last - 1] === 'ئ')
    letters = replaceAt(letters, last - 1, letters[last - 2] === 'ا' ? 'ء' : 'أ');
  return letters;
}

/** يصف → يوصف, يعي → يوعى: the first radical comes back. */
function passiveAssimilated(imperfect: string, kind: Kind): string {
  const letters = `يو${imperfect.slice(1)}`;
  return kind === 'defective' ? `${letters.slice(0, -1)}ى` : letters;
}

function participleForms(participle: string): Inflection[] {
  const bare = participle.replace(MARKS, '');
  const defective = participle.endsWith(TANWIN_KASRA);
  const stem = defective ? `${bare}ي` : bare;
  const out: Inflection[] = [];
  const add = (forms: readonly string[], gender: Gender, number: GrammaticalNumber) =>
    push(out, forms, 'participle', 'active', [0, gender, number]);
  add(defective ? [bare, stem] : [bare], 'm', 's');
  add(join(stem, 'ا'), 'm', 's');
  add(join(stem, 'ة'), 'f', 's');
  add(join(stem, 'ان'), 'm', 'd');
  if (defective) add([`${stem}ين`], 'm', 'd');
  add(defective ? [`${bare}ون`] : join(stem, 'ون'), 'm', 'p');
  add(defective ? [`${bare}ين`] : join(stem, 'ين'), 'm', 'p');
  add(join(stem, 'تان'), 'f', 'd');
  add(join(stem, 'تين'), 'f', 'd');
  add(join(stem, 'ات'), 'f', 'p');
  return out;
}

function nounForms(noun: string, plurals: readonly string[]): Inflection[] {
  const bare = noun.replace(MARKS, '');
  const defective = noun.includes(TANWIN_KASRA);
  const stem = defective ? `${bare}ي` : bare;
  const feminine = bare.endsWith('ة');
  const out: Inflection[] = [];
  const add = (forms: readonly string[], gender: Gender, number: GrammaticalNumber) =>
    push(out, forms, 'masdar', 'active', [0, gender, number]);
  add(defective ? [bare, stem] : [bare], feminine ? 'f' : 'm', 's');
  if (!feminine && !'ىاأ'.includes(stem.at(-1)!) && !stem.endsWith('اء')) add(join(stem, 'ا'), 'm', 's');
  // Verbal nouns of the derived forms, told by their length, take the regular plural: تصريحات, اتهامات.
  const regular = feminine
    ? [`${bare.slice(0, -1)}ات`]
    : bare.length > 4 || defective
      ? join(stem, 'ات')
      : [];
  add(plurals.length > 0 ? plurals : regular, 'f', 'p');
  return out;
}

/**
 * Joins stem and ending as they are spelled, in all spellings in use, where the last radical may be a hamza:
 * قرأ + ا → قرآ; قرأ + وا → قرأوا, قرؤوا, قرءوا; جاء + وا → جاءوا, جاؤوا; مسيء + ا → مسيئا.
 */
function join(stem: string, ending: string): string[] {
  if (stem.endsWith('أ')) {
    const head = stem.slice(0, -1);
    if (ending.startsWith('ا')) return [`${head}آ${ending.slice(1)}`];
    if (ending.startsWith('و')) return [stem + ending, `${head}ؤ${ending}`, `${head}ء${ending}`];
  }
  if (stem.endsWith('يء')) return [`${stem.slice(0, -1)}ئ${ending}`];
  if (stem.endsWith('ء') && ending.startsWith('و')) return [stem + ending, `${stem.slice(0, -1)}ؤ${ending}`];
  return [stem + ending];
}

/** Before an ending of the same letter one letter is written: أعلن + نا → أعلنا, لفت + ت → لفت. */
function assimilate(stem: string, ending: string): string {
  return stem.at(-1) === ending[0] ? stem + ending.slice(1) : stem + ending;
}

function replaceAt(word: string, at: number, letter: string): string {
  return word.slice(0, at) + letter + word.slice(at + 1);
}

function push(
  out: Inflection[],
  forms: readonly string[],
  tense: Tense,
  voice: Voice,
  [person, gender, number]: Agreement,
): void {
  for (const form of forms) out.push({ form, tense, voice, person, gender, number });
}
