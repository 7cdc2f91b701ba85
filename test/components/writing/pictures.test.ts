import type { UploadsPort } from '../../../src/adapters/adapter.js';
import { AdapterError } from '../../../src/core/errors.js';
import { press, type } from '../../support/commands.js';
import { expect } from '../../support/index.js';
import { text } from '../../support/thread-page.js';
import { WritingPage } from '../../support/writing-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const rules = { format: 'markdown', images: { types: ['image/png', 'image/jpeg'], maxBytes: 1_500_000 } } as const;
const png = (name = 'ginkgo.png', bytes = 3, kind = 'image/png'): File =>
  new File([new Uint8Array(bytes)], name, { type: kind });

/** A backend that takes pictures, and answers when it is told to. */
class Desk implements UploadsPort {
  readonly sent: { readonly name: string; readonly alt: string }[] = [];
  aborted = 0;
  answer: (words: string) => void = () => undefined;
  refuse: (error: Error) => void = () => undefined;

  upload: UploadsPort['upload'] = (_picture, name, alt, { signal }) => {
    this.sent.push({ name, alt });
    signal.addEventListener('abort', () => (this.aborted += 1));
    return new Promise((resolve, reject) => {
      this.answer = resolve;
      this.refuse = reject;
    });
  };
}

async function open(): Promise<{ writer: WritingPage; desk: Desk }> {
  const desk = new Desk();
  const writer = await WritingPage.open({ writing: rules, uploads: desk, key: 'pictures' });
  writer.written = 'See | there';
  return { writer, desk };
}

/** Pastes or drops files, as far as scripts can. */
function bring(how: 'paste' | 'drop', area: HTMLElement, ...files: readonly File[]): boolean {
  const data = { files, types: ['Files'] };
  const event = new Event(how, { bubbles: true, cancelable: true });
  Object.defineProperty(event, how === 'paste' ? 'clipboardData' : 'dataTransfer', { value: data });
  area.dispatchEvent(event);
  return event.defaultPrevented;
}

async function asked(writer: WritingPage): Promise<void> {
  await writer.page.until(() => writer.page.focused?.part.contains('picture-field'));
}

