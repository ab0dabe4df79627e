import { twoDigits } from './calendar.js';
import type { Found } from './found.js';
import { numberAt } from './numbers.js';
import {
  behindWaw,
  coreRoleAt,
  hasRole,
  isLoneLetter,
  normAt,
  NUMBER,
  phraseAt,
  roleAt,
  same,
  signAt,
  TIME,
  touchesNext,
  wholeAt,
  WORD,
  type Reading,
} from './reading.js';

const OPEN = 0x28;

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly last: number;
  /** Written with its minutes: 15:30. */
  readonly full: boolean;
}

/**
 * The clock time that begins at token `i`: الساعة السابعة والنصف مساء, 15:30 بتوقيت غرينتش, الثامنة صباحا. Values as ISO
 * 8601 has them, `T19:30`; an hour up to twelve whose half of the day is not told stays as it is read.
 */
export function timeAt(reading: Reading, i: number): Found | null {
  const { kinds } = reading.text;
  if (kinds[i] === NUMBER && !mayGoOn(reading, i)) return null;
  const word = kinds[i] === WORD;
  const moment = word ? coreRoleAt(reading, 'moment', i, i) : null;
  if (moment) return found(moment.next - 1, `T${moment.value}`);
  const announced = word ? coreRoleAt(reading, 'clock', i, i) : null;
  const at = announced?.next ?? i;
  if (!same(reading, i, at)) return null;
  const clock = clockAt(reading, at, i, announced !== null);
  if (!clock) return null;
  let { hour, minute, last } = clock;
  const added = clock.full ? null : minutesAt(reading, last + 1, i);
  if (added) {
    minute += added.minutes;
    ({ last } = added);
  }
  hour += Math.floor(minute / 60);
  minute = ((minute % 60) + 60) % 60;
  const half = halfAt(reading, last + 1, i);
  if (half) {
    hour = inHalf(hour, half.value);
    if (half.inside) ({ last } = half);
  }
  const zone = roleAt(reading, 'zone', last + 1, i) ?? bracketedZone(reading, last + 1, i);
  if (zone) last = zone.next - 1;
  // 2:1 is a score, and 10 صباحا needs its half of the day; 20:30 is a time behind a preposition.
  const told =
    announced !== null || half !== null || zone !== null || (clock.full && isCued(reading, i, clock));
  if (!told) return null;
  return found(last, `T${twoDigits(hour % 24)}:${twoDigits(minute)}${zone?.value ?? ''}`);
}

/** False for the many numbers that no word of times and no bracket follows. */
function mayGoOn(reading: Reading, i: number): boolean {
  if (!same(reading, i, i + 1)) return false;
  const word = reading.wholes[i + 1]!;
  const { half, zone, from, minutes } = reading.lists.roles;
  const known = half[word] ?? zone[word] ?? from[word] ?? minutes[word];
  return (
    known !== undefined ||
    isTurned(reading, i, i) ||
    signAt(reading, i + 1) === OPEN ||
    behindWaw(reading, i + 1, i) >= 0
  );
}

function found(last: number, value: string): Found {
  return { last, type: 'TIME', subtype: null, value, rule: 'time' };
}

/** 10:30; behind الساعة also 10, 10.30 and العاشرة; العاشرة alone where more follows. */
function clockAt(reading: Reading, i: number, from: number, announced: boolean): Clock | null {
  const kind = reading.text.kinds[i]!;
  const article = hasRole(reading, 'article', i, from) && announced ? 1 : 0;
  if (kind === TIME || kind === NUMBER || article === 1) return inDigits(reading, i + article, from);
  if (i > from && reading.skips[i]! > 0) return null;
  const one = coreRoleAt(reading, 'hour', i, from);
  if (one) return { hour: Number(one.value), minute: 0, last: one.next - 1, full: false };
  const ordinal = phraseAt(reading, reading.lists.numbers, i);
  if (!ordinal) return null;
  const { value, form, definite } = ordinal.entry;
  // The first hour is الواحدة; الأولى counts.
  if (form !== 'ordinal' || value < 2 || value > 12 || !definite) return null;
  const norm = normAt(reading, i);
  // الثالثة, not الثالث
  if (!/[ةىه]$/.test(norm)) return null;
  return { hour: value, minute: 0, last: i + ordinal.words.length - 1, full: false };
}

