import { parseComment, parseConfig, parseViewer, readCommentId, serviceOf } from '../../src/adapters/remark42-wire.js';
import type { Reading, Remark42Viewer } from '../../src/adapters/remark42-wire.js';
import { expect } from '../support/index.js';

const CONFIG = parseConfig({ auth_providers: ['anonymous'], anon_vote: true });
const viewer = (more: Partial<Remark42Viewer> = {}): Remark42Viewer => ({
  id: 'github_1',
  author: { name: 'Rita Reader' },
  isAdmin: false,
  isPaying: false,
  ...more,
});
const reading = (more: Partial<Reading> = {}): Reading => ({
  avatars: false,
  viewer: null,
  config: CONFIG,
  readOnly: false,
  answered: new Set(),
  ...more,
});
const row = (more: object = {}) => ({
  id: 'a',
  pid: '',
  text: '<p>Hello</p>',
  time: new Date(Date.now() - 60_000).toISOString(),
  user: { id: 'github_1', name: 'Rita Reader' },
  score: 0,
  vote: 0,
  ...more,
});

describe('a comment of Remark42', () => {
  it('needs an id and a text', () => {
    for (const raw of [null, 7, {}, row({ id: '' }), row({ id: {} }), row({ text: undefined })])
      expect(() => parseComment(raw, reading())).to.throw();
  });

  it('never says who somebody is by a hash of their e-mail or IP address', () => {
    const ids = [
      'anonymous_f0acacd4aae1bff6d379241f638252281aa9d24f',
      'email_accf0f10669d75508390faf0cc06fcc78954fab2',
    ];
    for (const id of ids) {
      const raw = row({ user: { id, name: 'Gina', ip: '5a2994797032c3bf154d7f580e450862aa9d6c1c' } });
      expect(JSON.stringify(parseComment(raw, reading()))).not.to.match(/[0-9a-f]{20}/);
      expect(parseViewer({ id, name: 'Gina' }, false).author.id).to.equal(undefined);
    }
    expect(parseComment(row(), reading()).author.id).to.equal('remark42:github_1');
  });

  it('shows names as they were typed, on one line', () => {
    const named = (name: unknown) => parseComment(row({ user: { name } }), reading()).author.name;

    expect(named('&lt;b&gt;Ada&lt;/b&gt; &amp; Co')).to.equal('<b>Ada</b> & Co');
    expect(named('a\u202eb\nc')).to.equal('a b c');
    expect(named({})).to.equal('');
  });

  it('is by a moderator only when Remark42 says so', () => {
    expect(parseComment(row({ user: { name: 'Mona', admin: true } }), reading()).author.roles).to.deep.equal([
      'moderator',
    ]);
    expect(parseComment(row({ user: { name: 'admin', admin: 'true' } }), reading()).author.roles).to.equal(undefined);
  });

  it('caps what is too long, and takes no nonsense for a vote or a time', () => {
    const comment = parseComment(
      row({ text: 'x'.repeat(300_000), score: '7', vote: 12, time: '0001-01-01T00:00:00Z', edit: { time: 'soon' } }),
      reading(),
    );

    expect(comment.body.source).to.have.length(262_144);
    expect(comment.votes).to.deep.equal({ score: 0, mine: null });
    expect([comment.created, comment.edited]).to.deep.equal([null, undefined]);
  });

  it('has a score below zero, and knows this reader’s vote', () => {
    expect(parseComment(row({ score: -3, vote: -1 }), reading()).votes).to.deep.equal({ score: -3, mine: 'down' });
    expect(parseComment(row({ score: 2, vote: 1 }), reading()).votes).to.deep.equal({ score: 2, mine: 'up' });
  });
});

