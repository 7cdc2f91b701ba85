import { parseInfo } from '../../src/adapters/protocol-info.js';
import { parseComment, parsePage } from '../../src/adapters/protocol-wire.js';
import { AdapterError } from '../../src/core/errors.js';
import { checkShape } from '../../src/testing/shape.js';
import { expect } from '../support/index.js';

const reading = { avatars: false, can: { reply: false } };
const LEAST = { id: 7, body: { source: 'Hello' } };
const parsed = (more: object, avatars = false) => parseComment({ ...LEAST, ...more }, { ...reading, avatars });

describe('a comment of the Gedanken protocol', () => {
  it('needs an id and a body', () => {
    const { id, parent, kind, status, author, body, created, can } = parsed({});

    expect({ id, parent, kind, status, created, can }).to.deep.equal({
      id: '7',
      parent: null,
      kind: 'comment',
      status: 'published',
      created: null,
      can: { reply: false },
    });
    expect([author.name, body.format, body.source]).to.deep.equal(['', 'text', 'Hello']);
  });

  it('is malformed without them', () => {
    for (const raw of [null, 7, 'x', [], {}, { id: 7 }, { id: '', body: LEAST.body }, { id: 7, body: 'Hello' }])
      expect(() => parseComment(raw, reading)).to.throw(AdapterError);
  });

  it('needs neither words nor a writer when it was removed', () => {
    const { status, body, author } = parseComment({ id: 'a', status: 'removed', created: 5 }, reading);

    expect([status, body.source, author.name]).to.deep.equal(['removed', '', '']);
  });

  it('has its times as RFC 3339 with a zone or as milliseconds, and no others', () => {
    const timeOf = (created: unknown) => parsed({ created }).created;
    const moment = Date.UTC(2026, 0, 3, 9, 30);

    expect(timeOf('2026-01-03T09:30:00Z')).to.equal(moment);
    expect(timeOf('2026-01-03T10:30:00.000000+01:00')).to.equal(moment);
    expect(timeOf(moment)).to.equal(moment);
    for (const wrong of ['2026-01-03T09:30:00', '3 January', '', true, -1, Infinity, 8e15]) {
      expect(timeOf(wrong)).to.equal(null);
    }
  });

  it('says until when it may be edited, or that it always may', () => {
    const until = (edit: unknown) => parsed({ can: { edit } }).can.edit;

    expect(until(true)).to.equal(Infinity);
    expect(until('2126-01-03T09:30:00Z')).to.equal(Date.UTC(2126, 0, 3, 9, 30));
    expect(until(1_000)).to.equal(1_000);
    for (const wrong of [false, 'always', 'hello 5 Z', null, {}, Number.NaN, -5])
      expect(until(wrong)).to.equal(undefined);
  });

  it('gives no right that was not given in so many words', () => {
    const can = { reply: 'yes', remove: 1, vote: ['up', 'sideways', 'down'], react: 'true', pin: true, own: true };

    expect(JSON.parse(JSON.stringify(parsed({ can }).can))).to.deep.equal({
      reply: false,
      vote: ['up', 'down'],
      pin: true,
    });
  });

  it('tells of its writer what readers may know, and nothing else', () => {
    const author = {
      name: 'Alice\u202e\nExample',
      id: 3,
      handle: '@alice@social.example',
      url: 'https://alice.example/',
      avatar: 'https://alice.example/me.png',
      roles: ['author', 'admin', 'moderator'],
      email: 'alice@example.org',
      emailHash: '0123456789abcdef0123456789abcdef',
      ip: '192.0.2.1',
    };

    expect(JSON.parse(JSON.stringify(parsed({ author }).author))).to.deep.equal({
      name: 'Alice Example',
      id: '3',
      handle: '@alice@social.example',
      url: 'https://alice.example/',
      roles: ['author', 'moderator'],
    });
    expect(parsed({ author }, true).author.avatar).to.equal('https://alice.example/me.png');
  });

  it('leads to no address that is none of the web', () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      '/relative',
      7,
      `https://a.example/${'x'.repeat(3000)}`,
    ])
      expect([parsed({ url }).url, parsed({ author: { name: 'A', url } }).author.url]).to.deep.equal([
        undefined,
        undefined,
      ]);
  });

  it('cuts what is too long', () => {
    const { author, body } = parsed({ author: { name: 'x'.repeat(9_000) }, body: { source: 'y'.repeat(900_000) } });

    expect([author.name.length, body.source.length]).to.deep.equal([300, 256 * 1024]);
  });

  it('counts votes up less votes down where no score is told', () => {
    const votesOf = (votes: unknown) => JSON.parse(JSON.stringify(parsed({ votes }).votes ?? null)) as unknown;

    expect(votesOf({ up: 4, down: 1, mine: 'up' })).to.deep.equal({ score: 3, up: 4, down: 1, mine: 'up' });
    expect(votesOf({ score: -2, mine: 'sideways' })).to.deep.equal({ score: -2, mine: null });
    for (const wrong of [{}, { up: -1 }, 7, null]) expect(votesOf(wrong)).to.equal(null);
  });

  it('has reactions that somebody gave, most frequent first', () => {
    const reactions = [
      { name: 'heart', emoji: '❤️', count: 1, mine: true, who: ['Ben', 7] },
      { name: 'laugh', count: 3 },
      { name: 'none', count: 0 },
      { count: 9 },
      'heart',
    ];

    expect(JSON.parse(JSON.stringify(parsed({ reactions }).reactions))).to.deep.equal([
      { name: 'laugh', count: 3, mine: false },
      { name: 'heart', emoji: '❤️', count: 1, mine: true, who: ['Ben'] },
    ]);
  });

  it('keeps to the contract whatever a server says', () => {
    const nonsense: readonly unknown[] = [null, 0, -1, 'x', '', [], [null], {}, { name: {} }, Number.NaN, true];
    for (const key of ['parent', 'kind', 'status', 'author', 'created', 'edited', 'url', 'source', 'pinned', 'replies'])
      for (const value of nonsense) checkShape(parsed({ [key]: value }));
    for (const key of ['votes', 'reactions', 'can']) for (const value of nonsense) checkShape(parsed({ [key]: value }));
  });
});

