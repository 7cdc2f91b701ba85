import { http, HttpResponse } from 'msw/http';
import { startMocks } from './start.js';

/** A post as the demo tells it; without `by`, a guest wrote it. */
export interface DemoPost {
  readonly id: number;
  readonly answers?: number;
  readonly by?: string;
  readonly name: string;
  /** In UTC, as Disqus writes it: without a zone. */
  readonly date: string;
  readonly html: string;
  readonly likes?: number;
  readonly dislikes?: number;
  readonly deleted?: boolean;
}

const API = 'https://blog.example/disqus';
const THREAD = '77';
const END = { prev: null, next: '0:0:0', hasPrev: false, hasNext: false, more: false, total: null, id: '0:0:0' };

/** Answers for one thread as Disqus does, by a proxy of the blog’s own: same methods and fields. */
export function mockDisqus(link: string, title: string, posts: readonly DemoPost[]): Promise<void> {
  const answers = posts.map(toAnswer);
  const thread = { id: THREAD, forum: 'kitchen-table', link, clean_title: title, isClosed: false };
  return startMocks([
    http.get(`${API}/threads/list.json`, () =>
      success([{ ...thread, posts: posts.filter(({ deleted }) => !deleted).length }]),
    ),
    http.get(`${API}/threads/listPosts.json`, ({ request }) => {
      const isOldest = new URL(request.url).searchParams.get('order') === 'asc';
      return success(isOldest ? answers : answers.toReversed());
    }),
    http.get(`${API}/posts/details.json`, ({ request }) => {
      const asked = new URL(request.url).searchParams.get('post');
      const post = answers.find(({ id }) => id === asked);
      return post
        ? HttpResponse.json({ code: 0, response: post })
        : HttpResponse.json({ code: 2, response: `Invalid argument, 'post'` }, { status: 400 });
    }),
  ]);
}

function success(response: readonly object[]): HttpResponse<object> {
  return HttpResponse.json({ cursor: END, code: 0, response });
}

function toAnswer({ id, answers, by, name, date, html, likes = 0, dislikes = 0, deleted = false }: DemoPost) {
  return {
    id: String(id),
    thread: THREAD,
    forum: 'kitchen-table',
    parent: answers ?? null,
    author: by === undefined ? { name, isAnonymous: true } : authorOf(by, name),
    message: html,
    createdAt: date,
    isApproved: true,
    isDeleted: deleted,
    isSpam: false,
    likes,
    dislikes,
    points: likes - dislikes,
  };
}

function authorOf(username: string, name: string): object {
  return {
    id: username,
    username,
    name,
    url: '',
    isAnonymous: false,
    profileUrl: `https://disqus.com/by/${username}/`,
  };
}
