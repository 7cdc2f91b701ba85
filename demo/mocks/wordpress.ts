import { setupWorker } from 'msw/browser';
import { http, HttpResponse } from 'msw/http';

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
export async function mockWordpress(post: DemoPost): Promise<void> {
  const stored = post.comments.map((comment) => toAnswer(post.id, comment));
  const people = () => stored.filter(({ type, status }) => type === 'comment' && status === 'approved');

  const worker = setupWorker(
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
      const { searchParams } = new URL(request.url);
      const asked = searchParams.get('order') === 'asc' ? people() : people().toReversed();
      return HttpResponse.json(asked, { headers: { 'X-WP-Total': String(asked.length), 'X-WP-TotalPages': '1' } });
    }),
    http.get<{ id: string }>(`${SITE}/wp-json/wp/v2/comments/:id`, ({ params }) => {
      const found = stored.find(({ id }) => String(id) === params.id);
      if (!found)
        return HttpResponse.json(
          { code: 'rest_comment_invalid_id', message: 'Invalid comment ID.', data: { status: 404 } },
          { status: 404 },
        );
      return HttpResponse.json(found);
    }),
    http.post(`${SITE}/wp-json/wp/v2/comments`, async ({ request }) => {
      if (!post.open)
        return HttpResponse.json(
          { code: 'rest_comment_closed', message: 'Sorry, comments are closed for this item.', data: { status: 403 } },
          { status: 403 },
        );
      const sent = Object.fromEntries(
        Object.entries((await request.json()) as Record<string, unknown>).map(([name, value]) => [name, String(value)]),
      );
      const answer = {
        ...toAnswer(post.id, {
          id: Math.max(...stored.map(({ id }) => id)) + 1,
          parent: Number(sent['parent'] ?? 0),
          name: sent['author_name'] ?? '',
          url: sent['author_url'] ?? '',
          date: new Date().toISOString().slice(0, 19),
          html: `<p>${escapeHtml(sent['content'] ?? '')}</p>\n`,
        }),
        status: 'hold',
      };
      stored.push(answer);
      return HttpResponse.json(answer, {
        status: 201,
        headers: { Location: `${SITE}/wp-json/wp/v2/comments/${answer.id}` },
      });
    }),
    http.get(`${SITE}/demo/feed/`, () =>
      HttpResponse.text(feedOf(post), { headers: { 'Content-Type': 'application/rss+xml; charset=UTF-8' } }),
    ),
  );
  await worker.start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    serviceWorker: { url: new URL('../mockServiceWorker.js', location.href).href },
  });
}

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

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
