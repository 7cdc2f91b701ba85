import type { GedankenCount } from '../../src/components/gedanken-count.js';
import '../../src/define.js';
import { expect, fixture } from '../support/index.js';
import { ELSEWHERE, recordedServer } from '../support/recorded.js';
import { text } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';

const WORDPRESS = `backend="wordpress" endpoint="${ELSEWHERE}/wp-json"`;

describe('<gedanken-count>', () => {
  const server = recordedServer('wordpress', ELSEWHERE);
  const warnings = warningsInEachTest();

  const shown = (count: GedankenCount): string => text(count.shadowRoot!.querySelector('[part~="count"]'));
  async function counted(attributes: string): Promise<GedankenCount> {
    const count = await fixture<GedankenCount>(`<gedanken-count ${attributes}>Comments</gedanken-count>`);
    for (let frame = 0; shown(count) === '' && frame < 100; frame += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return count;
  }

  /** A variant of recording 17, for another post. */
  const countOf = (post: string, total: string, status = 200): Promise<void> =>
    server.replayAs('17-count-head', {
      to: 'HEAD /wp-json/wp/v2/comments',
      query: { post },
      change: (response) => ({ ...response, status, headers: { ...response.headers, 'x-wp-total': total } }),
    });

  beforeEach(async () => {
    await countOf('28', '8');
    await countOf('29', '1');
  });

  it('says how many comments there are, in the language of its place', async () => {
    expect(shown(await counted(`${WORDPRESS} thread="28" lang="en"`))).to.equal('8 comments');
    expect(shown(await counted(`${WORDPRESS} thread="28" lang="de"`))).to.equal('8 Kommentare');
    expect(shown(await counted(`${WORDPRESS} thread="29" lang="de"`))).to.equal('1 Kommentar');
  });

  it('says the bare number when asked', async () => {
    expect(shown(await counted(`${WORDPRESS} thread="28" format="number"`))).to.equal('8');
  });

  it('asks for the number only', async () => {
    await counted(`${WORDPRESS} thread="28"`);

    expect(server.asked).to.deep.equal(['HEAD /wp-json/wp/v2/comments']);
  });

  it('counts another thread when it is told to', async () => {
    const count = await counted(`${WORDPRESS} thread="28" lang="en"`);

    count.thread = '29';
    await count.updateComplete;
    expect(shown(count), 'no old number').to.equal('');
    for (let frame = 0; shown(count) !== '1 comment' && frame < 100; frame += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));

    expect(shown(count)).to.equal('1 comment');
  });

  it('changes its words with the language, without asking again', async () => {
    const count = await counted(`${WORDPRESS} thread="28" lang="en"`);

    count.lang = 'de';
    for (let frame = 0; shown(count) !== '8 Kommentare' && frame < 100; frame += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));

    expect(shown(count)).to.equal('8 Kommentare');
    expect(server.asked).to.have.length(1);
  });

  it('goes on counting when it is moved meanwhile', async () => {
    const frame = await fixture<HTMLElement>(
      `<div><gedanken-count ${WORDPRESS} thread="28" lang="en"></gedanken-count><p></p></div>`,
    );
    const count = frame.querySelector('gedanken-count')!;

    frame.querySelector('p')!.append(count);
    for (let waited = 0; shown(count) === '' && waited < 100; waited += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));

    expect(shown(count)).to.equal('8 comments');
    expect(server.asked).to.have.length(1);
  });

  it('counts anew when it is put back into the page', async () => {
    const count = await counted(`${WORDPRESS} thread="28" lang="en"`);
    const { parentElement } = count;
    count.remove();
    await Promise.resolve();
    await countOf('28', '9');

    parentElement!.append(count);
    for (let frame = 0; shown(count) !== '9 comments' && frame < 100; frame += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));

    expect(shown(count)).to.equal('9 comments');
  });

  it('tells the developer of a format that is none, and counts in words', async () => {
    expect(shown(await counted(`${WORDPRESS} thread="28" lang="en" format="numbers"`))).to.equal('8 comments');
    expect(warnings).to.deep.equal([
      '<gedanken-count>: format="numbers" is not known; did you mean "number"? Known: words, number.',
    ]);
  });

  it('asks nobody, and says nothing, without a backend', async () => {
    const count = await fixture<GedankenCount>('<gedanken-count thread="28">Comments</gedanken-count>');
    await count.updateComplete;

    expect(count.shadowRoot!.querySelector('slot')).to.not.equal(null);
    expect(warnings).to.deep.equal([]);
  });

  it('shows what the page put into it when there is no number to be had, and tells the developer once', async () => {
    await countOf('30', '0', 503);
    const failed = new Promise((resolve) => document.addEventListener('gedanken-error', resolve, { once: true }));

    const count = await fixture<GedankenCount>(`<gedanken-count ${WORDPRESS} thread="30">Comments</gedanken-count>`);
    await failed;
    await count.updateComplete;

    expect(shown(count)).to.equal('');
    expect(count.shadowRoot!.querySelector('slot')!.assignedNodes()[0]!.textContent).to.equal('Comments');
    expect(warnings).to.have.length(1);
  });

  it('tells the developer of a backend that there is none of', async () => {
    await fixture('<gedanken-count backend="wordpres" thread="28">Comments</gedanken-count>');
    for (let frame = 0; warnings.length === 0 && frame < 100; frame += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));

    expect(warnings.join()).to.include('did you mean "wordpress"?');
  });
});
