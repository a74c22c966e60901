// Numbers and times as people read them. Times are the org's, in UTC, as its headers and bodies tell them.
const numbers = new Intl.NumberFormat('en');
const oneDigit = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat('en', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });

export const number = value => numbers.format(value);

/** '1 user', '2 users' */
export const count = (value, one, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`;

/** Decimal units, as Okta's limit of 200 KB is 200,000 bytes. */
export function bytes(value) {
  if (value < 1000) return `${value} B`;
  return value < 1e6 ? `${oneDigit.format(value / 1000)} KB` : `${oneDigit.format(value / 1e6)} MB`;
}

export function duration(milliseconds) {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 1) return seconds > 0 && seconds < 0.001 ? '< 1 ms' : `${Math.round(seconds * 1000)} ms`;
  if (seconds < 60) return `${oneDigit.format(seconds)} s`;
  const whole = Math.floor(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  if (whole < 86400) return `${Math.floor(whole / 3600)} h ${Math.floor(whole % 3600 / 60)} min`;
  return `${count(Math.floor(whole / 86400), 'day')} ${Math.floor(whole % 86400 / 3600)} h`;
}

/** 4:07, or 1:04:07: what is left of a wait. */
export function countdown(milliseconds) {
  const seconds = Math.ceil(Math.max(0, milliseconds) / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds % 3600 / 60), seconds % 60];
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(rest)}`;
}

export const clockTime = iso => new Date(iso).toISOString().slice(11, 19);

export const date = iso => day.format(new Date(iso));

/** The time; the day too when it is another one than `now`'s. */
export const moment = (iso, now) => day.format(new Date(iso)) === day.format(new Date(now)) ? clockTime(iso) : `${date(iso)}, ${clockTime(iso)}`;

const two = value => String(value).padStart(2, '0');
