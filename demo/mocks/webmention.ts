import { setupWorker } from 'msw/browser';
import { http, HttpResponse } from 'msw/http';

/** A mention as the demo tells it. */
export interface DemoMention {
  readonly id: number;
  readonly property: 'in-reply-to' | 'mention-of' | 'like-of' | 'repost-of' | 'bookmark-of';
  /** The site that it came from, without `https://`. */
  readonly site: string;
  readonly name: string;
  readonly date: string;
  readonly title?: string;
  readonly html?: string;
  /** The comment of the page that it links to. */
  readonly answers?: number;
}

/** Answers for one page as webmention.io does, at an endpoint of the blog’s own: same fields. */
export async function mockWebmention(page: string, mentions: readonly DemoMention[]): Promise<void> {
  const children = mentions.map(({ id, property, site, name, date, title, html, answers }) => ({
    type: 'entry',
    author: { type: 'card', name, photo: '', url: `https://${site}/` },
    url: `https://${site}/${id}`,
    published: date,
    'wm-received': date,
    'wm-id': id,
    'wm-source': `https://${site}/${id}`,
    'wm-target': answers === undefined ? page : `${page}#comment-${answers}`,
    'wm-property': property,
    'wm-private': false,
    ...(title === undefined ? {} : { name: title }),
    ...(html === undefined ? {} : { content: { html, text: html.replace(/<[^<>]*>/g, '') } }),
  }));
  const worker = setupWorker(
    http.get('https://blog.example/api/mentions.jf2', () =>
      HttpResponse.json({ type: 'feed', name: 'Webmentions', children: children.toReversed() }),
    ),
  );
  await worker.start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    serviceWorker: { url: new URL('../mockServiceWorker.js', location.href).href },
  });
}
