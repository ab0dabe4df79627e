import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CUE_CLASSES, parseCues, type CueForm, type CueTable } from '../../../src/stages/quotes/cueTable.js';
import {
  beforeEnclitic,
  inflectNoun,
  inflectVerb,
  type Inflection,
  type VerbRow,
} from '../../../src/stages/quotes/inflect.js';

const TABLE = new URL('../../../src/resources/lexicons/cues.tsv', import.meta.url);

function verb(lemma: string, imperfect: string, participle = '', ...masdars: string[]): VerbRow {
  return { lemma, imperfect, participle, masdars };
}

/** A reading in short: 3fs of the perfect, +3fs of the imperfect, -3fs of the jussive, *fs of a nominal, ~ of a passive. */
const SIGNS = { perfect: '', imperfect: '+', jussive: '-', participle: '*', masdar: '*' } as const;

function written(inflections: readonly Inflection[]): Map<string, string[]> {
  const readings = new Map<string, string[]>();
  for (const { form, tense, voice, person, gender, number } of inflections) {
    const reading = `${SIGNS[tense]}${person || ''}${gender}${number}${voice === 'passive' ? '~' : ''}`;
    readings.set(reading, [...(readings.get(reading) ?? []), form]);
  }
  return readings;
}

/** Each case: principal parts, then `reading form form…` between semicolons; the forms of a reading are compared whole. */
const VERBS: readonly (readonly [VerbRow, readonly string[]])[] = [
  [
    verb('ذكر', 'يذكر', 'ذاكر', 'ذكر'),
    [
      '3ms ذكر; 3fs ذكرت; 3md ذكرا; 3fd ذكرتا; 3mp ذكروا; 3fp ذكرن; 1s ذكرت; 2ms ذكرت; 1p ذكرنا',
      '3ms~ ذكر; 3mp~ ذكروا; +3ms يذكر; +3fs تذكر; +2ms تذكر; +1s أذكر; +1p نذكر; +3md يذكران',
      '+3fd تذكران; +3mp يذكرون; +3fp يذكرن; +3ms~ يذكر; -3md يذكرا; -3fd تذكرا; -3mp يذكروا',
    ],
  ],
  [
    verb('قال', 'يقول', 'قائل', 'قول'),
    [
      '3fs قالت; 3md قالا; 3fd قالتا; 3mp قالوا; 3fp قلن; 1s قلت; 1p قلنا; 3ms~ قيل; 3fs~ قيلت',
      '+1s أقول; +3mp يقولون; +3fp يقلن; +3ms~ يقال; -3ms يقل; -3fs تقل; -1s أقل; -1p نقل',
      '-3mp يقولوا; *fs قائلة; *mp قائلون قائلين; *fp قائلات',
    ],
  ],
  [
    verb('صاح', 'يصيح', 'صائح', 'صياح'),
    ['3fs صاحت; 3fp صحن; 1s صحت; +3fs تصيح; +3fp يصحن; -3ms يصح; -3mp يصيحوا', '*mp صائحون صائحين'],
  ],
  [
    verb('أشار', 'يشير', 'مشير', 'إشارة'),
    [
      '3fs أشارت; 3mp أشاروا; 3fp أشرن; 1s أشرت; 1p أشرنا; 3ms~ أشير; +3mp يشيرون; +3fp يشرن',
      '+3ms~ يشار; -3ms يشر; -3fs تشر; *ms مشير مشيرا; *md مشيران; *fd مشيرتان مشيرتين',
      '*mp مشيرون مشيرين; *fp مشيرات إشارات',
    ],
  ],
  [
    verb('استعاد', 'يستعيد', 'مستعيد'),
    ['3fp استعدن; 1p استعدنا; 3ms~ استعيد; +3fp يستعدن; +3ms~ يستعاد; -3ms يستعد', '-3mp يستعيدوا'],
  ],
  [
    verb('نفى', 'ينفي', 'نافٍ', 'نفي'),
    [
      '3ms نفى; 3fs نفت; 3md نفيا; 3fd نفتا; 3mp نفوا; 3fp نفين; 1s نفيت; 1p نفينا; 3ms~ نفي',
      '3fs~ نفيت; 3mp~ نفوا; +3ms ينفي; +3md ينفيان; +3mp ينفون; +3fp ينفين; +3ms~ ينفى',
      '+3mp~ ينفون; -3ms ينف; -3md ينفيا; -3mp ينفوا; *ms ناف نافي نافيا نفي نفيا; *fs نافية',
      '*md نافيان نافيين; *mp نافون نافين',
    ],
  ],
  [
    verb('دعا', 'يدعو', 'داعٍ', 'دعوة'),
    [
      '3fs دعت; 3md دعوا; 3fd دعتا; 3mp دعوا; 3fp دعون; 1s دعوت; 3ms~ دعي; +3ms يدعو',
      '+3md يدعوان; +3mp يدعون; +3fp يدعون; +3ms~ يدعى; -3ms يدع; -3mp يدعوا; *fs داعية دعوة',
      '*fp داعيات دعوات',
    ],
  ],
  [
    verb('رأى', 'يرى'),
    [
      '3fs رأت; 3md رأيا; 3mp رأوا; 1s رأيت; 3ms~ رئي; +1s أرى; +3md يريان; +3mp يرون',
      '+3fp يرين; +3ms~ يرى; -3ms ير; -3mp يروا',
    ],
  ],
  [
    verb('ادعى', 'يدعي', 'مدعٍ', 'ادعاء'),
    ['3fs ادعت; 3mp ادعوا; 3ms~ ادعي; +3mp يدعون; -3ms يدع; *ms مدع مدعي مدعيا ادعاء', '*fp مدعيات ادعاءات'],
  ],
  [verb('روى', 'يروي'), ['3fs روت; 3mp رووا; 1s رويت; +3mp يروون; -3ms يرو; +3ms~ يروى']],
  [verb('أدلى', 'يدلي', 'مدلٍ', 'إدلاء'), ['3fs أدلت; 3mp أدلوا; +3mp يدلون; -3ms يدل; *fs مدلية']],
  [verb('تمنى', 'يتمنى', 'متمنٍ', 'تمنٍ'), ['3fs تمنت; +3mp يتمنون; -3ms يتمن; *fp متمنيات تمنيات']],
  [verb('نادى', 'ينادي'), ['3fs نادت; 3ms~ نودي; +3mp ينادون; +3ms~ ينادى; -3ms يناد']],
  [verb('خشي', 'يخشى'), ['3ms خشي; 3fs خشيت; 3md خشيا; 3mp خشوا; 1s خشيت; +3mp يخشون; -3ms يخش']],
  [
    verb('ردّ', 'يرد', '', 'رد'),
    ['3ms رد; 3fs ردت; 3mp ردوا; 3fp رددن; 1s رددت; 1p رددنا; +3mp يردون; +3fp يرددن', '-3mp يردوا'],
  ],
  [
    verb('أقرّ', 'يقر', 'مقر', 'إقرار'),
    ['3fs أقرت; 1s أقررت; 3ms~ أقر; +3fp يقررن; *ms مقر مقرا إقرار إقرارا; *fp مقرات إقرارات'],
  ],
  [verb('استدلّ', 'يستدل'), ['3fs استدلت; 1p استدللنا; +3fp يستدللن']],
  [
    verb('سأل', 'يسأل', 'سائل', 'سؤال'),
    ['3fs سألت; 3mp سألوا; 3ms~ سئل; 3fs~ سئلت; 1s~ سئلت; +3mp يسألون; +3ms~ يسأل; *fs سائلة'],
  ],
  [verb('تساءل', 'يتساءل', 'متسائل', 'تساؤل'), ['3fs تساءلت; 3ms~ تسوئل; +3mp يتساءلون; *fs متسائلة']],
  [
    verb('قرأ', 'يقرأ', 'قارئ'),
    [
      '3md قرآ; 3fs قرأت; 3mp قرأوا قرؤوا قرءوا; 3ms~ قرئ; +1s أقرأ; +3md يقرآن',
      '+3mp يقرأون يقرؤون يقرءون; -3mp يقرأوا يقرؤوا يقرءوا; *fs قارئة',
    ],
  ],
  [
    verb('أنبأ', 'ينبئ', 'منبئ', 'إنباء'),
    [
      '3mp أنبأوا أنبؤوا أنبءوا; 3ms~ أنبئ; +3mp ينبئون; +3ms~ ينبأ; *ms منبئ منبئا إنباء',
      '*mp منبئون منبئين',
    ],
  ],
  [verb('أكد', 'يؤكد', 'مؤكد', 'تأكيد'), ['3fs أكدت; 3ms~ أكد; +1s أؤكد; +3ms~ يؤكد; *fp مؤكدات تأكيدات']],
  [verb('أمر', 'يأمر'), ['3fs أمرت; +1s آمر; +3ms~ يؤمر']],
  [verb('جاء', 'يجيء'), ['3fs جاءت; 3mp جاءوا جاؤوا; 1s جئت; 3ms~ جيء; +3mp يجيئون; -3ms يجئ; -3mp يجيئوا']],
  [verb('وصف', 'يصف', 'واصف', 'وصف'), ['3fs وصفت; 3ms~ وصف; +3mp يصفون; +1s أصف; +3ms~ يوصف; *fs واصفة']],
  [verb('وعد', 'يعد'), ['3fs وعدت; +3fs تعد; +3ms~ يوعد; -3mp يعدوا']],
  [
    verb('أوضح', 'يوضح', 'موضح', 'إيضاح'),
    ['3fs أوضحت; 3ms~ أوضح; +3mp يوضحون; +3ms~ يوضح; *fp موضحات إيضاحات'],
  ],
  [verb('أعلن', 'يعلن', 'معلن', 'إعلان'), ['3fp أعلن; 1p أعلنا; 1s أعلنت; +3fp يعلن; +3mp يعلنون']],
  [verb('لفت', 'يلفت', 'لافت'), ['3fs لفتت; 1s لفت; 1p لفتنا; +3mp يلفتون; *fs لافتة']],
  [verb('طالب', 'يطالب', 'مطالب', 'مطالبة'), ['3ms~ طولب; 3fs~ طولبت; +3ms~ يطالب; *fp مطالبات مطالبات']],
  [verb('تناقل', 'يتناقل'), ['3fs تناقلت; 3ms~ تنوقل; +3mp يتناقلون']],
  [verb('اختار', 'يختار'), ['3fs اختارت; 1s اخترت; 3ms~ اختير; +3ms~ يختار; -3ms يختر']],
  [verb('استأنف', 'يستأنف'), ['3ms~ استؤنف; +3ms~ يستأنف; 3fs استأنفت']],
  [verb('طمأن', 'يطمئن', '', 'طمأنة'), ['3fs طمأنت; 3ms~ طمئن; +3mp يطمئنون; +3ms~ يطمأن']],
];

