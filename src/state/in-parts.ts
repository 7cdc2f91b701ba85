import type { CommentsPort } from '../adapters/adapter.js';

/** Comments that one answer brings into the page. Some thousands would stop it for seconds. */
const MOST = 500;
/** From where on which page is meant; without a name, the first. */
const PART = /^part (\d+)(?: ([^]*))?$/;

/**
 * Reads pages of any length in parts that a page can show. A part that is wanted later is asked for
 * again, so that nothing of what a hostile backend sends is kept in the meantime.
 */
export function inParts(list: CommentsPort['list']): CommentsPort['list'] {
  return async (query, call) => {
    const [part, from = '0', of] = PART.exec(query.cursor ?? '') ?? [];
    const name = part === undefined ? query.cursor : of;
    const page = await list(part === undefined ? query : { ...query, cursor: of }, call);
    const [start, end] = [Number(from), Number(from) + MOST];
    if (start === 0 && page.comments.length <= MOST) return page;
    const next = `part ${end}${name === undefined ? '' : ` ${name}`}`;
    return {
      ...page,
      comments: page.comments.slice(start, end),
      next: end < page.comments.length ? next : page.next,
    };
  };
}
