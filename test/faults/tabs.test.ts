import { expect } from '../support/index.js';
import { Tabs } from './support/tabs.js';

const MINE = 'Seven words that nobody wants to lose';
const YOURS = 'Other words that nobody wants to lose';

describe('two tabs with the same thread (F091)', () => {
  const tabs = Tabs.inEachTest();

  it('offer what the other has written, and take nothing away', async () => {
    const [one, two] = [await tabs.open(), await tabs.open()];

    // Neither has heard of the other’s words when its own are written.
    one.type(MINE);
    two.type(YOURS);
    await one.until(() => one.part('draft-other'));
    await two.until(() => two.part('draft-other'));

    expect([one.typed, two.typed]).to.deep.equal([MINE, YOURS]);
    one.part('draft-other')!.querySelector('button')!.click();
    await one.until(() => one.typed === YOURS);
    one.part('draft-other')!.querySelector('button')!.click();
    await one.until(() => one.typed === MINE);
  });

  it('go on with the same draft where nobody has written anything else', async () => {
    const [one, two] = [await tabs.open(), await tabs.open()];

    one.type(MINE);
    await two.until(() => two.typed === MINE);

    expect(two.part('draft-other') === null).to.equal(true);
  });

  it('have no draft left once one of them has sent it', async () => {
    const [one, two] = [await tabs.open(), await tabs.open()];
    one.type(MINE);
    await two.until(() => two.typed === MINE);

    await one.send(MINE);
    await one.until(() => one.rows(MINE) === 1 && !one.part('sending'));
    await two.until(() => two.typed === '');

    expect([await tabs.site.has(MINE), one.typed]).to.deep.equal([1, '']);
  });

  it('leave the words of one alone when the other has sent its own', async () => {
    const [one, two] = [await tabs.open(), await tabs.open()];
    one.type(MINE);
    two.type(YOURS);
    await one.until(() => one.part('draft-other'));

    await one.send(MINE);
    await one.until(() => one.rows(MINE) === 1 && !one.part('sending'));

    expect([two.typed, await tabs.site.has(MINE), await tabs.site.has(YOURS)]).to.deep.equal([YOURS, 1, 0]);
  });

  it('have it both back when the site refuses it', async () => {
    const [one, two] = [await tabs.open(), await tabs.open()];
    await tabs.site.break({ kind: 'answer', status: 403, body: 'No' });

    await one.send(MINE);
    await one.until(() => one.part('form-problems'));
    await two.until(() => two.typed === MINE);

    expect([one.typed, await tabs.site.has(MINE)]).to.deep.equal([MINE, 0]);
  });

  it('send once, by one of them, what both of them hold', async () => {
    const one = await tabs.open({ isOffline: true });
    await one.send(MINE);
    await one.until(() => one.part('sending-text') && one.typed === '');
    await one.until(() => tabs.site.kept.every((key) => !key.includes(':draft:')));
    const two = await tabs.open({ isOffline: true });
    await two.until(() => two.rows(MINE) === 1);

    one.connect(true);
    two.connect(true);
    for (const tab of [one, two]) await tab.until(() => tab.rows(MINE) === 1 && !tab.part('sending'));

    expect([await tabs.site.posts(), await tabs.site.has(MINE)]).to.deep.equal([1, 1]);
  });

  it('go on with what the other leaves when it is closed', async () => {
    const one = await tabs.open({ isOffline: true });
    await one.send(MINE);
    await one.until(() => tabs.site.kept.some((key) => key.includes(':unsent:')));
    await one.until(() => tabs.site.kept.every((key) => !key.includes(':draft:')));

    one.close();
    const two = await tabs.open();
    await two.until(() => two.rows(MINE) === 1 && !two.part('sending'));

    expect([await tabs.site.posts(), await tabs.site.has(MINE)]).to.deep.equal([1, 1]);
  });
});