describe('inflectVerb', () => {
  it.each(VERBS)('$lemma', (row, lines) => {
    const expected = lines.flatMap((line) => line.split('; '));
    const readings = written(inflectVerb(row));
    const found = expected.map((line) => {
      const reading = line.slice(0, line.indexOf(' '));
      return `${reading} ${(readings.get(reading) ?? []).join(' ')}`;
    });
    expect(found).toEqual(expected);
  });

  it('leaves out what the principal parts leave out', () => {
    const tenses = inflectVerb({ lemma: 'علم', imperfect: '', participle: '', masdars: [] }).map(
      ({ tense }) => tense,
    );
    expect(new Set(tenses)).toEqual(new Set(['perfect']));
  });

  it('gives each reading of a form once', () => {
    for (const [row] of VERBS) {
      const lines = inflectVerb(row).map((inflection) => JSON.stringify(inflection));
      expect(new Set(lines).size).toBe(lines.length);
    }
  });
});

describe('inflectNoun', () => {
  it.each([
    ['قول', ['أقوال'], 'قول قولا أقوال'],
    ['تصريح', [], 'تصريح تصريحا تصريحات'],
    ['رسالة', ['رسائل'], 'رسالة رسائل'],
    ['شهادة', [], 'شهادة شهادات'],
    ['ادعاء', [], 'ادعاء ادعاءات'],
    ['شكوى', ['شكاوى'], 'شكوى شكاوى'],
  ])('%s', (lemma, plurals, expected) => {
    expect(
      inflectNoun(lemma, plurals)
        .map(({ form }) => form)
        .join(' '),
    ).toBe(expected);
  });
});

