import { isStatusId, nameStatus, readStatusAddress } from '../../src/adapters/mastodon-address.js';
import { expect } from '../support/index.js';

describe('the address of a status', () => {
  const server = 'https://social.example';

  it('is understood in each form that servers have', () => {
    const forms: Readonly<Record<string, string>> = {
      '/@ada/110000000000000001': '110000000000000001',
      '/@ada@other.example/110000000000000001': '110000000000000001',
      '/@ada/110000000000000001/': '110000000000000001',
      '/@ada/110000000000000001?utm_source=feed#top': '110000000000000001',
      '/web/@ada/12': '12',
      '/deck/@ada/12': '12',
      '/web/statuses/12': '12',
      '/users/ada/statuses/12': '12',
      '/users/ada/statuses/12/activity': '12',
      '/ap/users/115/statuses/116': '116',
      '/@alice/statuses/01M7ZK5GH4GG8Q1KSTAPR0VH2G': '01M7ZK5GH4GG8Q1KSTAPR0VH2G',
      '/users/alice/statuses/01M7ZK5GH4GG8Q1KSTAPR0VH2G': '01M7ZK5GH4GG8Q1KSTAPR0VH2G',
      '/notice/AbCdEf0123456789xy': 'AbCdEf0123456789xy',
    };
    for (const [path, id] of Object.entries(forms))
      expect(readStatusAddress(server + path), path).to.deep.equal({ server, id });
  });

  it('is none where the path names something else, or something that the API calls otherwise', () => {
    for (const path of ['/', '/@ada', '/tags/trees', '/objects/0a1b-2c3d', '/notes/9abcdef', '/@ada/12/embed', '/@/1'])
      expect(readStatusAddress(server + path), path).to.equal(undefined);
    expect(readStatusAddress('javascript:alert(1)//@ada/12')).to.equal(undefined);
    expect(readStatusAddress('https://ada:secret@social.example/@ada/12')).to.equal(undefined);
  });

  it('may leave the server to the endpoint, or be a mere id there', () => {
    expect(nameStatus('12', `${server}/api`)).to.deep.equal({ server, id: '12' });
    expect(nameStatus('https://example.com/@ada/12', server)).to.deep.equal({ server, id: '12' });
  });

  it('that is none tells the developer what to give', () => {
    expect(nameStatus('12', undefined)).to.include({ kind: 'not-found' }).and.property('hint').includes('/@me/123');
    expect(nameStatus('12', 'not a server')).to.include({ kind: 'not-found' });
  });

  it('has an id of letters and digits', () => {
    expect(['12', '01M7ZK', '__proto__', '', '../x', 'a'.repeat(65)].filter(isStatusId)).to.deep.equal([
      '12',
      '01M7ZK',
    ]);
  });

  describe('of a page that names none', () => {
    const links = document.createElement('div');
    const find = (html: readonly [tag: 'a' | 'link', attributes: Readonly<Record<string, string>>][]) => {
      links.replaceChildren(
        ...html.map(([tag, attributes]) => {
          const link = document.createElement(tag);
          for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
          return link;
        }),
      );
      document.body.append(links);
      return nameStatus('', undefined);
    };
    afterEach(() => links.remove());

    it('is that of the first copy in the fediverse which the page links to', () => {
      const found = find([
        ['a', { class: 'u-syndication', href: 'https://video.example/watch/12' }],
        ['a', { class: 'u-url', href: 'https://social.example/@other/11' }],
        ['a', { rel: 'nofollow syndication', href: 'https://social.example/@ada/12' }],
        ['link', { rel: 'syndication', href: 'https://social.example/@ada/13' }],
      ]);
      expect(found).to.deep.equal({ server, id: '12' });
    });

    it('is found by the class of microformats', () => {
      const found = find([['a', { class: 'small u-syndication', href: 'https://social.example/@ada/12' }]]);
      expect(found).to.deep.equal({ server, id: '12' });
    });

    it('is found on a page that calls a form by the name of what finds it', () => {
      const form = document.createElement('form');
      form.setAttribute('name', 'querySelectorAll');
      document.body.append(form);
      try {
        expect(find([['link', { rel: 'syndication', href: 'https://social.example/@ada/12' }]])).to.include({ server });
      } finally {
        form.remove();
      }
    });

    it('is told to be missing where there is no such link', () => {
      expect(find([])).to.include({ kind: 'not-found' }).and.property('hint').includes('This page links to no status');
    });
  });
});
