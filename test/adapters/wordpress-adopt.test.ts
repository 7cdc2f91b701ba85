import { adoptWordpress, type Adopted } from '../../src/adapters/wordpress-adopt.js';
import { parseComments } from '../../src/adapters/wordpress-wire.js';
import type { Comment } from '../../src/core/comment.js';
import { plainTextOf } from '../../src/core/plain-text.js';
import { expect } from '../support/index.js';
import { ELSEWHERE, readRecorded, readRecording } from '../support/recorded.js';

const THEMES = ['twentytwentyone', 'twentytwentythree', 'bare-compat', 'bare-xhtml'] as const;
const LANGUAGES = ['en_US', 'de_DE'] as const;
type Theme = (typeof THEMES)[number];

/** The page's body, in a document of its own, so that nothing in it loads. */
async function printed(theme: Theme, language: string, name: string): Promise<HTMLElement> {
  const page = await readRecorded(`wordpress-html/${theme}-${language}-${name}.html`, ELSEWHERE);
  return new DOMParser().parseFromString(page, 'text/html').body;
}

async function adopted(theme: Theme, language: string, name: string): Promise<Adopted> {
  const area = adoptWordpress(await printed(theme, language, name));
  if (!area) throw new Error('Nothing was adopted.');
  return area;
}

/** What a comment says and where, apart from how. */
function essence({ id, parent, kind, author, body, can }: Comment): object {
  return {
    id,
    parent,
    kind,
    name: author.name,
    url: author.url,
    roles: author.roles,
    text: plainTextOf(body.source),
    reply: can.reply,
  };
}

const byId = (a: Comment, b: Comment): number => Number(a.id) - Number(b.id);