describe('beforeEnclitic', () => {
  const stemsOf = (row: VerbRow, form: string) => [
    ...new Set(
      inflectVerb(row).flatMap((inflection) => (inflection.form === form ? beforeEnclitic(inflection) : [])),
    ),
  ];
  it.each([
    ['نفى', verb('نفى', 'ينفي'), 'نفا'],
    ['رأى', verb('رأى', 'يرى'), 'رآ'],
    ['يرى', verb('رأى', 'يرى'), 'يرا'],
    ['قالوا', verb('قال', 'يقول'), 'قالو'],
    ['يقولون', verb('قال', 'يقول'), 'يقولون'],
    ['قالا', verb('قال', 'يقول'), 'قالا'],
    ['إشارة', verb('أشار', 'يشير', '', 'إشارة'), 'إشارت'],
    ['متهمين', verb('اتهم', 'يتهم', 'متهم'), 'متهمي'],
    ['ادعاء', verb('ادعى', 'يدعي', '', 'ادعاء'), 'ادعاء ادعاؤ ادعائ'],
    ['مؤكدا', verb('أكد', 'يؤكد', 'مؤكد'), ''],
    ['يقرأ', verb('قرأ', 'يقرأ'), 'يقرأ يقرؤ'],
  ])('%s', (form, row, expected) => {
    expect(stemsOf(row, form).join(' ')).toBe(expected);
  });
});

