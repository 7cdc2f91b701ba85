import { http, HttpResponse } from 'msw/http';
import { startMocks } from './start.js';

/** A post as the demo tells it. */
export interface DemoPost {
  readonly id: number;
  readonly title: string;
  readonly by: string;
  readonly comments: readonly DemoComment[];
}

/** One of its comments. */
export interface DemoComment {
  readonly id: number;
  readonly answers?: number;
  /** Such as `clara`, or `ben@elsewhere.example` for somebody from another server. */
  readonly by: string;
  readonly name: string;
  readonly date: string;
  readonly markdown: string;
  readonly ups: number;
  readonly downs?: number;
  readonly moderator?: boolean;
  readonly removed?: boolean;
}

type View = ReturnType<typeof viewOf>;

const SERVER = 'https://lemmy.example';
const API = `${SERVER}/api/v3`;
const ORDERS: Readonly<Record<string, (a: View, b: View) => number>> = {
  Old: (a, b) => a.comment.published.localeCompare(b.comment.published),
  New: (a, b) => b.comment.published.localeCompare(a.comment.published),
  Top: (a, b) => b.counts.score - a.counts.score,
  Controversial: (a, b) => b.counts.downvotes - a.counts.downvotes,
};

/** Answers for one post as Lemmy’s API does in version 3: same paths, orders and fields. */
export function mockLemmy({ id, title, by, comments }: DemoPost): Promise<void> {
  const people = [...new Set([by, ...comments.map((comment) => comment.by)])];
  const views = comments.map((comment) => viewOf(comment, { post: id, comments, people }));
  const post = { id, name: title, creator_id: people.indexOf(by), removed: false, locked: false, deleted: false };
  return startMocks([
    http.get(`${API}/post`, () => HttpResponse.json({ post_view: { post, creator: creatorOf(by, by, people) } })),
    http.get(`${API}/comment/list`, ({ request }) => {
      const order = ORDERS[new URL(request.url).searchParams.get('sort') ?? ''] ?? ORDERS['Old'];
      return HttpResponse.json({ comments: views.toSorted(order) });
    }),
    http.get(`${API}/comment`, ({ request }) => {
      const asked = Number(new URL(request.url).searchParams.get('id'));
      const view = views.find(({ comment }) => comment.id === asked);
      return view
        ? HttpResponse.json({ comment_view: view })
        : HttpResponse.json({ error: 'couldnt_find_comment' }, { status: 404 });
    }),
  ]);
}

interface Around {
  readonly post: number;
  readonly comments: readonly DemoComment[];
  readonly people: readonly string[];
}

function viewOf(told: DemoComment, { post, comments, people }: Around) {
  const { id, by, name, date, markdown, ups, downs = 0, moderator = false, removed = false } = told;
  return {
    comment: {
      id,
      creator_id: people.indexOf(by),
      post_id: post,
      content: markdown,
      removed,
      deleted: false,
      published: date,
      path: pathOf(told, comments),
    },
    creator: creatorOf(by, name, people),
    creator_is_moderator: moderator,
    creator_is_admin: false,
    counts: {
      score: ups - downs,
      upvotes: ups,
      downvotes: downs,
      child_count: comments.filter((other) => pathOf(other, comments).includes(`.${id}.`)).length,
    },
  };
}

/** `0`, the ids of all that is above, and the comment’s own. */
function pathOf({ id, answers }: DemoComment, comments: readonly DemoComment[]): string {
  const above = comments.find((other) => other.id === answers);
  return `${above ? pathOf(above, comments) : '0'}.${id}`;
}

function creatorOf(by: string, display_name: string, people: readonly string[]): object {
  const [name, host = 'lemmy.example'] = by.split('@');
  return { id: people.indexOf(by), name, display_name, actor_id: `https://${host}/u/${name}` };
}
