import { readTime } from '../core/fields.js';

/** What a clock shows somewhere: Artalk writes times so, and never says where. */
const WALL_CLOCK = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/;

/** A moment in milliseconds since 1970; `null` for what is none. */
export type ReadDate = (value: unknown) => number | null;

/**
 * Reads Artalk's dates by the clock of its time zone (IANA). Without one, by the reader's own clock, as
 * Artalk's own widget does; what would then lie ahead is taken for now.
 */
export function dateReader(zone: string | undefined): ReadDate {
  const offset = zone === undefined ? undefined : offsetIn(zone);
  return (value) => {
    const match = typeof value === 'string' ? WALL_CLOCK.exec(value) : null;
    if (!match) return readTime(value) ?? null;
    const [, day, time] = match;
    if (!offset) return readTime(Math.min(Date.parse(`${day}T${time}`), Date.now())) ?? null;
    const shown = Date.parse(`${day}T${time}Z`);
    if (Number.isNaN(shown)) return null;
    // Near the hour when clocks change, the first guess may be off by that hour.
    return readTime(shown - offset(shown - offset(shown))) ?? null;
  };
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetIn(zone: string): ((time: number) => number) | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    return (time) => {
      const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
      const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
      const [hour, minute, second] = [read('hour'), read('minute'), read('second')];
      return Date.UTC(read('year'), read('month') - 1, read('day'), hour, minute, second) - time;
    };
  } catch {
    console.warn(`gedanken: “${zone}” is no time zone. Write it as Artalk’s configuration has it: “Europe/Berlin”.`);
    return undefined;
  }
}
