import { nameNote, readNoteAddress } from '../../src/adapters/misskey-address.js';
import { misskeyAdapter } from '../../src/adapters/misskey.js';
import { AdapterError } from '../../src/core/errors.js';
import { expect } from '../support/index.js';

const NOTE = { server: 'https://misskey.example.test', id: '9m2k0root1' };

describe('the address of a note', () => {
  it('is that of its page, on whatever server', () => {
    expect(readNoteAddress('https://misskey.example.test/notes/9m2k0root1')).to.deep.equal(NOTE);
    expect(readNoteAddress(' https://misskey.example.test/notes/9m2k0root1/?from=feed#top ')).to.deep.equal(NOTE);
  });

  for (const other of [
    'https://misskey.example.test/notes/',
    'https://misskey.example.test/notes/on-gates',
    'https://misskey.example.test/@alice',
    'https://misskey.example.test/notes/9m2k0root1/reactions',
    `https://misskey.example.test/notes/${'9'.repeat(65)}`,
    'https://me:secret@misskey.example.test/notes/9m2k0root1',
    'misskey.example.test/notes/9m2k0root1',
    '',
  ])
    it(`is not “${other.slice(0, 60)}”`, () => {
      expect(readNoteAddress(other)).to.equal(undefined);
    });

  it('counts on the endpoint, where the API is on another host', () => {
    const server = 'https://api.example.test';
    expect(nameNote('https://misskey.example.test/notes/9m2k0root1', `${server}/api/`)).to.deep.equal({
      ...NOTE,
      server,
    });
    expect(nameNote('9m2k0root1', server)).to.deep.equal({ ...NOTE, server });
  });

  it('is asked for where there is none', () => {
    for (const [thread, endpoint] of [
      ['9m2k0root1', undefined],
      ['', undefined],
      ['https://social.example.test/@me/1', undefined],
      ['9m2k0root1', 'nowhere'],
    ] as const) {
      const error = nameNote(thread, endpoint) as AdapterError;
      expect([error instanceof AdapterError, error.kind], thread).to.deep.equal([true, 'not-found']);
    }
    expect((nameNote('', undefined) as AdapterError).hint).to.include('rel="syndication"');
  });

  describe('that the page names', () => {
    const link = document.createElement('a');
    afterEach(() => link.remove());

    it('is the first one among its copies elsewhere', () => {
      link.className = 'u-syndication';
      link.href = 'https://misskey.example.test/notes/9m2k0root1';
      document.body.append(link);
      expect(misskeyAdapter().key).to.equal('misskey:https://misskey.example.test:9m2k0root1');
    });

    it('is none where the page names nothing', () => {
      expect(misskeyAdapter().key).to.equal(undefined);
    });
  });
});
