import { http, HttpResponse } from 'msw/http';
import { startMocks } from './start.js';

/** A post as the demo tells it. */
export interface DemoPost {
  /** Its place in the topic; 1 stands for the page. */
  readonly number: number;
  readonly answers?: number;
  readonly username: string;
  readonly name?: string;
  readonly date: string;
  readonly html: string;
  readonly likes?: number;
  readonly staff?: boolean;
  /** What the forum itself notes, such as `pinned.enabled`. */
  readonly note?: string;
}

const FORUM = 'https://forum.example';

/** Answers for one topic as Discourse does: same paths and fields. */
export function mockDiscourse(topic: number, title: string, posts: readonly DemoPost[]): Promise<void> {
  const answers = posts.map((post) => toAnswer(topic, post));
  const stream = answers.map(({ id }) => id);
  const whole = { id: topic, title, closed: false, archived: false, posts_count: posts.filter(isTalk).length };
  return startMocks([
    http.get(`${FORUM}/t/${topic}.json`, () =>
      HttpResponse.json({ ...whole, post_stream: { posts: answers, stream } }),
    ),
    http.get(`${FORUM}/posts/by_number/${topic}/:number.json`, ({ params }) => {
      const post = answers.find(({ post_number }) => String(post_number) === params['number']);
      return post
        ? HttpResponse.json(post)
        : HttpResponse.json({ errors: [], error_type: 'not_found' }, { status: 404 });
    }),
  ]);
}

function isTalk({ note }: DemoPost): boolean {
  return note === undefined;
}

function toAnswer(topic: number, post: DemoPost) {
  const { number, answers, username, name, date, html, likes = 0, staff = false, note } = post;
  return {
    id: 900 + number,
    topic_id: topic,
    post_number: number,
    post_type: isTalk(post) ? 1 : 3,
    reply_to_post_number: answers ?? null,
    username,
    name: name ?? null,
    display_username: name ?? null,
    avatar_template: `/letter_avatar/${username}/{size}/1.png`,
    created_at: date,
    updated_at: date,
    version: 1,
    cooked: html,
    actions_summary: likes > 0 ? [{ id: 2, count: likes }] : [],
    moderator: staff,
    admin: false,
    staff,
    hidden: false,
    user_deleted: false,
    deleted_at: null,
    ...(note === undefined ? {} : { action_code: note }),
  };
}
