import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Challenge } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { rejectionOf } from '../support/rejection-of.js';

const PNG = new Blob([new Uint8Array(3)], { type: 'image/png' });
const BASE = 'https://pictures.example/';
const MONA = { name: 'Mona Example', handle: '@mona@social.example' };

describe('what a memoryAdapter helps writers with', () => {
  it('holds none of it unless it is told to', async () => {
    const { preview, uploads, mentions, comments } = memoryAdapter();

    expect([preview, uploads, mentions]).to.deep.equal([undefined, undefined, undefined]);
    expect((await comments.describe(call)).writing).to.have.all.keys('format', 'maxBytes');
  });

  it('previews in the format of its thread', async () => {
    const { preview } = memoryAdapter({ preview: true, writing: { format: 'markdown' } });

    expect(await preview!.preview('*Hi*', call)).to.deep.equal({ format: 'markdown', source: '*Hi*' });
  });

  for (const [format, text] of [
    ['markdown', '![A ( leaf)](https://pictures.example/1-leaf%20one.png)'],
    ['html', '<img src="https://pictures.example/1-leaf%20one.png" alt="A [ leaf&quot;)">'],
    ['text', 'https://pictures.example/1-leaf%20one.png'],
  ] as const)
    it(`puts a picture into ${format} so that no words can break out`, async () => {
      const { uploads } = memoryAdapter({ pictures: BASE, writing: { format } });

      const alt = format === 'html' ? 'A [ leaf")' : 'A ( leaf)';
      expect(await uploads!.upload(PNG, 'leaf one.png', alt, call)).to.equal(text);
    });

  it('finds people by name or handle, without case and accents, ten at most', async () => {
    const crowd = Array.from({ length: 12 }, (_, index) => ({ name: `Zoë ${index}` }));
    const { mentions } = memoryAdapter({ people: [MONA, ...crowd] });

    expect(await mentions!.find('@mo', call)).to.deep.equal([MONA]);
    expect(await mentions!.find('zoe', call)).to.have.length(10);
  });
});

describe('a memoryAdapter that challenges', () => {
  const challenge: Challenge = { kind: 'image', image: 'data:image/gif;base64,' };
  const post = { key: 'k', parent: null, text: 'Hello', guest: { name: 'Ada', email: 'a@b.example', website: '' } };

  it('says what it wants, and takes nothing else', async () => {
    const { comments } = memoryAdapter({ challenge, solution: 'oak' });
    const tries = [
      undefined,
      { kind: 'image', token: 'elm' },
      { kind: 'image', token: '' },
      { kind: 'cap', token: 'oak' },
    ] as const;

    for (const proof of tries) {
      const error = await rejectionOf(comments.create({ ...post, proof }, call));
      expect(error).to.be.an.instanceOf(AdapterError);
      expect(error).to.deep.include({ kind: 'challenge', challenge });
    }
    expect((await comments.create({ ...post, proof: { kind: 'image', token: 'oak' } }, call)).body.source).to.equal(
      'Hello',
    );
  });

  it('points at the fields first', async () => {
    const { comments } = memoryAdapter({ challenge });

    expect(await rejectionOf(comments.create({ ...post, text: '' }, call))).to.include({ kind: 'rejected' });
  });

  it('leaves those alone who are signed in', async () => {
    const { comments } = memoryAdapter({ challenge, author: 'Ada Example' });

    expect((await comments.create({ ...post, guest: undefined }, call)).status).to.equal('published');
  });
});

describe('signing in to a memoryAdapter', () => {
  const account = 'Ada Example';

  it('goes on elsewhere, in a window, or with a question, as it is told', async () => {
    const url = 'https://blog.example/sign-in';
    for (const kind of ['redirect', 'popup'] as const) {
      const { session } = memoryAdapter({ account, signIn: { kind, url } });
      expect(await session!.signIn('https://blog.example/', call)).to.include({ kind, url });
      expect(await session!.current(call)).to.equal(null);
    }
  });

  it('is done once the window has told so', async () => {
    const told = Promise.withResolvers<void>();
    const { session } = memoryAdapter({
      account,
      signIn: { kind: 'popup', url: 'https://blog.example/', finished: () => told.promise },
    });
    const next = await session!.signIn('https://blog.example/', call);
    const finished = next.kind === 'popup' ? next.finish(call) : Promise.reject(new Error(next.kind));
    expect(await session!.current(call)).to.equal(null);

    told.resolve();

    expect(await finished).to.deep.equal({ name: account });
    expect(await session!.current(call)).to.deep.equal({ name: account });
  });

  it('takes the right answer only', async () => {
    const { session } = memoryAdapter({ account, signIn: { kind: 'ask', what: 'token', answer: '12' } });
    const next = await session!.signIn('https://blog.example/', call);
    if (next.kind !== 'ask') throw new Error(next.kind);

    expect(await rejectionOf(next.answer('34', call))).to.include({ kind: 'rejected' });
    expect(await session!.current(call)).to.equal(null);
    expect(await next.answer(' 12 ', call)).to.deep.equal({ kind: 'signed-in', viewer: { name: account } });
  });
});
