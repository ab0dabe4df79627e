import { named, type Candidate } from './candidate.js';
import { entryAt } from './dates.js';
import { NUMBER, sameSentence, TIME, WORD, type Scene } from './scene.js';

/** Parts of the day, folded: those of the morning, and those in which one to four are hours of the morning. */
const MORNING: ReadonlySet<string> = new Set(['ص', 'ص.', 'صباحا', 'صباح', 'الصباح', 'فجرا', 'فجر', 'الفجر']);
const NIGHT: ReadonlySet<string> = new Set(['ليلا', 'ليل', 'الليل', 'ليله']);
/** What may stand behind the hour, folded, in minutes. */
const MINUTES: ReadonlyMap<string, number> = new Map([
  ['والنصف', 30],
  ['ونصف', 30],
  ['والربع', 15],
  ['وربع', 15],
  ['والثلث', 20],
  ['وثلث', 20],
  ['الا ربعا', -15],
  ['الا ربع', -15],
  ['الا ثلثا', -20],
]);

/**
 * Finds clock times (10:30, الساعة السابعة والنصف مساء). Values: `19:30`; an hour up to twelve whose half of the day
 * is not told stays as it is read.
 */
export function findTimes(scene: Scene, out: Candidate[]): void {
  for (let i = 0; i < scene.count; i++) {
    const found = timeAt(scene, i);
    if (!found) continue;
    out.push(found);
    i = found.last;
  }
}

function timeAt(scene: Scene, i: number): Candidate | null {
  const first = i;
  let skip = 0;
  let announced = false;
  if (scene.kinds[i] === WORD) {
    const clock = entryAt(scene, i, 'time');
    if (!clock || clock.entry.role !== 'clock' || !clock.entry.word.endsWith('الساعه')) return null;
    announced = true;
    skip = clock.skip;
    i = clock.last + 1;
    if (!sameSentence(scene, first, i)) return null;
  }
  const read = hourAt(scene, i, announced);
  if (!read) return null;
  let { minute } = read;
  let last = read.last;
  const more = entryAt(scene, last + 1, 'time');
  const added = more && sameSentence(scene, first, more.last) ? MINUTES.get(more.entry.word) : undefined;
  if (more && added !== undefined) {
    minute += added;
    last = more.last;
  }
  let hour = read.hour + Math.floor(minute / 60);
  minute = ((minute % 60) + 60) % 60;
  let at = last + 1;
  if (sameSentence(scene, first, at) && scene.words[at]!.whole.core === 'من') at++;
  const half = entryAt(scene, at, 'time');
  const tells =
    half &&
    sameSentence(scene, first, half.last) &&
    (half.entry.role === 'half' || half.entry.role === 'part-of-day');
  if (tells) {
    hour = inHalf(hour, half.entry.word);
    last = half.last;
  } else if (!announced && scene.kinds[first] !== TIME) return null;
  const zone = entryAt(scene, last + 1, 'time');
  if (zone?.entry.role === 'zone' && sameSentence(scene, first, zone.last)) last = zone.last;
  const value = `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return named(first, last, skip, 'TIME', 'time', null, value);
}

/** 10:30, and after الساعة also 10, 10.30 and the ordinals العاشرة. */
function hourAt(
  scene: Scene,
  i: number,
  announced: boolean,
): { hour: number; minute: number; last: number } | null {
  const kind = scene.kinds[i]!;
  if (kind === TIME || kind === NUMBER) {
    const [hour, minute] = scene.words[i]!.norm.split(/[:.]/).map(Number);
    if (hour === undefined || !(hour >= 0 && hour <= 24) || !((minute ?? 0) < 60)) return null;
    if (!Number.isInteger(hour) || !Number.isInteger(minute ?? 0)) return null;
    return { hour, minute: minute ?? 0, last: i };
  }
  if (!announced) return null;
  const ordinal = entryAt(scene, i, 'number');
  if (!ordinal || ordinal.skip > 0 || !Number.isInteger(ordinal.entry.value) || ordinal.entry.value > 12)
    return null;
  return { hour: ordinal.entry.value, minute: 0, last: ordinal.last };
}

function inHalf(hour: number, word: string): number {
  if (hour > 12) return hour;
  if (MORNING.has(word) || (NIGHT.has(word) && (hour < 5 || hour === 12))) return hour % 12;
  return hour === 12 ? 12 : hour + 12;
}
