import type { Body } from '../../../src/core/comment.js';
import { withBreaks } from '../../../src/components/writing/preview.js';
import { AdapterError } from '../../../src/core/errors.js';
import { expect } from '../../support/index.js';
import { text } from '../../support/thread-page.js';
import { WritingPage } from '../../support/writing-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

async function previewed(writer: WritingPage): Promise<HTMLElement> {
  writer.tool('Preview').click();
  await writer.page.until(() => writer.part('written-preview')?.matches('[part~="comment-body"]'));
  return writer.part('written-preview')!;
}

describe('the preview of a text', () => {
  warningsInEachTest();
  afterEach(() => localStorage.clear());

  it('shows Markdown as it will be read, in place of the field (A73)', async () => {
    const writer = await WritingPage.open();
    await writer.write('A **warm** word\n\n- one\n- two');
    const button = writer.tool('Preview');
    expect(button.ariaPressed).to.equal('false');

    const preview = await previewed(writer);

    expect(button.ariaPressed).to.equal('true');
    expect([text(preview.querySelector('strong')), preview.querySelectorAll('li').length]).to.deep.equal(['warm', 2]);
    expect([preview.role, preview.ariaLabel, preview.ariaLive]).to.deep.equal(['group', 'Preview', null]);
    expect(writer.area.hidden).to.equal(true);
    expect(writer.area.nextElementSibling === preview, 'it stands where the field stood').to.equal(true);
    expect(writer.page.said).to.deep.equal([]);
  });

  it('goes through the one gate: nothing that runs gets into the page', async () => {
    const writer = await WritingPage.open({ writing: { format: 'html' } });
    await writer.write(
      '<b>Bold</b> <img src=x onerror=alert(1)> <script>alert(1)</script><a href="javascript:alert(1)">a</a>',
    );

    const preview = await previewed(writer);

    expect(preview.querySelectorAll('script, [onerror], a[href^="javascript"]').length).to.equal(0);
    expect(text(preview.querySelector('b'))).to.equal('Bold');
  });

  it('keeps the field, the text and its history where they are', async () => {
    const writer = await WritingPage.open();
    await writer.write('One');
    const { area } = writer;
    await previewed(writer);

    writer.tool('Preview').click();
    await writer.form.composer.updateComplete;

    expect(writer.area === area && !area.hidden).to.equal(true);
    expect([area.value, writer.part('written-preview')]).to.deep.equal(['One', null]);
  });

  it('asks the backend where only that knows', async () => {
    const asked: string[] = [];
    const preview = async (words: string): Promise<Body> => {
      asked.push(words);
      return { format: 'html', source: `<em>${words}</em>` };
    };
    const writer = await WritingPage.open({ writing: { format: 'text' }, preview: { preview } });
    await writer.write(' Hello ');

    expect(text((await previewed(writer)).querySelector('em'))).to.equal('Hello');
    expect(asked).to.deep.equal(['Hello']);
  });

  it('says when there is nothing, and when it could not be had', async () => {
    const preview = () => Promise.reject(new AdapterError('unavailable'));
    const writer = await WritingPage.open({ preview: { preview } });
    writer.tool('Preview').click();
    await writer.page.until(() => text(writer.part('written-preview')) === 'Nothing written yet.');
    writer.tool('Preview').click();

    await writer.write('Hello');
    writer.tool('Preview').click();
    await writer.page.until(() => text(writer.part('written-preview')).includes('could not be had'));
    writer.tool('Preview').click();
    expect(writer.area.value).to.equal('Hello');
  });

  it('gives way when the text has to be mended', async () => {
    const writer = await WritingPage.open();
    writer.tool('Preview').click();

    await writer.form.submit();
    await writer.page.until(() => writer.page.focused === writer.area);

    expect(writer.area.hidden).to.equal(false);
    expect(writer.form.errorOf('text')).to.equal('Error: Write your comment first.');
  });

  it('has tools that do nothing meanwhile', async () => {
    const writer = await WritingPage.open();
    await writer.write('word');
    await previewed(writer);

    writer.tool('Bold').click();

    expect([writer.tool('Bold').ariaDisabled, writer.area.value]).to.deep.equal(['true', 'word']);
  });
});

describe('a text for a backend that takes HTML', () => {
  it('has paragraphs and breaks where its lines end', () => {
    expect(withBreaks('One\ntwo\n\n\nthree')).to.equal('<p>One<br>two</p>\n<p>three</p>');
  });

  it('is left alone where it has its own', () => {
    expect(withBreaks('<p>One\ntwo</p>')).to.equal('<p>One\ntwo</p>');
  });
});