describe('a page of the Gedanken protocol', () => {
  it('goes without what is no comment', () => {
    const { comments, next, total } = parsePage({ comments: [LEAST, null, { id: 8 }], next: 'b', total: 3 }, reading);

    expect([comments.map(({ id }) => id), next, total]).to.deep.equal([['7'], 'b', { count: 3, exact: true }]);
  });

  it('is the last without a cursor, and tells no total that it does not know', () => {
    const { next, total } = parsePage({ comments: [], next: null }, reading);

    expect([next, total]).to.deep.equal([null, undefined]);
    expect(parsePage({ comments: [], total: { count: 9, exact: false } }, reading).total).to.deep.equal({
      count: 9,
      exact: false,
    });
  });

  it('is malformed without a list', () => {
    for (const raw of [null, [], {}, { comments: {} }]) expect(() => parsePage(raw, reading)).to.throw(AdapterError);
  });
});

describe('a thread of the Gedanken protocol', () => {
  const info = (raw: object) => JSON.parse(JSON.stringify(parseInfo(raw, false))) as Record<string, unknown>;

  it('is open to guests who give a name, where nothing else is said', () => {
    expect(info({})).to.deep.equal({
      posting: { allowed: true },
      viewer: null,
      guestFields: { name: 'required', email: 'hidden', website: 'hidden' },
      writing: { format: 'text' },
      sorts: ['oldest'],
      total: null,
    });
  });

  it('says why one may not write, and takes what it does not know for that it can’t be done here', () => {
    const why = (posting: unknown) => info({ posting })['posting'];

    expect(why({ allowed: false, why: 'sign-in', href: 'https://blog.example/in' })).to.deep.equal({
      allowed: false,
      why: 'sign-in',
      href: 'https://blog.example/in',
    });
    expect(why({ allowed: false, why: 'full moon', href: 'javascript:0' })).to.deep.equal({
      allowed: false,
      why: 'read-only',
    });
    expect(why({ allowed: 'yes' })).to.deep.equal({ allowed: false, why: 'read-only' });
  });

  it('serves the orders that there are, each once', () => {
    expect(info({ sorts: ['best', 'hot', 'best', 'newest'] })['sorts']).to.deep.equal(['best', 'newest']);
  });

  it('forgets limits that would let nobody write', () => {
    const writing = { format: 'markdown', maxCharacters: 0, maxBytes: '900', minCharacters: -1, images: { types: [] } };

    expect(info({ writing })['writing']).to.deep.equal({ format: 'markdown', maxBytes: 900 });
  });

  it('offers pictures and reactions of known kinds', () => {
    const images = { types: ['image/png', 'text/html', 7], maxBytes: 5 };
    const reactions = { choices: [{ name: 'heart', emoji: '❤️' }, {}, 'x'], page: [], canReact: true };
    const told = info({ writing: { images }, reactions });

    expect(told['writing']).to.deep.equal({ format: 'text', images: { types: ['image/png'], maxBytes: 5 } });
    expect(told['reactions']).to.deep.equal({ choices: [{ name: 'heart', emoji: '❤️' }], page: [], canReact: true });
    expect(info({ reactions: { choices: [] } })).not.to.have.property('reactions');
  });

  it('is malformed when it is no object', () => {
    for (const raw of [null, [], 'x', 7]) expect(() => parseInfo(raw, false)).to.throw(AdapterError);
  });
});
