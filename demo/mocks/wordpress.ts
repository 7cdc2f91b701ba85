import { http, type HttpHandler, HttpResponse } from 'msw/http';
import { escapeHtml } from './escape-html.js';
import { startMocks } from './start.js';

/** A WordPress post as the demo tells it. */
export interface DemoPost {
  readonly id: number;
  readonly title: string;
  readonly open: boolean;
  readonly comments: readonly DemoComment[];
}

/** One of its comments; `author` 1 wrote the post. */
export interface DemoComment {
  readonly id: number;
  readonly parent?: number;
  readonly author?: number;
  readonly name: string;
  readonly url?: string;
  readonly date: string;
  readonly html: string;
  readonly type?: 'comment' | 'pingback';
}

const SITE = 'https://blog.example';

/** Answers for one WordPress post as a real WordPress 6.1 does: same addresses, headers, fields and error codes. */
export function wordpressHandlers(post: DemoPost): readonly HttpHandler[] {
  const stored = post.comments.map((comment) => toAnswer(post.id, comment));
  return [...reading(post, stored), ...writing(post, stored)];
}

export function mockWordpress(post: DemoPost): Promise<void> {
  return startMocks(wordpressHandlers(post));
}

function reading(post: DemoPost, stored: readonly Answer[]): HttpHandler[] {
  return [
    http.get(`${SITE}/wp-json/wp/v2/posts/${post.id}`, () =>
      HttpResponse.json({
        id: post.id,
        slug: 'demo',
        link: `${SITE}/demo/`,
        title: { rendered: post.title },
        content: { rendered: '', protected: false },
        author: 1,
        comment_status: post.open ? 'open' : 'closed',
      }),
    ),
    http.get(`${SITE}/wp-json/wp/v2/comments`, ({ request }) => {
      const people = stored.filter(({ type, status }) => type === 'comment' && status === 'approved');
      const asked = new URL(request.url).searchParams.get('order') === 'asc' ? people : people.toReversed();
      return HttpResponse.json(asked, { headers: { 'X-WP-Total': String(asked.length), 'X-WP-TotalPages': '1' } });
    }),
    http.get<{ id: string }>(`${SITE}/wp-json/wp/v2/comments/:id`, ({ params }) => {
      const found = stored.find(({ id }) => String(id) === params.id);
      return found ? HttpResponse.json(found) : refusal(404, 'rest_comment_invalid_id', 'Invalid comment ID.');
    }),
    http.get(`${SITE}/demo/feed/`, () =>
      HttpResponse.text(feedOf(post), { headers: { 'Content-Type': 'application/rss+xml; charset=UTF-8' } }),
    ),
  ];
}

function writing(post: DemoPost, stored: Answer[]): HttpHandler[] {
  return [
    http.post(`${SITE}/wp-json/wp/v2/comments`, async ({ request }) => {
      if (!post.open) return refusal(403, 'rest_comment_closed', 'Sorry, comments are closed for this item.');
      const sent = (await request.json()) as Readonly<Record<string, unknown>>;
      const text = (name: string): string => String(sent[name] ?? '');
      const created = toAnswer(post.id, {
        id: Math.max(...stored.map(({ id }) => id)) + 1,
        parent: Number(sent['parent'] ?? 0),
        name: text('author_name'),
        url: text('author_url'),
        date: new Date().toISOString().slice(0, 19),
        html: `<p>${escapeHtml(text('content'))}</p>\n`,
      });
      const held = { ...created, status: 'hold' };
      stored.push(held);
      const Location = `${SITE}/wp-json/wp/v2/comments/${held.id}`;
      return HttpResponse.json(held, { status: 201, headers: { Location } });
    }),
  ];
}

function refusal(status: number, code: string, message: string): HttpResponse<object> {
  return HttpResponse.json({ code, message, data: { status } }, { status });
}

type Answer = ReturnType<typeof toAnswer>;

function toAnswer(
  post: number,
  { id, parent = 0, author = 0, name, url = '', date, html, type = 'comment' }: DemoComment,
) {
  return {
    id,
    post,
    parent,
    author,
    author_name: name,
    author_url: url,
    date,
    date_gmt: date,
    content: { rendered: html },
    link: `${SITE}/demo/#comment-${id}`,
    status: 'approved',
    type,
    author_avatar_urls: { 24: '', 48: '', 96: '' },
    meta: [],
  };
}

function feedOf(post: DemoPost): string {
  const items = post.comments.map(
    ({ id }) => `<item><guid isPermaLink="false">${SITE}/demo/#comment-${id}</guid></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>${items.toReversed().join('')}</channel></rss>`;
}
