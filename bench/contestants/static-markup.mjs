import { childrenOf } from '../thread/generate.mjs';

/**
 * A thread as a server writes it into the page: about the markup that the section makes, with everything that can be
 * pressed. Not recursive, so that no thread is too deep.
 */
export function staticMarkup(comments) {
  const children = childrenOf(comments);
  const pieces = ['<ol class="list">'];
  const waiting = [...(children.get(null) ?? [])].toReversed();
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') {
      pieces.push(next);
      continue;
    }
    pieces.push(`<li class="item">${commentMarkup(next)}`);
    waiting.push('</li>');
    const answers = children.get(next.id);
    if (!answers) continue;
    pieces.push('<ol class="list replies">');
    waiting.push('</ol>', ...answers.toReversed());
  }
  return `${pieces.join('')}</ol>`;
}

/** One comment of it. */
export function commentMarkup({ id, name, created, votes, html }) {
  const initials = name.replaceAll(/[^A-Z]/g, '');
  const date = new Date(created);
  return `<article class="comment" id="comment-${id}"><header class="header"><span class="avatar" aria-hidden="true">${initials}</span><h3 class="heading"><bdi>${name}</bdi></h3><a class="permalink" href="#comment-${id}"><time datetime="${date.toISOString()}">${date.toUTCString()}</time></a></header><div class="body">${html}</div><div class="actions"><button class="button reply" type="button">Reply</button><button class="button vote" type="button" aria-pressed="false">Like <span>${votes}</span></button></div></article>`;
}

/** What makes it look about like the section, with plain classes. */
export const staticStyles = `
.list { margin: 0; padding: 0; list-style-type: ''; }
.comments > .list > .item { padding: 1.25rem 0.2rem; border-block-start: 1px solid #ddd; }
.replies { margin-block-start: 1rem; margin-inline-start: 1.25rem; padding-inline-start: 1.25rem; border-inline-start: 2px solid #eee; }
.replies > .item + .item { margin-block-start: 1.25rem; }
.comment { position: relative; overflow-wrap: anywhere; }
.header { display: grid; grid-template-columns: auto minmax(0, 1fr); column-gap: 0.75em; align-items: center; }
.header > * { grid-column: 2; }
.avatar { display: grid; grid-row: 1 / span 3; grid-column: 1; place-items: center; align-self: start; inline-size: 2.5rem; block-size: 2.5rem; border-radius: 50%; background: #ddd; font-size: 0.85rem; }
.heading { margin: 0; font-size: 1em; font-weight: 650; }
.permalink { color: #555; font-size: 0.85rem; }
.body p { margin-block: 0.6em; }
.body blockquote { margin: 0.6em 0; padding-inline-start: 1em; border-inline-start: 3px solid #ddd; }
.body pre { overflow: auto; padding: 0.6em; background: #f4f4f4; }
.actions { display: flex; flex-wrap: wrap; gap: 0.75em; align-items: center; }
.button { padding: 0.2em 0.6em; border: 1px solid transparent; border-radius: 0.5em; background: none; color: #555; font: inherit; font-size: 0.85rem; cursor: pointer; }
.vote[aria-pressed='true'] { color: #b00; }
.form { display: grid; gap: 0.5rem; margin-block: 1rem; }
.form textarea { min-block-size: 6rem; font: inherit; }
`;
