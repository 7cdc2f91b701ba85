import { namePlace, readAtUri, readPostAddress } from '../../src/adapters/bluesky-address.js';
import { expect } from '../support/index.js';

const DID = 'did:plc:dnozp7mp4m7qew6llyekwnhl';
const KEY = '3n2tkf5ttwc22';
const post = (repo: string) => ({ repo, collection: 'app.bsky.feed.post', key: KEY });

describe('the address of a post', () => {
  it('is understood in each form', () => {
    const forms: Readonly<Record<string, string>> = {
      [`https://bsky.app/profile/alice.test/post/${KEY}`]: 'alice.test',
      [`https://bsky.app/profile/${DID}/post/${KEY}`]: DID,
      [`https://bsky.app/profile/${encodeURIComponent(DID)}/post/${KEY}/`]: DID,
      [`https://bsky.app/profile/alice.test/post/${KEY}?ref=feed#top`]: 'alice.test',
      [`https://other-app.example/profile/alice.test/post/${KEY}`]: 'alice.test',
      [`at://${DID}/app.bsky.feed.post/${KEY}`]: DID,
      [` at://alice.test/app.bsky.feed.post/${KEY} `]: 'alice.test',
      [`at://did:web:blog.example/app.bsky.feed.post/${KEY}`]: 'did:web:blog.example',
    };
    for (const [text, repo] of Object.entries(forms)) expect(readPostAddress(text), text).to.deep.equal(post(repo));
  });

  it('is none where something else is named, or nobody can be called so', () => {
    for (const text of [
      'https://bsky.app/profile/alice.test',
      `https://bsky.app/profile/alice/post/${KEY}`,
      `https://bsky.app/profile/handle.invalid/post/${KEY}`,
      'https://bsky.app/profile/alice.test/post/..',
      'https://bsky.app/profile/%E0%A4%A/post/1',
      `https://alice:secret@bsky.app/profile/alice.test/post/${KEY}`,
      `at://${DID}/app.bsky.feed.like/${KEY}`,
      `at://${DID}/app.bsky.feed.post/${KEY}/more`,
      `at://${DID}/app.bsky.feed.post/`,
      `at:/${DID}/app.bsky.feed.post/${KEY}`,
      `javascript:alert(1)//profile/alice.test/post/${KEY}`,
      '',
    ])
      expect(readPostAddress(text), text).to.equal(undefined);
  });

  it('may have any kind of record but a nameless one', () => {
    expect(readAtUri(`at://${DID}/site.standard.document/1`)).to.include({ collection: 'site.standard.document' });
    expect([readAtUri(`at://${DID}//1`), readAtUri(1), readAtUri(`at://${'a.'.repeat(600)}b/c.d/1`)]).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is asked for at Bluesky, or at the endpoint', () => {
    const text = `https://bsky.app/profile/alice.test/post/${KEY}`;
    const bluesky = { server: 'https://public.api.bsky.app', record: post('alice.test') };
    expect(namePlace(text)).to.deep.equal(bluesky);
    expect(namePlace(text, 'https://view.example/xrpc/')).to.deep.equal({ ...bluesky, server: 'https://view.example' });
  });

  it('may be that of a document which leads to one, by who cannot lose the name', () => {
    const place = namePlace(`at://${DID}/site.standard.document/3kdoc`);
    expect(place).to.have.property('record').that.deep.equals({
      repo: DID,
      collection: 'site.standard.document',
      key: '3kdoc',
    });
    expect(namePlace('at://alice.test/site.standard.document/3kdoc')).to.include({ kind: 'not-found' });
  });

  it('that is none tells the developer what to give', () => {
    expect(namePlace('12')).to.include({ kind: 'not-found' }).and.property('hint').includes('bsky.app/profile/');
    expect(namePlace('12', 'not a server')).to.include({ kind: 'not-found' });
  });

  describe('of a page that gives none', () => {
    const links = document.createElement('div');
    const find = (...html: readonly [tag: 'a' | 'link', attributes: Readonly<Record<string, string>>][]) => {
      links.replaceChildren(
        ...html.map(([tag, attributes]) => {
          const link = document.createElement(tag);
          for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
          return link;
        }),
      );
      document.body.append(links);
      const place = namePlace('');
      return 'record' in place ? place.record : place.hint;
    };
    afterEach(() => links.remove());

    it('is the first copy of it that is a post', () => {
      const href = `https://bsky.app/profile/alice.test/post/${KEY}`;
      const elsewhere = ['link', { rel: 'syndication', href: 'https://social.example/@me/1' }] as const;
      expect(find([...elsewhere], ['link', { rel: 'syndication', href }])).to.deep.equal(post('alice.test'));
      expect(find(['a', { class: 'u-syndication', href: `at://${DID}/app.bsky.feed.post/${KEY}` }])).to.deep.equal(
        post(DID),
      );
    });

    it('is the document that the page is, where it names no post', () => {
      const document = { rel: 'site.standard.document', href: `at://${DID}/site.standard.document/3kdoc` };
      expect(find(['link', document])).to.deep.equal({ repo: DID, collection: 'site.standard.document', key: '3kdoc' });
      const href = `https://bsky.app/profile/alice.test/post/${KEY}`;
      expect(find(['link', document], ['a', { rel: 'syndication', href }])).to.deep.equal(post('alice.test'));
    });

    it('is no document of an account that can lose its name, nor anything else', () => {
      expect(
        find(['link', { rel: 'site.standard.document', href: 'at://alice.test/site.standard.document/1' }]),
      ).to.be.a('string');
      expect(find(['link', { rel: 'site.standard.document', href: `at://${DID}/app.bsky.feed.like/1` }])).to.be.a(
        'string',
      );
    });
  });
});
