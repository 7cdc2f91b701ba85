import { fixture } from '@open-wc/testing-helpers';
import { readText, writeText } from '../../src/dom/text-edit.js';
import { expect } from '../support/index.js';

async function aField(value: string): Promise<{ area: HTMLTextAreaElement; inputs: () => number }> {
  const host = await fixture<HTMLElement>('<div></div>');
  const root = host.attachShadow({ mode: 'open' });
  const area = document.createElement('textarea');
  root.append(area);
  let inputs = 0;
  area.addEventListener('input', () => (inputs += 1));
  area.value = value;
  return { area, inputs: () => inputs };
}

describe('writeText', () => {
  it('changes the text, places the cursor and tells of it, as typing does', async () => {
    const { area, inputs } = await aField('one two');

    writeText(area, { text: 'one **two**', start: 6, end: 9 });

    expect(readText(area)).to.deep.equal({ text: 'one **two**', start: 6, end: 9 });
    expect(inputs()).to.equal(1);
    expect((area.getRootNode() as ShadowRoot).activeElement === area).to.equal(true);
  });

  it('can be taken back by the reader’s own undo', async () => {
    const { area } = await aField('one two');
    writeText(area, { text: 'one **two**', start: 6, end: 9 });

    document.execCommand('undo');

    expect(area.value).to.equal('one two');
  });

  it('takes words away, too', async () => {
    const { area, inputs } = await aField('one **two** three');

    writeText(area, { text: 'one three', start: 4, end: 4 });

    expect(area.value).to.equal('one three');
    expect(inputs()).to.equal(1);
  });

  it('only moves the cursor when the text stays', async () => {
    const { area, inputs } = await aField('one');

    writeText(area, { text: 'one', start: 1, end: 2 });

    expect(readText(area)).to.deep.equal({ text: 'one', start: 1, end: 2 });
    expect(inputs()).to.equal(0);
  });

  it('never cuts a character in two', async () => {
    const { area } = await aField('a😀b');

    writeText(area, { text: 'a😁b', start: 3, end: 3 });

    expect(area.value).to.equal('a😁b');
  });

  it('works without the command that undo knows', async () => {
    const { area, inputs } = await aField('one');
    const { execCommand } = document;
    document.execCommand = () => false;
    try {
      writeText(area, { text: 'one two', start: 7, end: 7 });
    } finally {
      document.execCommand = execCommand;
    }

    expect([area.value, inputs(), area.selectionStart]).to.deep.equal(['one two', 1, 7]);
  });

  it('writes nowhere else when the field can’t take the focus', async () => {
    const { area: other } = await aField('elsewhere');
    const { area, inputs } = await aField('one');
    area.hidden = true;
    other.focus();

    writeText(area, { text: 'one two', start: 7, end: 7 });

    expect([other.value, area.value, inputs()]).to.deep.equal(['elsewhere', 'one two', 1]);
  });

  it('keeps a megabyte as it is', async () => {
    const book = 'word '.repeat(200_000);
    const { area } = await aField(book);

    writeText(area, { text: `${book}!`, start: book.length + 1, end: book.length + 1 });

    expect(area.value.length).to.equal(book.length + 1);
  });
});