describe('the table of cues', () => {
  const text = readFileSync(TABLE, 'utf8');
  const table: CueTable = parseCues(text);
  const readings = (form: string): readonly CueForm[] => table.forms.get(form) ?? [];
  const lemmas = (form: string): string[] => [...new Set(readings(form).map(({ cue }) => cue.lemma))];

  it('is large', () => {
    const count = (part: string) => table.cues.filter((cue) => cue.part === part).length;
    expect(count('verb')).toBeGreaterThanOrEqual(220);
    expect(count('noun')).toBeGreaterThanOrEqual(80);
    expect(count('expression')).toBeGreaterThanOrEqual(60);
  });

  it('has each lemma once and no class outside the closed set, and uses every class', () => {
    expect(new Set(table.cues.map((cue) => `${cue.part} ${cue.lemma}`)).size).toBe(table.cues.length);
    expect(new Set(table.cues.map((cue) => cue.class))).toEqual(new Set(CUE_CLASSES));
  });

  it('describes every class in its first lines', () => {
    const about = text
      .split('\n')
      .filter((line) => line.startsWith('#'))
      .join('\n');
    for (const name of CUE_CLASSES) expect(about).toContain(` ${name}: `);
  });

  it('finds folded forms with their readings', () => {
    expect(readings('قالت')).toEqual([
      expect.objectContaining({ tense: 'perfect', person: 3, gender: 'f', number: 's', voice: 'active' }),
    ]);
    expect(lemmas('مشيرا')).toEqual(['أشار']);
    expect(lemmas('ذكرت')).toEqual(['ذكر', 'ذكّر']);
    expect(lemmas('تصريحات')).toEqual(['تصريح']);
    expect(lemmas('سيقول')).toEqual([]);
  });

  it('lets a noun row replace the verbal noun of the same spelling', () => {
    expect(readings('تصريح').map(({ cue }) => cue.part)).toEqual(['noun']);
  });

  it('finds what is left before an enclitic', () => {
    const bound = (form: string) => [
      ...new Set((table.boundForms.get(form) ?? []).map(({ cue }) => cue.lemma)),
    ];
    expect(bound('نفا')).toEqual(['نفى']);
    expect(bound('را')).toEqual(['رأى']);
    expect(bound('اعلنو')).toEqual(['أعلن']);
    expect(bound('موكدا')).not.toContain('أكد');
  });

  it('keeps expressions by their first word, the longest first', () => {
    const all = (first: string) => (table.expressions.get(first) ?? []).map(({ words }) => words.join(' '));
    expect(all('نقلا')).toContain('نقلا عن');
    expect(all('علي')).toContain('علي حد تعبير');
    const sizes = (table.expressions.get('بحسب') ?? []).map(({ words }) => words.length);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes.at(-1)).toBe(1);
  });

  it('reads prepositions folded, and whether one is needed', () => {
    expect(readings('اشار')[0]?.cue).toMatchObject({ preps: ['الي'], needsPrep: false });
    expect(readings('خلص')[0]?.cue).toMatchObject({ preps: ['الي'], needsPrep: true });
  });
});

