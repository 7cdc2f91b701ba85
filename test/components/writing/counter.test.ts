import { FakeTime } from '../../support/fake-time.js';
import { expect } from '../../support/index.js';
import { text } from '../../support/thread-page.js';
import { WritingPage } from '../../support/writing-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const rules = { format: 'text', maxCharacters: 100 } as const;

describe('the counter of the form (A31)', () => {
  warningsInEachTest();
  afterEach(() => localStorage.clear());

  it('keeps quiet while there is room, and then says how much is left', async () => {
    const writer = await WritingPage.open({ writing: rules });
    await writer.write('a'.repeat(79));
    expect(writer.part('counter')).to.equal(null);

    await writer.write('a'.repeat(80));
    expect(text(writer.part('counter'))).to.equal('20 characters left');
    await writer.write('a'.repeat(101));
    expect(text(writer.part('counter'))).to.equal('1 character too many');
    expect([...writer.part('counter')!.part]).to.include('over');
  });

  it('counts as the backend does, and says so', async () => {
    const bytes = await WritingPage.open({ writing: { format: 'text', maxBytes: 10 } });
    await bytes.write('ää ää');
    expect(text(bytes.part('counter'))).to.equal('1 byte left');

    const graphemes = await WritingPage.open({ writing: { format: 'text', maxGraphemes: 3 } });
    await graphemes.write('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧');
    expect(text(graphemes.part('counter'))).to.equal('1 character too many');
  });

  it('never cuts off what is pasted, and is not live itself', async () => {
    const writer = await WritingPage.open({ writing: rules });
    await writer.write('a'.repeat(100));

    expect(writer.area.hasAttribute('maxlength')).to.equal(false);
    expect([writer.part('counter')!.ariaLive, writer.part('counter')!.role]).to.deep.equal([null, null]);
  });

  it('says before sending by how much a text is too long, or too short', async () => {
    const writer = await WritingPage.open({ writing: { ...rules, minCharacters: 5 } });
    await writer.write('a'.repeat(112));
    await writer.form.submit();
    expect(writer.form.errorOf('text')).to.equal(
      'Error: Your comment is 12 characters too long. Shorten it and try again.',
    );

    await writer.write('Hm');
    await writer.form.submit();
    expect(writer.form.errorOf('text')).to.equal('Error: Write at least 5 characters.');
    expect(writer.page.events).to.not.include('posting');
  });

  it('takes a pasted megabyte, and says how much is too much (F092)', async () => {
    const writer = await WritingPage.open({ writing: { format: 'markdown', maxGraphemes: 300 } });

    await writer.write('a'.repeat(1_000_000));

    expect(text(writer.part('counter'))).to.equal('999,700 characters too many');
    expect(writer.area.value.length).to.equal(1_000_000);
  });

  describe('spoken', () => {
    let writer: WritingPage;
    const time = new FakeTime();

    beforeEach(async () => {
      time.begin();
      writer = await WritingPage.open({ writing: rules });
      await time.pass(1000);
    });
    afterEach(() => time.end());

    it('waits for a pause, says it once, and then only near the end', async () => {
      await writer.write('a'.repeat(81));
      await writer.write('a'.repeat(82));
      await time.pass(999);
      expect(writer.page.said).to.deep.equal([]);
      await time.pass(1);
      expect(writer.page.said).to.deep.equal(['18 characters left']);

      await writer.write('a'.repeat(85));
      await time.pass(5000);
      await writer.write('a'.repeat(97));
      await time.pass(5000);
      await writer.write('a'.repeat(102));
      await time.pass(5000);
      expect(writer.page.said).to.deep.equal(['18 characters left', '3 characters left', '2 characters too many']);
    });
  });
});