describe('pictures in the form', () => {
  warningsInEachTest();
  afterEach(() => localStorage.clear());

  it('can be added only where the backend takes them', async () => {
    const { writer } = await open();
    expect(writer.names).to.include('Add a picture');
    expect(writer.form.composer.querySelector('input[type="file"]')!.getAttribute('accept')).to.equal(
      'image/png,image/jpeg',
    );

    const other = await WritingPage.open({ writing: rules });
    expect(other.names).to.not.include('Add a picture');
    expect(bring('paste', other.area, png())).to.equal(false);
  });

  it('leave nothing of their names in what is remembered of the guest', async () => {
    const { writer } = await open();
    const { $guest } = writer.form.composer.host.guest;
    const before = Object.keys($guest.get());

    const field = writer.form.composer.querySelector('input[type="file"]')!;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));

    expect(Object.keys($guest.get())).to.deep.equal(before);
  });

  it('are asked what they show, uploaded, and put where the cursor was', async () => {
    const { writer, desk } = await open();
    expect(bring('paste', writer.area, png())).to.equal(true);
    await asked(writer);
    expect(text(writer.part('picture'))).to.include('What does “ginkgo.png” show?');

    await type('A yellow tree');
    await press('Enter');
    await writer.page.until(() => desk.sent.length === 1);
    expect(desk.sent).to.deep.equal([{ name: 'ginkgo.png', alt: 'A yellow tree' }]);
    expect(writer.area.value).to.equal('See [Uploading “ginkgo.png”…] there');
    expect(writer.page.events).to.not.include('posting');

    desk.answer('![A yellow tree](https://pictures.example.test/1.png)');
    await writer.page.until(() => writer.part('picture') === null);
    expect(writer.area.value).to.equal('See ![A yellow tree](https://pictures.example.test/1.png) there');
    await writer.page.until(() => writer.page.said.includes('The picture is in your text.'));
  });

  it('leave what is typed meanwhile, and its cursor, alone', async () => {
    const { writer, desk } = await open();
    bring('drop', writer.area, png());
    await asked(writer);
    await press('Enter');
    await writer.page.until(() => desk.sent.length === 1);

    const { value } = writer.area;
    writer.area.focus();
    writer.area.value = `Hello. ${value}!`;
    writer.area.setSelectionRange(5, 5);
    desk.answer('![](x)');
    await writer.page.until(() => writer.part('picture') === null);

    expect(writer.written).to.equal('Hello|. See ![](x) there!');
  });

  it('leave no place for themselves in what a later visit finds', async () => {
    const { writer, desk } = await open();
    bring('paste', writer.area, png());
    await asked(writer);
    await press('Enter');
    await writer.page.until(() => desk.sent.length === 1);

    expect(JSON.stringify(localStorage)).to.include('See  there').and.not.include('Uploading');
    desk.answer('![](x)');
    await writer.page.until(() => writer.part('picture') === null);
    expect(JSON.stringify(localStorage)).to.include('See ![](x) there');
  });

  it('come at the cursor when their place was deleted', async () => {
    const { writer, desk } = await open();
    bring('drop', writer.area, png());
    await asked(writer);
    await press('Enter');
    await writer.page.until(() => desk.sent.length === 1);
    writer.written = 'New |words';

    desk.answer('![](x)');
    await writer.page.until(() => writer.part('picture') === null);

    expect(writer.area.value).to.equal('New ![](x)words');
  });

  it('can be cancelled, which ends the upload and leaves the text as it was', async () => {
    const { writer, desk } = await open();
    bring('drop', writer.area, png());
    await asked(writer);
    await press('Enter');
    await writer.page.until(() => desk.sent.length === 1);

    writer.part('picture')!.querySelector<HTMLElement>('[part~="cancel-button"]')!.click();
    desk.refuse(new DOMException('', 'AbortError'));
    await writer.page.until(() => writer.part('picture') === null && writer.area.value === 'See  there');

    expect(desk.aborted).to.equal(1);
  });

  it('can be tried again after a failure, which takes nothing away', async () => {
    const { writer, desk } = await open();
    bring('drop', writer.area, png());
    await asked(writer);
    await type('A tree');
    await press('Enter');
    await writer.page.until(() => desk.sent.length === 1);
    desk.refuse(new AdapterError('unavailable'));
    await writer.page.until(() => text(writer.part('picture-note')).includes('was not added'));
    expect(writer.area.value).to.equal('See  there');
    await writer.page.until(() => writer.page.said.some((words) => words.includes('was not added')));

    writer.part('picture-send-button')!.click();
    await writer.page.until(() => desk.sent.length === 2);

    expect(desk.sent[1]).to.deep.equal({ name: 'ginkgo.png', alt: 'A tree' });
  });

  it('of the wrong kind, or too large, are refused with the reason', async () => {
    const { writer, desk } = await open();
    bring('drop', writer.area, png('notes.pdf', 3, 'application/pdf'));
    await writer.page.until(() => writer.part('picture-note'));
    expect(text(writer.part('picture-note'))).to.equal('This site does not take “notes.pdf”. It takes: PNG, JPEG.');

    bring('drop', writer.area, png('large.png', 1_500_001));
    await writer.page.until(() => text(writer.part('picture-note')) === '“large.png” is too large. At most 1.5 MB.');
    expect(desk.sent).to.deep.equal([]);
    expect(writer.area.value).to.equal('See  there');
  });

  it('come one after the other', async () => {
    const { writer, desk } = await open();
    bring('drop', writer.area, png('one.png'), png('two.png'));
    await asked(writer);
    await press('Enter');
    await writer.page.until(() => desk.sent.length === 1);
    desk.answer('![](1)');
    await writer.page.until(() => text(writer.part('picture')).includes('“two.png”'));
    await asked(writer);
    await press('Enter');
    await writer.page.until(() => desk.sent.length === 2);
    desk.answer('![](2)');
    await writer.page.until(() => writer.part('picture') === null);

    expect(writer.area.value).to.equal('See ![](1)![](2) there');
  });

  it('keep the form from being sent half done', async () => {
    const { writer, desk } = await open();
    bring('drop', writer.area, png());
    await asked(writer);
    await press('Enter');
    await writer.page.until(() => desk.sent.length === 1);

    await writer.form.submit();

    await writer.page.until(() => writer.page.said.some((words) => words.startsWith('A picture is still')));
    expect(writer.page.events).to.not.include('posting');
  });
});
