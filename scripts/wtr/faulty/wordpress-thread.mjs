import { readFileSync } from 'node:fs';

const RECORDED = new URL('../../../test/recorded/wordpress/', import.meta.url);
const ROUTE = /\/wp-json\/wp\/v2\/(posts|comments)(?:\/(\d+))?$/;

/**
 * One thread of a WordPress, as far as guests read it and write in it. What it says has the shape of what a real one
 * was recorded to say; only what changes from comment to comment is filled in.
 */
export class WordpressThread {
  #comments;
  #origin;
  /**
   * What can be told while it runs: `closed`, `holds`, `skew` (milliseconds that its clock is ahead), `twice`, `tagged`
   * (with ETags), `keptFor` (seconds that browsers may keep answers), `headers` (of lists), `items` (comments in place
   * of its own, by what is different about each; what is no object stands as it is).
   */
  setting = {};

  constructor(origin, remarks = ['First remark']) {
    this.#origin = origin;
    const template = this.#read('221-list-oldest').body[0];
    this.#comments = remarks.map((text, at) => ({ ...template, id: 204 + at, content: rendered(text) }));
  }

  /** What is in the thread, held comments too: id, parent and words. */
  get comments() {
    return this.#comments.map(({ id, parent, status, content }) => ({
      id,
      parent,
      status,
      text: content.rendered.replace(/<[^>]*>/g, '').trim(),
    }));
  }

  /** Takes a comment away, as a moderator does. */
  remove(id) {
    this.#comments = this.#comments.filter((comment) => comment.id !== id);
  }

  /** Somebody else says something. */
  add(text) {
    const id = 1 + Math.max(203, ...this.#comments.map((one) => one.id));
    this.#comments.push({ ...this.#comments[0], id, parent: 0, content: rendered(text) });
  }

  approve() {
    for (const comment of this.#comments) comment.status = 'approved';
  }

  /** What WordPress answers: `{ status, headers, body }`. */
  answer(method, url, body) {
    const [, collection, id] = ROUTE.exec(url.pathname) ?? [];
    if (collection === 'posts') return this.#post();
    if (collection === undefined) return this.#read('219-no-route');
    if (method === 'POST') return this.#create(body);
    return id === undefined ? this.#list(url.searchParams) : this.#one(Number(id));
  }

  #post() {
    const post = this.#read('201-post-by-id');
    if (this.setting.closed) post.body.comment_status = 'closed';
    return post;
  }

  #one(id) {
    const comment = this.#public.find((one) => one.id === id);
    return comment ? { ...this.#read('27-get-one'), body: comment } : this.#read('28-get-unknown');
  }

  #list(query) {
    const newest = query.get('order') === 'desc';
    const size = Number(query.get('per_page') ?? 10);
    const start = (Number(query.get('page') ?? 1) - 1) * size;
    const wanted = this.#wanted(query);
    const page = (newest ? wanted.toReversed() : wanted).slice(start, start + size);
    const list = this.#read('221-list-oldest');
    const headers = { 'x-wp-total': String(wanted.length), 'x-wp-totalpages': String(Math.ceil(wanted.length / size)) };
    const { items, twice, keptFor, headers: more } = this.setting;
    const kept = keptFor === undefined ? {} : { 'cache-control': `max-age=${keptFor}` };
    return {
      ...list,
      headers: { ...list.headers, ...headers, ...kept, ...more },
      body: items?.map((item) => this.#madeOf(item)) ?? (twice ? page.flatMap((one) => [one, one]) : page),
    };
  }

  #madeOf(item) {
    if (typeof item !== 'object' || item === null) return item;
    const made = { ...this.#comments[0], ...item };
    for (const name of item.without ?? []) delete made[name];
    return made;
  }

  #wanted(query) {
    const include = query.get('include')?.split(',');
    const parents = query.get('parent')?.split(',');
    return this.#public.filter(
      ({ id, parent }) => (!include || include.includes(String(id))) && (!parents || parents.includes(String(parent))),
    );
  }

  #create({ parent = 0, content = '', author_name: name = '', author_email: email = '', author_url: site = '' }) {
    if (this.setting.closed) return this.#read('47-create-closed-post');
    if (name === '' || email === '') return this.#read('36-create-no-author');
    if (content.trim() === '') return this.#read('40-create-empty-content');
    if (content.length > 65_525) return this.#read('44-create-content-too-long');
    const same = (one) => one.parent === parent && one.author_name === name && one.given === content;
    if (this.#comments.some(same)) return this.#read('35-create-duplicate');

    const created = this.#read(this.setting.holds ? '59-create-guest-held' : '32-create-guest');
    const comment = {
      ...created.body,
      id: 1 + Math.max(203, ...this.#comments.map(({ id }) => id)),
      parent,
      author_name: name,
      author_url: site,
      date_gmt: new Date(Date.now() + (this.setting.skew ?? 0)).toISOString().slice(0, 19),
      content: rendered(content),
    };
    // Not part of any answer: what WordPress compares to find out whether something was said already.
    Object.defineProperty(comment, 'given', { value: content });
    this.#comments.push(comment);
    return { ...created, body: comment };
  }

  get #public() {
    return this.#comments.filter(({ status }) => status === 'approved');
  }

  #read(name) {
    const text = readFileSync(new URL(`${name}.json`, RECORDED), 'utf8').replaceAll('{origin}', this.#origin);
    const { status, headers, body } = JSON.parse(text).response;
    return { status, headers: { 'content-type': headers['content-type'], allow: headers.allow ?? 'GET' }, body };
  }
}

function rendered(text) {
  return { rendered: `<p>${text.replaceAll('\n', '<br />\n')}</p>\n` };
}
