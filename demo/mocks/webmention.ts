import { http, type HttpHandler, HttpResponse } from 'msw/http';
import { startMocks } from './start.js';

/** A mention as the demo tells it. */
export interface DemoMention {
  readonly id: number;
  readonly property: 'in-reply-to' | 'mention-of' | 'like-of' | 'repost-of' | 'bookmark-of';
  /** The site that it came from, without `https://`. */
  readonly site: string;
  /** Where it stands, when that is not below the site. */
  readonly url?: string;
  readonly name: string;
  readonly date: string;
  readonly title?: string;
  readonly html?: string;
  /** The comment of the page that it links to. */
  readonly answers?: number;
}

/** Answers for one page as webmention.io does, at an endpoint of the blog’s own: same fields. */
export function webmentionHandlers(page: string, mentions: readonly DemoMention[]): readonly HttpHandler[] {
  const children = mentions.map(({ id, property, site, url, name, date, title, html, answers }) => ({
    type: 'entry',
    author: { type: 'card', name, photo: '', url: `https://${site}/` },
    url: url ?? `https://${site}/${id}`,
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
  return [
    http.get('https://blog.example/api/mentions.jf2', () =>
      HttpResponse.json({ type: 'feed', name: 'Webmentions', children: children.toReversed() }),
    ),
  ];
}

export function mockWebmention(page: string, mentions: readonly DemoMention[]): Promise<void> {
  return startMocks(webmentionHandlers(page, mentions));
}
