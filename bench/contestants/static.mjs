import { readFileSync } from 'node:fs';
import { commentMarkup, staticMarkup, staticStyles } from './static-markup.mjs';

/** Roots that are not on the screen are not laid out: one line of style. */
const UNSEEN = '.comments > .list > .item { content-visibility: auto; contain-intrinsic-size: auto 9rem; }';
const SCRIPT = readFileSync(new URL('../pages/static-taking-part.js', import.meta.url), 'utf8');

/** What everybody is compared with: the thread as plain HTML in the document, and a script of 40 lines to take part. */
export const plain = aStaticPage('static', 'plain HTML in the document', '');
export const plainUnseen = aStaticPage('static-cv', 'the same with `content-visibility: auto` on roots', UNSEEN);

function aStaticPage(name, title, more) {
  return {
    name,
    title,
    head: () => `<style>${staticStyles}${more}</style><script src="/code/taking-part.js" defer></script>`,
    body: (comments) =>
      `<div class="comments">${staticMarkup(comments)}</div><form class="form"><textarea></textarea><button type="submit">Send</button></form>`,
    code: { 'taking-part.js': SCRIPT },
    answer: ({ path, comments }) => {
      if (path === 'comments') return { type: 'text/html', body: commentMarkup(ownComment(comments)) };
      if (path === 'vote') return { body: '{}' };
      return undefined;
    },
    live: ({ comments }) => ({ event: 'comment', data: commentMarkup(ownComment(comments)) }),
    expected: (comments) => comments.length,
    inPage: ['static.js'],
  };
}

function ownComment(comments) {
  return { ...comments[0], id: 'own', html: '<p>My own words.</p>' };
}