describe('parseCues on a malformed row', () => {
  const row = (...cells: string[]) => cells.join('\t');
  it.each([
    ['an unknown part', row('قال', 'adverb', '', '', '', 'say', 'strong'), 'line 2: part is "adverb"'],
    ['an unknown class', row('قال', 'verb', 'يقول', '', '', 'shout', 'strong'), 'line 2: class is "shout"'],
    ['an unknown strength', row('قال', 'verb', 'يقول', '', '', 'say', 'weak'), 'line 2: strength is "weak"'],
    ['a missing cell', row('قال', 'verb'), 'line 2: strength is ""'],
    [
      'too many cells',
      row('قال', 'verb', '', '', '', 'say', 'strong', '', '', 'x'),
      'line 2: 10 cells, expected 9',
    ],
    ['no lemma', row('', 'verb', 'يقول', '', '', 'say', 'strong'), 'line 2: "" is no Arabic word'],
    [
      'a two-word verb',
      row('قام قال', 'verb', '', '', '', 'say', 'strong'),
      'line 2: "قام قال" is no Arabic word',
    ],
    ['a foreign word', row('said', 'verb', '', '', '', 'say', 'strong'), 'line 2: "said" is no Arabic word'],
    [
      'a perfect for an imperfect',
      row('قال', 'verb', 'قال', '', '', 'say', 'strong'),
      'does not begin with ي',
    ],
    [
      'two imperfects',
      row('قال', 'verb', 'يقول يقل', '', '', 'say', 'strong'),
      'line 2: a verb has one imperfect',
    ],
    ['an imperfect of a noun', row('قول', 'noun', 'يقول', '', '', 'say', 'that'), 'line 2: only a verb has'],
    [
      'a frame that is a verb',
      row('قال', 'verb', 'يقول', '', '', 'say', 'frame', 'source'),
      'is for expressions',
    ],
    [
      'a frame without what it takes',
      row('بحسب', 'expression', '', '', '', 'say', 'frame'),
      'a frame takes source',
    ],
    [
      'a source after a verb',
      row('قال', 'verb', 'يقول', '', '', 'say', 'strong', 'source'),
      '"source" does not go',
    ],
    ['an unknown complementizer', row('قال', 'verb', 'يقول', '', '', 'say', 'strong', 'أنّى'), 'takes "أنّى"'],
    [
      'a foreign preposition',
      row('قال', 'verb', 'يقول', '', '', 'say', 'strong', 'إن', 'to'),
      '"to" is no preposition',
    ],
  ])('%s', (_, line, message) => {
    expect(() => parseCues(`# comment\n${line}\n`)).toThrow(message);
  });

  it('names both lines of a duplicate', () => {
    const line = row('قول', 'noun', '', '', '', 'say', 'that');
    expect(() => parseCues(`${line}\n\n${line}\r\n`)).toThrow('line 3: the noun قول is already on line 1');
  });
});
