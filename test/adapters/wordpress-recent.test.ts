import { wordpressAdapter } from '../../src/adapters/wordpress.js';
import { expect } from '../support/index.js';
import { ELSEWHERE, jsonAnswer, recordedServer } from '../support/recorded.js';

const call = { signal: new AbortController().signal };
const COMMENTS = '/wp-json/wp/v2/comments';

describe('the WordPress adapter, listing the newest comments of the site', () => {
  const server = recordedServer('wordpress', ELSEWHERE);
  const recent = (count: number) => wordpressAdapter({ endpoint: `${ELSEWHERE}/wp-json` }).recent!.recent(count, call);

  it('tells each with its page, in one request', async () => {
    await server.replay('260-recent');

    expect((await recent(3)).map(({ comment, title, url }) => [comment.id, title, url])).to.deep.equal([
      ['8', 'What to do with old bread', `${ELSEWHERE}/2021/05/old-bread/#comment-8`],
      ['7', 'What to do with old bread', `${ELSEWHERE}/2021/05/old-bread/#comment-7`],
      ['266', 'Many remarks', `${ELSEWHERE}/2021/05/many/#comment-266`],
    ]);
    expect(server.asked).to.have.length(1);
  });

  it('asks for more when some are not for everybody', async () => {
    await server.replay('261-recent-beside-protected', '262-recent-beside-protected-2');

    expect((await recent(3)).map(({ comment }) => comment.id)).to.deep.equal(['8', '7', '266']);
    expect(server.asked).to.have.length(2);
  });

  it('asks as a guest, whoever reads: what is listed is for everybody', async () => {
    await server.replay('260-recent');
    const credentials = { user: 'admin', applicationPassword: 'abcd efgh' };
    await wordpressAdapter({ endpoint: `${ELSEWHERE}/wp-json`, credentials }).recent!.recent(3, call);

    expect(server.received[0]!.headers.get('Authorization')).to.equal(null);
  });

  it('leaves out what names no page (made by hand)', async () => {
    server.answer(
      ({ path }) => path === COMMENTS,
      () => jsonAnswer([{ id: 1, content: { rendered: 'x' } }, { id: 2, _embedded: { up: [{ code: 'gone' }] } }, null]),
    );

    expect(await recent(3)).to.deep.equal([]);
  });

  it('asks nothing for none', async () => {
    expect(await recent(0)).to.deep.equal([]);
    expect(server.asked).to.deep.equal([]);
  });
});
