import { classAt, DIGIT } from '../../text/charClass.js';

const DOT = 0x2e;
const COMMA = 0x2c;
const COLON = 0x3a;
const SLASH = 0x2f;
const HYPHEN = 0x2d;
const ARABIC_DECIMAL = 0x66b;
const ARABIC_THOUSANDS = 0x66c;
const ARABIC_COMMA = 0x60c;

/** The end of the run of digits at `start`, which looks at `limit` of them at most. */
function digitsEnd(text: string, start: number, limit: number): number {
  let end = start;
  const last = Math.min(text.length, start + limit);
  while (end < last && classAt(text, end) === DIGIT) end++;
  return end;
}

/** The value of a short run of digits: the low four bits of a digit of any script that is read here are its value. */
function valueOf(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    value =
      value * 10 + (c >= 0x660 && c <= 0x669 ? c - 0x660 : c >= 0x6f0 && c <= 0x6f9 ? c - 0x6f0 : c & 0xf);
  }
  return value;
}

/** The end of the date (12/5/2024, 2024-05-12, 12.5.2024) at `start`, or -1. Looks at three groups at most. */
export function dateEnd(text: string, start: number): number {
  const first = digitsEnd(text, start, 5);
  const separator = text.charCodeAt(first);
  if (first - start > 4 || (separator !== SLASH && separator !== HYPHEN && separator !== DOT)) return -1;
  const second = digitsEnd(text, first + 1, 3);
  if (second === first + 1 || second - first > 3 || text.charCodeAt(second) !== separator) return -1;
  const third = digitsEnd(text, second + 1, 5);
  if (third === second + 1 || third - second > 5) return -1;
  // A fourth group makes it something else: a version, an address, a list.
  if (text.charCodeAt(third) === separator && classAt(text, third + 1) === DIGIT) return -1;
  const a = valueOf(text, start, first);
  const b = valueOf(text, first + 1, second);
  const c = valueOf(text, second + 1, third);
  const yearFirst = first - start === 4 && third - second <= 3;
  const yearLast =
    first - start <= 2 && (third - second === 5 || (third - second === 3 && separator !== DOT));
  if (yearFirst) return isDay(b, c) ? third : -1;
  return yearLast && isDay(b, a) ? third : -1;
}

/** Month and day, in either order: the American one stands in Arabic news too. */
function isDay(a: number, b: number): boolean {
  return a > 0 && b > 0 && ((a <= 12 && b <= 31) || (b <= 12 && a <= 31));
}

/** The end of the time of day (10:30, 22:15:03) at `start`, or -1. */
export function timeEnd(text: string, start: number): number {
  const hours = digitsEnd(text, start, 3);
  if (hours - start > 2 || text.charCodeAt(hours) !== COLON || valueOf(text, start, hours) > 24) return -1;
  const minutes = digitsEnd(text, hours + 1, 3);
  if (minutes - hours !== 3 || valueOf(text, hours + 1, minutes) > 59) return -1;
  if (text.charCodeAt(minutes) !== COLON) return minutes;
  const seconds = digitsEnd(text, minutes + 1, 3);
  return seconds - minutes === 3 && valueOf(text, minutes + 1, seconds) <= 59 ? seconds : minutes;
}

/**
 * The end of the number at `start`: digits with decimal and thousands separators (3.5, 1,200, 1.200.000), or a
 * fraction of two groups (1/2, 2014/2015). A hyphen never joins: 2-3 are two numbers.
 */
export function numberEnd(text: string, start: number): number {
  let end = digitsEnd(text, start, text.length);
  let groups = 1;
  // After a sign that parted it from the number before, it is an item of a list: 1,2,3 and 1/2/3.
  const before = classAt(text, start - 2) === DIGIT ? text.charCodeAt(start - 1) : 0;
  for (;;) {
    const separator = text.charCodeAt(end);
    if (separator === SLASH) return groups === 1 && before !== SLASH ? fractionEnd(text, end) : end;
    if (!isSeparator(separator) || classAt(text, end + 1) !== DIGIT) return end;
    const next = digitsEnd(text, end + 1, text.length);
    const thousands = next - end === 4;
    // A comma between other groups is a list: 1,2,3. The first comma may be a decimal one: 3,5.
    if (
      separator === COMMA &&
      !thousands &&
      (groups > 1 || before === COMMA || isSeparator(text.charCodeAt(next)))
    ) {
      return end;
    }
    if (separator === ARABIC_COMMA && !(thousands && end - start <= 3)) return end;
    end = next;
    groups++;
  }
}

function isSeparator(c: number): boolean {
  return c === DOT || c === COMMA || c === ARABIC_DECIMAL || c === ARABIC_THOUSANDS || c === ARABIC_COMMA;
}

/** 1/2 and 2014/2015, but not 1/2/3, which is a list or a date that is none. */
function fractionEnd(text: string, slash: number): number {
  const end = digitsEnd(text, slash + 1, 5);
  if (end === slash + 1 || classAt(text, end) === DIGIT || text.charCodeAt(end) === SLASH) return slash;
  return end;
}
