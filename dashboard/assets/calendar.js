// Days as numbers (days since 1970-01-01, proleptic Gregorian), ticks of a time axis, dates in words.

const DAY = 86400000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function dayOf(iso) {
  if (!iso) return null;
  const [y, m, d] = iso.split("-").map(Number);
  const when = new Date(Date.UTC(2000, m - 1, d));
  when.setUTCFullYear(y, m - 1, d);
  return Math.round(when.getTime() / DAY);
}

export function isoOf(day) {
  const when = new Date(Math.floor(day) * DAY);
  const year = String(when.getUTCFullYear()).padStart(4, "0");
  return `${year}-${String(when.getUTCMonth() + 1).padStart(2, "0")}-${String(when.getUTCDate()).padStart(2, "0")}`;
}

export function inWords(day) {
  const when = new Date(Math.floor(day) * DAY);
  return `${when.getUTCDate()} ${MONTHS[when.getUTCMonth()]} ${when.getUTCFullYear()}`;
}

// Steps of an axis from fine to coarse: [months, days]; months 0 means a step of days.
const STEPS = [
  { days: 1 }, { days: 2 }, { days: 7 }, { months: 1 }, { months: 3 }, { months: 6 },
  { months: 12 }, { months: 24 }, { months: 60 }, { months: 120 }, { months: 240 }, { months: 600 }, { months: 1200 },
];

function stepDays(step) {
  return step.days ?? step.months * 30.44;
}

function label(when, step, first) {
  const year = when.getUTCFullYear();
  const month = when.getUTCMonth();
  if (step.days) {
    const day = when.getUTCDate();
    const turn = first || (day <= step.days && month === 0);
    return turn ? `${day} ${MONTHS[month]} ${year}` : `${day} ${MONTHS[month]}`;
  }
  if (step.months < 12) return first || month === 0 ? `${MONTHS[month]} ${year}` : MONTHS[month];
  return String(year);
}

// Ticks of [from, to] in days, at least `room` pixels apart on a scale of `width` pixels.
export function ticks(from, to, width, room = 76) {
  const perDay = width / Math.max(to - from, 1e-9);
  const step = STEPS.find((one) => stepDays(one) * perDay >= room) ?? STEPS[STEPS.length - 1];
  const found = [];
  let when = new Date(Math.floor(from) * DAY);
  if (step.days) {
    const start = Math.ceil(from / step.days) * step.days;
    when = new Date(start * DAY);
  } else {
    const index = when.getUTCFullYear() * 12 + when.getUTCMonth();
    const start = Math.floor(index / step.months) * step.months;
    when = new Date(Date.UTC(2000, 0, 1));
    when.setUTCFullYear(Math.floor(start / 12), start % 12, 1);
  }
  while (when.getTime() / DAY <= to && found.length < 200) {
    const day = when.getTime() / DAY;
    if (day >= from) {
      const major = when.getUTCMonth() === 0 && when.getUTCDate() === 1;
      found.push({ day, text: label(when, step, found.length === 0), major });
    }
    if (step.days) when = new Date(when.getTime() + step.days * DAY);
    else when.setUTCMonth(when.getUTCMonth() + step.months);
  }
  return found;
}
