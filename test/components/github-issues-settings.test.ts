import { openAdapter, type BackendSettings } from '../../src/components/open-adapter.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const data = { repo: 'Example/Site' };

describe('backend="github-issues"', () => {
  const server = recordedServer('github-issues', 'https://github.example.test');
  const open = (settings: Partial<BackendSettings> = {}) =>
    openAdapter({
      backend: 'github-issues',
      endpoint: '',
      thread: '',
      avatars: false,
      data,
      adopt: undefined,
      ...settings,
    });

  it('takes the repository, and finds the issue by what the page names', async () => {
    expect((await open({ thread: '/guide/intro.html' })).key).to.equal('github-issues:example/site:guide/intro');
    expect((await open({ thread: 'Rye', data: { ...data, mapping: 'specific' } })).key).to.equal(
      'github-issues:example/site:Rye',
    );
    expect((await open({ thread: '12', data: { ...data, mapping: 'number' } })).key).to.equal(
      'github-issues:example/site:#12',
    );
  });

  it('says that there must be a repository', async () => {
    expect(await rejectionOf((await open({ data: {} })).comments.describe(call))).to.include({
      hint: '“” is no repository: give it as owner/name.',
    });
  });

  it('asks another GitHub where the page names one, and leads there for writing', async () => {
    server.answer(
      ({ path }) => path === '/api/v3/search/issues',
      () =>
        jsonAnswer({ total_count: 1, items: [{ number: 3, title: 'Rye', html_url: 'https://github.example.test/3' }] }),
    );
    const { comments } = await open({ thread: 'Rye', endpoint: 'https://github.example.test/api/v3' });

    expect((await comments.describe(call)).posting).to.deep.equal({
      allowed: false,
      why: 'read-only',
      href: 'https://github.example.test/3',
    });
    expect(server.received[0]?.query.get('q')).to.equal('"Rye" type:issue in:title repo:Example/Site');
  });
});
