import { emojiGroups } from '../../../src/components/writing/emoji-data.js';
import { messages } from '../../../src/i18n/locales/en.js';
import { press, type } from '../../support/commands.js';
import { expect } from '../../support/index.js';
import { text } from '../../support/thread-page.js';
import { WritingPage } from '../../support/writing-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

async function choosing(attributes = {}): Promise<WritingPage> {
  const writer = await WritingPage.open({ writing: { format: 'text' } }, attributes);
  writer.written = 'Well| done';
  // What is out of sight opens nothing next to itself.
  writer.tools.at(-1)!.scrollIntoView({ block: 'center' });
  writer.tools.at(-1)!.click();
  await writer.page.until(() => writer.page.focused?.part.contains('emoji-field'));
  return writer;
}
const current = (writer: WritingPage): string =>
  text(writer.parts('emoji-option').find(({ part }) => part.contains('current')) ?? null);

describe('the choice of emoji (A71)', () => {
  warningsInEachTest();
  afterEach(() => localStorage.clear());

  it('is a field with a list that it controls, in named groups', async () => {
    const writer = await choosing();
    const field = writer.part('emoji-field')!;
    const list = writer.page.root.getElementById(field.getAttribute('aria-controls')!)!;

    expect([field.role, field.ariaExpanded, field.ariaLabel]).to.deep.equal(['combobox', 'true', 'Search emoji']);
    expect([list.role, list.ariaLabel]).to.deep.equal(['listbox', 'Emoji']);
    expect(writer.parts('emoji-heading').map(text)).to.have.length(6).and.include('Faces');
    expect(writer.tool('Emoji').ariaExpanded).to.equal('true');
  });

  it('puts one where the cursor was, by a press', async () => {
    const writer = await choosing();

    writer
      .parts('emoji-option')
      .find((option) => text(option) === '🎉')!
      .click();

    expect(writer.written).to.equal('Well🎉| done');
    expect(writer.page.focused === writer.area).to.equal(true);
    await writer.page.until(() => writer.part('emoji-popup') === null);
  });

  it('finds one by its name, says how many there are, and takes it by Enter', async () => {
    const writer = await choosing();

    await type('tada');
    await writer.page.until(() => writer.parts('emoji-option').length === 1);
    await writer.page.until(() => writer.page.said.includes('1 emoji'));
    expect(current(writer)).to.equal('🎉');
    await press('Enter');

    expect(writer.written).to.equal('Well🎉| done');
    expect(writer.page.events).to.not.include('posting');
  });

  it('finds a group by its name in the reader’s own words', async () => {
    const writer = await choosing({ lang: 'de' });

    await type('Trinken');
    await writer.page.until(() => writer.parts('emoji-heading').length === 1);

    expect(text(writer.part('emoji-heading'))).to.equal('Essen und Trinken');
  });

  it('is walked by arrows in both directions, and left upwards', async () => {
    const writer = await choosing();
    const all = writer.parts('emoji-option').map(text);

    await press('ArrowDown');
    await press('ArrowRight');
    await press('ArrowRight');
    expect(current(writer)).to.equal(all[2]);
    await press('ArrowDown');
    await press('ArrowUp');
    expect(current(writer)).to.equal(all[2]);
    const id = writer.part('emoji-field')!.getAttribute('aria-activedescendant')!;
    expect(text(writer.page.root.getElementById(id))).to.equal(all[2]);

    await press('ArrowUp');
    expect(writer.part('emoji-field')!.hasAttribute('aria-activedescendant')).to.equal(false);
  });

  it('is walked the other way where one reads from right to left', async () => {
    const writer = await choosing({ lang: 'ar' });
    const all = writer.parts('emoji-option').map(text);

    await press('ArrowDown');
    await press('ArrowLeft');

    expect(current(writer)).to.equal(all[1]);
  });

  it('closes by Escape, back to its button, with the text as it was', async () => {
    const writer = await choosing();

    await press('Escape');

    await writer.page.until(() => writer.part('emoji-popup') === null);
    expect(writer.page.focused === writer.tool('Emoji')).to.equal(true);
    expect(writer.area.value).to.equal('Well done');
  });

  it('does not send what is searched for as a comment', async () => {
    const writer = await choosing();
    await type('zzzz');
    await writer.page.until(() => writer.parts('emoji-option').length === 0);

    await press('Enter');

    expect(writer.page.events).to.not.include('posting');
    expect(writer.form.composer.host.drafts.get(null)).to.equal('Well done');
  });
});

describe('the emoji', () => {
  const all = emojiGroups().flatMap(({ emoji }) => emoji);

  it('are some two hundred, each once, each with words to find it by', () => {
    expect(all.length).to.be.within(150, 220);
    expect(new Set(all.map(({ face }) => face)).size).to.equal(all.length);
    expect(all.filter(({ called }) => called.trim() === '')).to.deep.equal([]);
    expect(all.filter(({ face }) => !/\p{Emoji}/u.test(face))).to.deep.equal([]);
  });

  it('stand in groups that have a name', () => {
    for (const { name } of emojiGroups()) expect(messages[name]).to.be.a('string');
  });
});
