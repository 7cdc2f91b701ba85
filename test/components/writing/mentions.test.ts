import type { Author } from '../../../src/core/comment.js';
import { askedAt } from '../../../src/components/writing/mention-query.js';
import { press, type } from '../../support/commands.js';
import { expect } from '../../support/index.js';
import { text } from '../../support/thread-page.js';
import { WritingPage } from '../../support/writing-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const names = { format: 'text', mentions: 'name' } as const;

async function asking(words = '@ad', sketch = {}): Promise<WritingPage> {
  const writer = await WritingPage.open({ writing: names, ...sketch });
  await writer.write(words);
  await writer.page.until(() => writer.part('mentions-popup')?.matches(':popover-open'));
  return writer;
}
const offered = (writer: WritingPage): string[] => writer.parts('mention').map(text);
const current = (writer: WritingPage): string =>
  text(writer.page.root.getElementById(writer.area.getAttribute('aria-activedescendant') ?? ''));

describe('completing whom a text addresses (A71)', () => {
  warningsInEachTest();
  afterEach(() => localStorage.clear());

  it('offers the people of the thread whose name begins so', async () => {
    const writer = await asking('Thanks, @AD');

    expect(offered(writer)).to.deep.equal(['Ada Example @ada@social.example', 'Adam Example']);
  });

  it('is a list that the text points at, whose number is told', async () => {
    const writer = await asking();
    const list = writer.page.root.getElementById(writer.area.getAttribute('aria-controls')!)!;

    expect([list.role, list.ariaLabel]).to.deep.equal(['listbox', 'People to mention']);
    expect(writer.area.getAttribute('aria-autocomplete')).to.equal('list');
    expect(current(writer)).to.match(/^Ada Example/);
    expect(writer.page.focused === writer.area).to.equal(true);
    await writer.page.until(() => writer.page.said.includes('2 people'));
  });

  it('walks by arrows, round and round, and takes one by Enter', async () => {
    const writer = await asking('Dear @ad');

    await press('ArrowDown');
    expect(current(writer)).to.equal('Adam Example');
    await press('ArrowDown');
    expect(current(writer)).to.match(/^Ada/);
    await press('ArrowUp');
    await press('Enter');

    expect(writer.written).to.equal('Dear @Adam Example |');
    await writer.page.until(() => writer.part('mentions-popup') === null);
    expect(writer.area.hasAttribute('aria-activedescendant')).to.equal(false);
    expect(writer.page.events).to.not.include('posting');
  });

  it('takes one by a press, too', async () => {
    const writer = await asking();

    writer.parts('mention')[1]!.click();

    expect(writer.written).to.equal('@Adam Example |');
  });

  it('writes handles where the backend wants those, and offers only who has one', async () => {
    const writer = await asking('@ad', { writing: { format: 'text', mentions: 'handle' } });

    expect(offered(writer)).to.deep.equal(['Ada Example @ada@social.example']);
    await press('Tab');

    expect(writer.written).to.equal('@ada@social.example |');
  });

  it('closes by Escape, itself alone, and stays closed for that name', async () => {
    const writer = await asking('Hello @ad');
    await press('Escape');
    await writer.page.until(() => writer.part('mentions-popup') === null);

    await type('a');

    expect(writer.written).to.equal('Hello @ada|');
    expect(writer.part('mentions-popup')).to.equal(null);
    expect(writer.area.hasAttribute('aria-controls')).to.equal(false);
  });

  it('closes when nobody is called so, and opens again for somebody else', async () => {
    const writer = await asking();
    await writer.write('@adx');
    await writer.page.until(() => writer.part('mentions-popup') === null);

    await writer.write('@adx and @be');
    await writer.page.until(() => writer.parts('mention').length > 0);

    expect(offered(writer)).to.deep.equal(['Ben']);
  });

  it('survives whatever the backend takes for people', async () => {
    const odd = [null, { name: 7 }, { name: 'Adolf', handle: {} }, { name: 'Adele Example', id: '9' }];
    const answers: unknown[] = [odd, { people: odd }];
    const writer = await asking('@ad', { mentions: { find: async () => answers.shift() } });
    await writer.page.until(() => offered(writer).length === 3);
    expect(offered(writer)[2]).to.equal('Adele Example');

    await writer.write('@ada');
    await writer.page.until(() => answers.length === 0);
    await writer.write('@adam');
    await writer.page.until(() => offered(writer).join() === 'Adam Example');
  });

  it('asks the backend for those who are elsewhere, and survives that it does not answer', async () => {
    const asked: string[] = [];
    let people: readonly Author[] | undefined = [{ name: 'Adele Example', id: '9' }];
    const find = async (beginning: string): Promise<readonly Author[]> => {
      asked.push(beginning);
      if (!people) throw new Error('away');
      return people;
    };
    const writer = await asking('@ad', { mentions: { find } });
    await writer.page.until(() => offered(writer).length === 3);
    expect(offered(writer)[2]).to.equal('Adele Example');

    people = undefined;
    await writer.write('@ada');
    await writer.page.until(() => asked.length === 2);
    expect(asked).to.deep.equal(['ad', 'ada']);
    expect(offered(writer)).to.deep.equal(['Ada Example @ada@social.example', 'Adam Example']);
  });

  it('is not there where the backend has no such thing', async () => {
    const writer = await WritingPage.open({ writing: { format: 'text' } });

    await writer.write('@ad');

    expect(writer.part('mentions-popup')).to.equal(null);
  });
});

describe('what is asked for before the cursor', () => {
  const asked = (sketch: string) => askedAt(sketch.replace('|', ''), sketch.indexOf('|'))?.query;

  it('begins with a sign of its own', () => {
    expect(asked('@|')).to.equal('');
    expect(asked('Hello (@Ada Ex|')).to.equal('Ada Ex');
    expect(asked('@Ada| and more')).to.equal('Ada');
  });

  it('is no address, no other line, and no space', () => {
    expect(asked('ada@example|')).to.equal(undefined);
    expect(asked('@Ada\n|')).to.equal(undefined);
    expect(asked('@ Ada|')).to.equal(undefined);
    expect(asked(`@${'a'.repeat(60)}|`)).to.equal(undefined);
  });
});
