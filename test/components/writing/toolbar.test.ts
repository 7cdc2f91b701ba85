import { press } from '../../support/commands.js';
import { expect } from '../../support/index.js';
import { WritingPage } from '../../support/writing-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const MODIFIER = navigator.userAgent.includes('Mac') ? { metaKey: true } : { ctrlKey: true };

describe('the toolbar of the form', () => {
  warningsInEachTest();
  afterEach(() => localStorage.clear());

  it('comes with the first focus, into a place that was kept for it', async () => {
    const writer = await WritingPage.open();
    const bar = writer.part('writing-bar')!;
    const { height } = bar.getBoundingClientRect();
    expect(height).to.be.greaterThan(20);

    const toolbar = writer.part('toolbar')!;
    toolbar.remove();
    expect(bar.getBoundingClientRect().height).to.be.closeTo(height, 1);
  });

  it('has what the backend’s format has, and the emoji everywhere', async () => {
    expect((await WritingPage.open()).names).to.deep.equal([
      'Bold',
      'Italic',
      'Link',
      'Quote',
      'Code',
      'List',
      'Emoji',
      'Preview',
    ]);
    expect((await WritingPage.open({ writing: { format: 'html' } })).names).to.not.include('List');
    expect((await WritingPage.open({ writing: { format: 'text' } })).names).to.deep.equal(['Emoji']);
  });

  it('marks what is selected, and leaves the cursor in the text', async () => {
    const writer = await WritingPage.open();
    writer.written = 'a |word| of thanks';

    writer.tool('Bold').click();

    expect(writer.written).to.equal('a **|word|** of thanks');
    expect(writer.page.focused === writer.area).to.equal(true);
  });

  it('keeps what it writes as a draft, as if it had been typed', async () => {
    const writer = await WritingPage.open();
    writer.written = '|word|';
    writer.tool('Italic').click();

    const { host } = writer.form.composer;
    expect(host.drafts.get(null)).to.equal('_word_');
  });

  it('has its letters on the keyboard, and says so', async () => {
    const writer = await WritingPage.open();
    writer.written = '|word|';

    expect(writer.key('b', MODIFIER)).to.equal(true);
    expect(writer.written).to.equal('**|word|**');
    expect(writer.key('k', { ...MODIFIER, shiftKey: true })).to.equal(false);
    expect(writer.key('b')).to.equal(false);
    expect(writer.tool('Bold').getAttribute('aria-keyshortcuts')).to.match(/^(Control|Meta)\+B$/);
  });

  it('takes no letters while others are composed (A59), nor where the text has no marks', async () => {
    const writer = await WritingPage.open();
    writer.written = '|word|';
    writer.key('b', { ...MODIFIER, isComposing: true });
    writer.key('b', { ...MODIFIER, keyCode: 229 });
    expect(writer.written).to.equal('|word|');

    const plain = await WritingPage.open({ writing: { format: 'text' } });
    plain.written = '|word|';
    expect(plain.key('b', MODIFIER)).to.equal(false);
  });

  it('is one stop for the Tab key, in which arrows lead on (A72)', async () => {
    const writer = await WritingPage.open();
    expect(writer.part('toolbar')!.getAttribute('aria-label')).to.equal('Formatting');

    await press('Tab');
    expect(writer.page.focused === writer.tool('Bold')).to.equal(true);
    await press('ArrowRight');
    expect(writer.page.focused === writer.tool('Italic')).to.equal(true);
    await press('End');
    expect(writer.page.focused === writer.tool('Preview')).to.equal(true);
    await press('ArrowRight');
    expect(writer.page.focused === writer.tool('Bold')).to.equal(true);
    await press('ArrowLeft');
    expect(writer.tools.filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);

    await press('Tab');
    expect(writer.part('toolbar')!.contains(writer.page.focused)).to.equal(false);
  });

  it('is walked the other way where one reads from right to left', async () => {
    const writer = await WritingPage.open({}, { lang: 'ar' });

    await press('Tab');
    await press('ArrowLeft');

    expect(writer.page.focused === writer.tools[1]).to.equal(true);
  });

  it('stays as it is, with the text, while the thread around it changes', async () => {
    const writer = await WritingPage.open();
    await writer.write('Half a thought');
    const { area } = writer;
    const [toolbar] = [writer.part('toolbar')!];

    writer.page.section.setAttribute('max-depth', '2');
    writer.page.section.lang = 'de';
    await writer.page.until(() => writer.names[0] === 'Fett');

    expect(writer.area === area && writer.part('toolbar') === toolbar).to.equal(true);
    expect(area.value).to.equal('Half a thought');
  });
});
