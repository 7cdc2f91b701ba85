import { Announcer } from '../../src/dom/announcer.js';
import { FakeTime } from '../support/fake-time.js';
import { expect, fixture } from '../support/index.js';

describe('Announcer', () => {
  const time = FakeTime.inEachTest();
  let region: HTMLElement;
  let announcer: Announcer;

  beforeEach(async () => {
    region = await fixture<HTMLElement>('<div role="status"></div>');
    // As in an engine that has no `ariaNotify`.
    Object.defineProperty(region, 'ariaNotify', { value: undefined });
    announcer = new Announcer();
    announcer.attach(region);
    await time.pass(100);
  });

  it('says nothing unasked', () => {
    expect(region.childNodes).to.have.length(0);
    expect(time.waiting).to.equal(0);
  });

  it('says a message at once', () => {
    announcer.say('Your comment is published.');

    expect(region.textContent).to.equal('Your comment is published.');
  });

  it('waits a second between two messages, so that both are heard', async () => {
    announcer.say('First.');
    announcer.say('Second.');
    announcer.say('Third.');
    expect(region.textContent).to.equal('First.');

    await time.pass(999);
    expect(region.textContent).to.equal('First.');
    await time.pass(1);
    expect(region.textContent).to.equal('Second.');
    await time.pass(1000);
    expect(region.textContent).to.equal('Third.');
  });

  it('leaves an empty region, in which nobody comes upon old news, and no timer', async () => {
    announcer.say('First.');

    await time.pass(1000);

    expect(region.childNodes).to.have.length(0);
    expect(time.waiting).to.equal(0);
  });

  it('says the same sentence twice as two', async () => {
    announcer.say('Try again.');
    const first = region.firstChild;
    announcer.say('Try again.');
    await time.pass(1000);

    expect(region.textContent).to.equal('Try again.');
    expect(region.firstChild).to.not.equal(first);
  });

  it('speaks without the region where the engine can, and never both ways', async () => {
    const notified: string[] = [];
    const speaking = document.createElement('div');
    Object.defineProperty(speaking, 'ariaNotify', {
      value: (message: string, { priority }: { priority: string }) => notified.push(`${priority}: ${message}`),
    });
    announcer.attach(speaking);
    await time.pass(100);

    announcer.say('Your comment is published.');

    expect(notified).to.deep.equal(['normal: Your comment is published.']);
    expect(speaking.childNodes).to.have.length(0);
  });

  it('keeps what is said before there is a region, and gives the region a moment to be known', async () => {
    const early = new Announcer();
    early.say('The comments could not be reached.');

    early.attach(region);
    await time.pass(99);
    expect(region.textContent).to.equal('');

    await time.pass(1);
    expect(region.textContent).to.equal('The comments could not be reached.');
  });

  it('goes on in another region when the first is replaced', async () => {
    const other = document.createElement('div');
    Object.defineProperty(other, 'ariaNotify', { value: undefined });
    announcer.say('First.');
    announcer.say('Second.');

    announcer.attach(other);
    await time.pass(1000);

    expect(other.textContent).to.equal('Second.');
  });

  it('forgets what was not said yet when it stops', async () => {
    announcer.say('First.');
    announcer.say('Second.');

    announcer.stop();
    await time.pass(5000);

    expect(region.textContent).to.equal('First.');
    expect(time.waiting).to.equal(0);
  });
});
