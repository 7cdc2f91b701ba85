import { wordpressAdapter } from '../../src/adapters/wordpress.js';
import { expect } from '../support/index.js';
import { ELSEWHERE, recordedServer } from '../support/recorded.js';

const call = { signal: new AbortController().signal };
const AT_213 = '/wp-json/wp/v2/comments/213';

describe('the WordPress adapter, for moderators', () => {
  const server = recordedServer('wordpress', ELSEWHERE);
  const credentials = { user: 'admin', applicationPassword: 'abcd efgh' };
  const open = () => wordpressAdapter({ endpoint: `${ELSEWHERE}/wp-json`, thread: '28', credentials });
  const lastBody = (): unknown => JSON.parse(server.received.at(-1)!.text);
  const refusalOf = (doing: Promise<unknown>): Promise<unknown> => doing.catch((error: unknown) => error);

  beforeEach(() => server.replay('201-post-by-id', '235-me-admin'));

  it('lists what waits for approval, and pingbacks, which nobody else may list', async () => {
    await server.replay('237-list-as-admin', '238-pings-as-admin');
    const { comments, total } = await open().comments.list({ sort: 'oldest' }, call);
    const kinds = comments.map(({ id, kind, status }) => `${id} ${kind} ${status}`);

    expect(kinds)
      .to.include('214 comment held')
      .and.to.include('211 pingback published')
      .and.to.include('212 trackback published');
    expect(comments.every(({ can }) => can.moderate === true && can.edit === Infinity && can.remove === true)).to.equal(
      true,
    );
    expect(total, 'people’s comments').to.deep.equal({ count: 9, exact: true });
  });

  it('gives the text as it was typed', async () => {
    await server.replay('243-source-as-admin');

    expect(await open().edits!.source('213', call)).to.match(/^Second thread\.\n\nTwo paragraphs with `code`/);
  });

  it('changes the text, and answers with the comment, without its writer’s e-mail address', async () => {
    await server.replayAs('75-edit-as-admin', { to: 'POST /wp-json/wp/v2/comments/262' });
    const comment = await open().edits!.update('262', 'Edited by the owner.', call);

    expect(comment.body.source).to.equal('<p>Edited by the owner.</p>\n');
    expect(lastBody()).to.deep.equal({ content: 'Edited by the owner.' });
    expect(JSON.stringify(comment)).to.not.match(/reader@|127\.0\.0\.1/);
  });

  it('approves', async () => {
    await server.replay('242-approve-from-trash-as-admin');

    expect(await open().moderation!.approve('213', call)).to.include({ id: '213', status: 'published' });
    expect(lastBody()).to.deep.equal({ status: 'approved' });
  });

  for (const [as, name, status] of [
    ['held', '239-hide-held-as-admin', 'hold'],
    ['spam', '240-hide-spam-as-admin', 'spam'],
    ['removed', '241-hide-trash-as-admin', 'trash'],
  ] as const) {
    it(`hides a comment as ${as}`, async () => {
      await server.replay(name);
      const comment = await open().moderation!.hide('213', as, call);

      expect(comment).to.include({ id: '213', status: as });
      expect(comment.can.reply).to.equal(false);
      expect(lastBody()).to.deep.equal({ status });
    });
  }

  it('puts a comment into the trash, and leaves nothing in its place', async () => {
    await server.replayAs('84-delete-parent-trash-as-admin', { to: `DELETE ${AT_213}` });

    expect(await open().edits!.remove('213', call)).to.equal(null);
  });

  it('may do so twice', async () => {
    await server.replayAs('80-delete-again-as-admin', { to: `DELETE ${AT_213}` });

    expect(await open().edits!.remove('213', call)).to.equal(null);
  });

  it('deletes for good where WordPress keeps no trash', async () => {
    await server.replayAs('250-delete-without-trash-as-admin', { to: `DELETE ${AT_213}` });
    await server.replayAs('82-delete-parent-force-as-admin', { to: `DELETE ${AT_213}`, query: { force: 'true' } });

    expect(await open().edits!.remove('213', call)).to.equal(null);
    expect(server.asked.filter((asked) => asked.startsWith('DELETE'))).to.have.length(2);
  });

  it('tells what does not exist, and what it may not do', async () => {
    await server.replayAs('28-get-unknown', { to: 'DELETE /wp-json/wp/v2/comments/999' });
    await server.replayAs('74-delete-own-as-subscriber', { to: `DELETE ${AT_213}` });
    await server.replayAs('73-edit-own-as-subscriber', { to: `POST ${AT_213}` });
    const { edits, moderation } = open();

    expect(await refusalOf(edits!.remove('999', call))).to.have.property('kind', 'not-found');
    expect(await refusalOf(edits!.remove('213', call))).to.have.property('kind', 'forbidden');
    expect(await refusalOf(edits!.update('213', 'x', call))).to.have.property('kind', 'forbidden');
    expect(await refusalOf(moderation!.approve('213', call))).to.have.property('kind', 'forbidden');
    expect(await refusalOf(edits!.source('../users/1', call))).to.have.property('kind', 'not-found');
  });

  it('refuses an answer without the text', async () => {
    await server.replayAs('27-get-one', { to: `GET ${AT_213}` });

    expect(await refusalOf(open().edits!.source('213', call))).to.have.property('kind', 'malformed');
  });
});
