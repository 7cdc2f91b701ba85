import { dateReader } from '../../src/adapters/artalk-dates.js';
import { expect } from '../support/index.js';
import { warningsInEachTest } from '../support/warnings.js';

describe('the dates of Artalk', () => {
  const warnings = warningsInEachTest();

  it('are read by the clock of its time zone', () => {
    expect(dateReader('Asia/Shanghai')('2024-05-01 10:00:00')).to.equal(Date.UTC(2024, 4, 1, 2));
    expect(dateReader('America/New_York')('2024-05-01 10:00:00')).to.equal(Date.UTC(2024, 4, 1, 14));
    expect(dateReader('UTC')('2024-05-01 10:00:07')).to.equal(Date.UTC(2024, 4, 1, 10, 0, 7));
  });

  it('follow the clock where it changes in summer, to the hour', () => {
    const read = dateReader('Europe/Berlin');

    expect(read('2024-07-01 12:00:00')).to.equal(Date.UTC(2024, 6, 1, 10));
    expect(read('2024-12-24 18:30:00')).to.equal(Date.UTC(2024, 11, 24, 17, 30));
    expect(read('2024-03-31 01:30:00')).to.equal(Date.UTC(2024, 2, 31, 0, 30));
    expect(read('2024-03-31 03:30:00')).to.equal(Date.UTC(2024, 2, 31, 1, 30));
    expect(read('2024-10-27 03:30:00')).to.equal(Date.UTC(2024, 9, 27, 2, 30));
    expect(read('2024-01-01 00:15:00')).to.equal(Date.UTC(2023, 11, 31, 23, 15));
  });

  it('are read by the reader’s own clock where nobody says which one it is', () => {
    expect(dateReader(undefined)('2024-05-01 10:00:00')).to.equal(new Date(2024, 4, 1, 10).getTime());
  });

  it('are never ahead then', () => {
    const tomorrow = new Date(Date.now() + 5 * 3_600_000);
    const shown = new Date(tomorrow.getTime() - tomorrow.getTimezoneOffset() * 60_000);
    const text = shown.toISOString().slice(0, 19).replace('T', ' ');

    expect(dateReader(undefined)(text)).to.be.at.most(Date.now());
  });

  it('may name their zone themselves', () => {
    expect(dateReader('Asia/Shanghai')('2024-05-01T10:00:00Z')).to.equal(Date.UTC(2024, 4, 1, 10));
  });

  for (const wrong of ['', 'yesterday', '2024-05-01', '2024-13-41 10:00:00', '9024-05-01 10:00:00', null, {}])
    it(`are none where Artalk says ${JSON.stringify(wrong)}`, () => {
      const [here, there] = [dateReader(undefined)(wrong), dateReader('Europe/Berlin')(wrong)];

      expect(there).to.equal(null);
      if (wrong !== '9024-05-01 10:00:00') expect(here).to.equal(there);
    });

  it('tell the developer of a time zone that there is none of, and go by the reader’s own clock', () => {
    expect(dateReader('Berlin')('2024-05-01 10:00:00')).to.equal(new Date(2024, 4, 1, 10).getTime());
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('“Berlin” is no time zone');
  });
});