describe('what a reader of Remark42 may do', () => {
  const can = (more: Partial<Reading>, raw: object = {}) => parseComment(row(raw), reading(more)).can;
  const others = { user: { id: 'github_2', name: 'Ben' } };

  it('is to answer, as long as they are nobody', () => {
    expect(can({})).to.deep.equal({ reply: true });
  });

  it('is to change what they wrote, until the window closes or somebody answers', () => {
    const { time } = row();
    const until = Date.parse(time) + 300_000;

    expect(can({ viewer: viewer() }, { time })).to.deep.equal({ reply: true, edit: until, remove: true });
    expect(can({ viewer: viewer(), answered: new Set(['a']) })).to.deep.equal({ reply: true });
    expect(can({ viewer: viewer() }, { time: '2024-02-03T09:30:00Z' })).to.deep.equal({ reply: true });
  });

  it('is to change it for ever where Remark42 sets no end', () => {
    const config = parseConfig({ auth_providers: [], edit_duration: 0 });
    const admins = parseConfig({ auth_providers: [], admin_edit: true });
    const old = { time: '2024-02-03T09:30:00Z' };

    expect(can({ viewer: viewer(), config }, old).edit).to.equal(Infinity);
    expect(can({ viewer: viewer(), config: admins }, old).edit).to.equal(undefined);
    expect(can({ viewer: viewer({ isAdmin: true }), config: admins }, old).edit).to.equal(Infinity);
  });

  it('is to vote on what others wrote, in an open thread', () => {
    expect(can({ viewer: viewer() }, others)).to.deep.equal({ reply: true, vote: ['up', 'down'] });
    expect(can({ viewer: viewer(), readOnly: true }, others)).to.deep.equal({ reply: true });
  });

  it('is to vote by name only where Remark42 allows that', () => {
    const gina = viewer({ id: 'anonymous_1' });
    const config = parseConfig({ auth_providers: [] });

    expect(can({ viewer: gina }, others).vote).to.deep.equal(['up', 'down']);
    expect(can({ viewer: gina, config }, others).vote).to.equal(undefined);
    expect(can({ viewer: viewer(), config }, others).vote).to.deep.equal(['up', 'down']);
  });

  it('is to vote nothing below zero where no score falls below it', () => {
    const config = parseConfig({ auth_providers: [], positive_score: true });

    expect(can({ viewer: viewer(), config }, others).vote).to.deep.equal(['up']);
    expect(can({ viewer: viewer(), config }, { ...others, score: 1 }).vote).to.deep.equal(['up', 'down']);
    expect(can({ viewer: viewer(), config }, { ...others, vote: 1 }).vote).to.deep.equal(['up', 'down']);
  });

  it('is to remove and to pin anything, for administrators', () => {
    expect(can({ viewer: viewer({ isAdmin: true }) }, others)).to.deep.equal({
      reply: true,
      remove: true,
      vote: ['up', 'down'],
      pin: true,
    });
  });
});

describe('what Remark42 is set to', () => {
  it('is as by default where an old one does not tell', () => {
    expect(parseConfig({ auth_providers: ['github'] })).to.deep.equal({
      editWindow: 300_000,
      adminEdit: false,
      minCharacters: 0,
      maxCharacters: undefined,
      providers: ['github'],
      anonymousVotes: false,
      positiveScore: false,
      subscribersOnly: false,
    });
  });

  it('is not read out of another answer', () => {
    expect(() => parseConfig({ version: 'v1' })).to.throw();
    expect(() => parseConfig('<title>')).to.throw();
  });

  it('names no service that is no name', () => {
    expect(parseConfig({ auth_providers: ['github', '../user', 7, 'a b'] }).providers).to.deep.equal(['github']);
  });

  it('offers the service that the page wants, or else the first', () => {
    const config = parseConfig({ auth_providers: ['anonymous', 'email', 'google', 'github'] });

    expect(serviceOf(config, undefined)).to.equal('google');
    expect(serviceOf(config, 'github')).to.equal('github');
    expect(serviceOf(config, 'email')).to.equal('google');
    expect(serviceOf(CONFIG, undefined)).to.equal(undefined);
  });
});

describe('an id of Remark42', () => {
  it('can stand in an address', () => {
    expect(readCommentId('52a967e6-61b2-4e98-b424-3de918afb3ff')).to.be.a('string');
    expect(readCommentId('4711')).to.equal('4711');
    for (const id of ['', '../user', 'a/b', 'a?b', '.', 'x'.repeat(200)]) expect(() => readCommentId(id)).to.throw();
  });
});