function inDigits(reading: Reading, i: number, from: number): Clock | null {
  if (!same(reading, from, i)) return null;
  const kind = reading.text.kinds[i];
  if (kind !== TIME && kind !== NUMBER) return null;
  const norm = normAt(reading, i);
  if (norm.length > 8) return null;
  // Agencies put the minutes first: 45ر07.
  const turned = isTurned(reading, i, from);
  const [hours, minutes, ...more] = turned ? [normAt(reading, i + 2), norm] : norm.split(/[:.,]/);
  if (more.length > 1) return null;
  const hour = Number(hours);
  const minute = Number(minutes ?? 0);
  if (!Number.isInteger(hour) || !Number.isInteger(minute) || hour > 24 || minute > 59) return null;
  if (minutes !== undefined && minutes.length !== 2) return null;
  return { hour, minute, last: turned ? i + 2 : i, full: minutes !== undefined };
}

const REH = 0x631;

function isTurned(reading: Reading, i: number, from: number): boolean {
  if (!same(reading, from, i + 2) || !touchesNext(reading, i) || !touchesNext(reading, i + 1)) return false;
  return (
    isLoneLetter(reading, i + 1) &&
    normAt(reading, i + 1).charCodeAt(0) === REH &&
    normAt(reading, i + 2).length <= 2
  );
}

/** والنصف, إلا ربعا, و20 دقيقة */
function minutesAt(reading: Reading, i: number, from: number): { minutes: number; last: number } | null {
  const less = roleAt(reading, 'minutes', i, from);
  if (less && Number(less.value) < 0) return { minutes: Number(less.value), last: less.next - 1 };
  const k = behindWaw(reading, i, from);
  if (k < 0) return null;
  const more = coreRoleAt(reading, 'minutes', k, from);
  if (more && Number(more.value) > 0) return { minutes: Number(more.value), last: more.next - 1 };
  const number = numberAt(reading, k);
  const unit =
    number && same(reading, from, number.last + 1)
      ? wholeAt(reading, reading.lists.units, number.last + 1)
      : undefined;
  if (!number || unit?.entry.code !== 'min' || !(number.value > 0 && number.value < 60)) return null;
  return { minutes: number.value, last: number.last + unit.words.length };
}

/** صباحا, من مساء; `inside` where it belongs to the time and not to the day behind it (مساء اليوم). */
function halfAt(
  reading: Reading,
  i: number,
  from: number,
): { value: string; last: number; inside: boolean } | null {
  const of = hasRole(reading, 'from', i, from) ? 1 : 0;
  const half = roleAt(reading, 'half', i + of, from);
  if (!half || isAbbreviation(reading, i + of, from)) return null;
  const behind = same(reading, from, half.next) && beginsDay(reading, half.next);
  const inside = !(behind && roleAt(reading, 'part', i + of, from) !== null);
  return { value: half.value, last: half.next - 1, inside: inside };
}

/** ص is also a page (ج 3 ص 120), and م before د a million. */
function isAbbreviation(reading: Reading, i: number, from: number): boolean {
  if (normAt(reading, i).length > 1 || !same(reading, from, i + 1)) return false;
  return reading.text.kinds[i + 1] === NUMBER || isLoneLetter(reading, i + 1);
}

function beginsDay(reading: Reading, i: number): boolean {
  const { relative, weekdays } = reading.lists;
  if (hasRole(reading, 'day', i, i)) return true;
  return (
    reading.skips[i] === 0 && (phraseAt(reading, relative, i) ?? phraseAt(reading, weekdays, i)) !== undefined
  );
}

/** 15:30 (بتوقيت غرينتش) */
function bracketedZone(reading: Reading, i: number, from: number): { value: string; next: number } | null {
  if (!same(reading, from, i) || normAt(reading, i) !== '(') return null;
  const zone = roleAt(reading, 'zone', i + 1, from);
  return zone && same(reading, from, zone.next) && normAt(reading, zone.next) === ')'
    ? { value: zone.value, next: zone.next + 1 }
    : null;
}

function isCued(reading: Reading, i: number, { hour }: Clock): boolean {
  if (reading.text.kinds[i] !== TIME || hour > 24) return false;
  if (i > 0 && touchesNext(reading, i - 1)) return false;
  return same(reading, i, i - 1) && hasRole(reading, 'time-cue', i - 1, i);
}

function inHalf(hour: number, half: string): number {
  if (hour > 12) return hour;
  if (half === 'am') return hour % 12;
  if (half === 'noon') return hour < 11 && hour > 0 ? hour + 12 : hour;
  if (half === 'night' && (hour < 5 || hour === 12)) return hour % 12;
  return hour === 12 ? 12 : hour + 12;
}
