import { http, HttpResponse } from 'msw/http';
import { startMocks } from './start.js';

/** A submission as the demo tells it. */
export interface DemoStory {
  readonly id: number;
  readonly title: string;
  readonly by: string;
  readonly date: string;
  readonly points: number;
  readonly children: readonly DemoItem[];
}

/** One of its comments; of one that was deleted or killed, nothing but its place is told. */
export interface DemoItem {
  readonly id: number;
  readonly by?: string;
  readonly date: string;
  readonly html?: string;
  readonly children?: readonly DemoItem[];
}

/** Answers for one submission as the search of Hacker News does, at an endpoint of the blog’s own: same path and fields. */
export function mockHackerNews({ id, title, by, date, points, children }: DemoStory): Promise<void> {
  const below = children.map((item) => answerOf(item, id, id));
  const story = { ...itemOf(id, date, id), type: 'story', author: by, title, points, children: below };
  return startMocks([http.get(`https://blog.example/hn/items/${id}`, () => HttpResponse.json(story))]);
}

function answerOf({ id, by, date, html, children = [] }: DemoItem, parent: number, story: number): object {
  return {
    ...itemOf(id, date, story),
    author: by ?? null,
    text: html ?? null,
    parent_id: parent,
    children: children.map((child) => answerOf(child, id, story)),
  };
}

function itemOf(id: number, date: string, story: number): object {
  return {
    id,
    created_at: date,
    created_at_i: Date.parse(date) / 1000,
    type: 'comment',
    title: null,
    url: null,
    text: null,
    points: null,
    parent_id: null,
    story_id: story,
    options: [],
  };
}
