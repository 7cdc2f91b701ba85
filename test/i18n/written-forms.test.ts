import { loadMessages } from '../../src/i18n/load-messages.js';
import { createLocalizer, type Localizer } from '../../src/i18n/localizer.js';
import { writeMoment } from '../../src/i18n/written-forms.js';
import { expect } from '../support/index.js';

/** Some of each month of some years, at all hours, on both sides of noon and midnight. */
const MOMENTS = Array.from({ length: 300 }, (_, index) =>
  Date.UTC(1999, index, 1 + (index % 28), index % 24, index % 60),
);

const NUMBERS = [0, 7, 999, 1000, 12_345, 123_456, 1_234_567_890];

/** Counts what is asked of `Intl` while something is done. */
async function asked(does: () => Promise<unknown>): Promise<number> {
  const { DateTimeFormat, NumberFormat } = Intl;
  let count = 0;
  const counting = <Made extends object>(made: Made): Made =>
    new Proxy(made, {
      construct: (target, values, newTarget) => ((count += 1), Reflect.construct(target as never, values, newTarget)),
    });
  Object.assign(Intl, { DateTimeFormat: counting(DateTimeFormat), NumberFormat: counting(NumberFormat) });
  try {
    await does();
  } finally {
    Object.assign(Intl, { DateTimeFormat, NumberFormat });
  }
  return count;
}

async function speaker(tag: string): Promise<Localizer> {
  const { lang, messages, forms } = await loadMessages(tag);
  return createLocalizer<never>(lang, messages, undefined, forms);
}

describe('numbers and dates of languages whose forms are written down', () => {
  for (const tag of ['en', 'en-US', 'de', 'de-DE']) {
    it(`are those of Intl in “${tag}”`, async () => {
      const words = await speaker(tag);
      const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short' });
      // Some browsers put a narrow space before the half of the day.
      const plain = (text: string): string => text.replaceAll(/\s/g, ' ');

      expect(MOMENTS.map((moment) => words.date(moment))).to.deep.equal(
        MOMENTS.map((moment) => plain(dates.format(moment))),
      );
      expect(NUMBERS.map((count) => words.text('atLeast', { count }))).to.deep.equal(
        NUMBERS.map((count) => `${new Intl.NumberFormat(tag).format(count)}+`),
      );
    });
  }

  it('ask nothing of Intl, whose first formatter takes long', async () => {
    const count = await asked(async () => {
      const words = await speaker('en');
      words.date(MOMENTS[0]!);
      words.text('count', { count: 1200 });
    });

    expect(count).to.equal(0);
  });

  it('are left to Intl where a tag asks for another region, calendar or kind of digits', async () => {
    for (const tag of ['en-GB', 'de-AT', 'en-u-ca-buddhist', 'de-u-nu-arab', 'ar']) {
      const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short' });

      expect((await speaker(tag)).date(MOMENTS[5]!), tag).to.equal(dates.format(MOMENTS[5]));
      expect((await speaker(tag)).text('atLeast', { count: 3 }), tag).to.contain(new Intl.NumberFormat(tag).format(3));
    }
  });

  it('are left to Intl for numbers that need more than digits', async () => {
    const words = await speaker('en');

    expect([-3, 2.5, 1e21].map((count) => words.text('atLeast', { count }))).to.deep.equal([
      '-3+',
      '2.5+',
      '1,000,000,000,000,000,000,000+',
    ]);
  });

  it('are left to Intl for years before the calendar, and for none at all', () => {
    const forms = { tags: ['en'], group: ',', months: 'January', moment: '{year}' };

    expect([-1e14, 1e15, Number.NaN].map((time) => writeMoment(forms, time))).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