describe('adoptWordpress', () => {
  /** The thread as the REST API has it. Its recording numbers comments otherwise than that of the themes. */
  let rest: Comment[];
  before(async () => {
    const [list, ping] = await Promise.all([
      readRecording('wordpress', '05-list-flat-asc', ELSEWHERE),
      readRecording('wordpress', '238-pings-as-admin', ELSEWHERE),
    ]);
    const rows = [...(list.response.body as object[]), ...(ping.response.body as object[])];
    const post = {
      id: '28',
      title: undefined,
      open: true,
      locked: false,
      author: '1',
      link: undefined,
      slug: undefined,
    };
    const renumbered = (id: string | null): string | null => (id === null ? null : String(Number(id) + 116));
    rest = parseComments(rows, { post, viewer: null, avatars: false })
      .map((comment) => ({ ...comment, id: renumbered(comment.id)!, parent: renumbered(comment.parent) }))
      .sort(byId);
  });

  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      it(`reads from ${theme} in ${language} what the REST API says`, async () => {
        const { comments } = await adopted(theme, language, 'open');
        const expected = rest.map(essence).map((comment) => ({ ...comment, ...exceptionOf(theme, comment) }));

        expect([...comments].sort(byId).map(essence)).to.deep.equal(expected);
      });

      it(`reads from ${theme} in ${language} when comments were made, where it says so for machines`, async () => {
        const { comments } = await adopted(theme, language, 'open');
        const times = [...comments]
          .sort(byId)
          .filter(({ kind }) => kind === 'comment')
          .map(({ created }) => created);
        const expected = rest.filter(({ kind }) => kind === 'comment').map(({ created }) => created);

        expect(times).to.deep.equal(theme.startsWith('bare') ? expected.map(() => null) : expected);
      });

      it(`reads the form of ${theme} in ${language}`, async () => {
        expect(await adopted(theme, language, 'open')).to.deep.include({
          posting: { allowed: true },
          guestFields: { name: 'required', email: 'required', website: 'optional' },
          post: '40',
          formAction: `${ELSEWHERE}/wp-comments-post.php`,
          signedIn: false,
          whole: true,
        });
      });

      it(`reads the same from ${theme} in ${language} while a reply is being written`, async () => {
        const [open, replying] = await Promise.all([
          adopted(theme, language, 'open'),
          adopted(theme, language, 'replytocom'),
        ]);

        expect(replying).to.deep.equal(open);
      });

      it(`reads an empty thread of ${theme} in ${language}`, async () => {
        expect(await adopted(theme, language, 'empty')).to.deep.include({
          comments: [],
          whole: true,
          posting: { allowed: true },
          post: '45',
        });
      });

      it(`reads a closed thread of ${theme} in ${language}`, async () => {
        const { posting, comments } = await adopted(theme, language, 'closed');

        expect(posting).to.deep.equal({ allowed: false, why: 'closed' });
        expect(comments.map(({ id, can }) => [id, can.reply])).to.deep.equal([['362', false]]);
      });

      it(`reads of ${theme} in ${language} where to sign in, when one must`, async () => {
        const { posting } = await adopted(theme, language, 'login-required');

        expect(posting).to.deep.include({ allowed: false, why: 'sign-in' });
        expect(posting)
          .to.have.property('href')
          .that.matches(/^https:\/\/wordpress\.example\.test\/wp-login\.php\?redirect_to=/);
      });

      it(`reads the preview of a comment that waits for approval from ${theme} in ${language}`, async () => {
        const [held, ...others] = (await adopted(theme, language, 'held-preview')).comments;

        expect(others).to.deep.equal([]);
        expect(held).to.deep.include({ status: 'held', can: { reply: false } });
        expect(held!.body.source, 'without the note that it waits').to.equal(`Held remark ${theme} ${language}`);
      });

      for (const [name, count, first] of [
        ['paged-1', 12, '332'],
        ['paged-newest', 6, '356'],
      ] as const) {
        it(`sees that ${name} of ${theme} in ${language} is one page of several`, async () => {
          const { comments, whole } = await adopted(theme, language, name);

          expect(whole).to.equal(false);
          expect(comments).to.have.length(count);
          expect([...comments].sort(byId)[0]!.id).to.equal(first);
        });
      }

      it(`leaves the page of ${theme} in ${language} as it is`, async () => {
        const body = await printed(theme, language, 'open');
        const before = body.outerHTML;
        adoptWordpress(body);

        expect(body.outerHTML).to.equal(before);
      });
    }
  }

  it('reads lists of div, which have no element for the text', async () => {
    const body = await printed('bare-xhtml', 'en_US', 'open');
    const area = adoptWordpress(body.querySelector('.commentdivs')!)!;
    const people = rest.filter(({ kind }) => kind === 'comment');

    expect([...area.comments].sort(byId).map(essence)).to.deep.equal(people.map(essence));
    expect(area.comments[0]!.id, 'in the order of the page').to.equal('329');
    expect(area.posting, 'the form beside the list').to.deep.equal({ allowed: true });
  });

  it('reads what stands beside the heading that some themes call “comments”', async () => {
    const body = await printed('bare-compat', 'en_US', 'open');

    expect(adoptWordpress(body.querySelector('#comments')!)?.comments).to.have.length(10);
  });

  it('finds the form outside the list it was given', async () => {
    const body = await printed('twentytwentyone', 'en_US', 'open');

    expect(adoptWordpress(body.querySelector('.comment-list')!)).to.deep.include({
      posting: { allowed: true },
      post: '40',
    });
  });

  it('reads the form’s own marks: fields that are missing, and fields that need not be filled in (variants)', async () => {
    const body = await printed('twentytwentyone', 'en_US', 'open');
    body.querySelector('#url')!.remove();
    body.querySelector('#author')!.removeAttribute('required');
    body.querySelector('#email')!.removeAttribute('required');
    body.querySelector('#email')!.setAttribute('aria-required', 'true');

    expect(adoptWordpress(body)!.guestFields).to.deep.equal({ name: 'optional', email: 'required', website: 'hidden' });
  });

  it('sees that somebody is signed in (a variant)', async () => {
    const body = await printed('twentytwentyone', 'en_US', 'open');
    body.querySelector('.comment-notes')!.className = 'logged-in-as';

    expect(adoptWordpress(body)!.signedIn).to.equal(true);
  });

  it('leaves it open who may post where another script puts the form (a variant)', async () => {
    const body = await printed('twentytwentyone', 'en_US', 'open');
    body.querySelector('#commentform')!.remove();

    expect(adoptWordpress(body)).to.deep.include({ posting: { allowed: true }, formAction: undefined, post: '40' });
  });

  it('does not take for its own what a reply has (a variant: the first comment lacks its time and its text)', async () => {
    const body = await printed('twentytwentyone', 'en_US', 'open');
    body.querySelector('time')!.remove();
    body.querySelector('.comment-content')!.remove();
    const [first, reply] = adoptWordpress(body)!.comments;

    expect(first).to.deep.include({ id: '320', created: null });
    expect(plainTextOf(first!.body.source)).to.equal('');
    expect(reply!.created).to.be.a('number');
  });

  it('takes pictures only when asked to', async () => {
    const body = await printed('twentytwentyone', 'en_US', 'open');
    const pictures = (avatars?: boolean): unknown[] =>
      adoptWordpress(body, avatars)!.comments.flatMap(({ author }) => author.avatar ?? []);

    expect(pictures()).to.deep.equal([]);
    expect(pictures(true)).to.have.length(8);
  });

  it('does not take for a comment what stands in the text of one (a variant)', async () => {
    const body = await printed('twentytwentyone', 'en_US', 'open');
    const forged = Object.assign(document.createElement('p'), {
      id: 'comment-999',
      className: 'bypostauthor',
      textContent: 'I am the author.',
    });
    body.querySelector('.comment-content')!.append(forged);

    expect(adoptWordpress(body)!.comments.map(({ id }) => id)).to.not.include('999');
  });

  it('does not take scripts for addresses (a variant)', async () => {
    const body = await printed('twentytwentyone', 'en_US', 'open');
    for (const link of body.querySelectorAll('a.url')) link.setAttribute('href', 'javascript:alert(1)');
    body.querySelector('form')!.setAttribute('action', 'javascript:alert(1)');
    const area = adoptWordpress(body)!;

    expect(area.comments.filter(({ author }) => author.url !== undefined)).to.deep.equal([]);
    expect(area.formAction).to.equal(undefined);
  });

  it('finds nothing where there is nothing', () => {
    const page = new DOMParser().parseFromString(
      '<main><p id="comment-of-the-day">No comments here.</p></main>',
      'text/html',
    );

    expect(adoptWordpress(page.querySelector('main')!)).to.equal(null);
    expect(adoptWordpress(page.documentElement)).to.equal(null);
  });
});

/** Where a theme can't tell what the REST API can. */
function exceptionOf(theme: Theme, comment: object): object {
  const { id, kind } = comment as { id: string; kind: string };
  // Below the deepest level, block themes do not say which neighbour a reply answers.
  if (theme === 'twentytwentythree' && id === '325') return { parent: '323' };
  // The short form of pingbacks is a link without a text.
  if (theme === 'twentytwentyone' && kind !== 'comment') return { text: '' };
  return {};
}
