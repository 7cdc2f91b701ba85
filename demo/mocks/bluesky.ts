import { http, type HttpHandler, HttpResponse } from 'msw/http';
import { startMocks } from './start.js';

/** A post as the demo tells it. */
export interface DemoPost {
  readonly key: string;
  readonly parent?: string;
  readonly handle: string;
  readonly name: string;
  readonly date: string;
  readonly text: string;
  /** Words of the text, and where they lead. */
  readonly links?: Readonly<Record<string, string>>;
  readonly embed?: unknown;
  readonly labels?: readonly string[];
  readonly likes?: number;
  readonly reposts?: number;
}

interface Node {
  readonly post: unknown;
  readonly replies: readonly Node[];
}

/** Answers for one thread as a server of Bluesky’s does to guests: same paths and fields. The first post is the page’s own. */
export function blueskyHandlers(posts: readonly [DemoPost, ...DemoPost[]]): readonly HttpHandler[] {
  const [root] = posts;
  const uriOf = (key: string): string => {
    const { handle } = posts.find((post) => post.key === key) ?? root;
    return `at://did:web:${handle}/app.bsky.feed.post/${key}`;
  };
  const nodeOf = (post: DemoPost): Node => {
    const answers = posts.filter(({ parent }) => parent === post.key);
    const reply = post.parent && { root: { uri: uriOf(root.key) }, parent: { uri: uriOf(post.parent) } };
    return { post: viewOf(post, uriOf(post.key), reply, answers.length), replies: answers.map(nodeOf) };
  };
  return [
    http.get('https://blog.example/xrpc/app.bsky.feed.getPostThread', () =>
      HttpResponse.json({ thread: nodeOf(root) }),
    ),
  ];
}

export function mockBluesky(posts: readonly [DemoPost, ...DemoPost[]]): Promise<void> {
  return startMocks(blueskyHandlers(posts));
}

function viewOf(post: DemoPost, uri: string, reply: unknown, replyCount: number): unknown {
  const { handle, name, date, text, links = {}, embed, labels = [], likes = 0, reposts = 0 } = post;
  return {
    uri,
    author: { did: `did:web:${handle}`, handle, displayName: name, labels: [] },
    record: {
      text,
      createdAt: date,
      langs: ['en'],
      reply,
      facets: Object.entries(links).map((link) => facet(text, link)),
    },
    embed,
    labels: labels.map((val) => ({ val })),
    indexedAt: date,
    replyCount,
    likeCount: likes,
    repostCount: reposts,
  };
}

/** Where some words of a text are, in bytes. */
function facet(text: string, [words, uri]: readonly [string, string]): unknown {
  const lengthOf = (part: string): number => new TextEncoder().encode(part).length;
  const byteStart = lengthOf(text.slice(0, text.indexOf(words)));
  return { index: { byteStart, byteEnd: byteStart + lengthOf(words) }, features: [{ uri }] };
}
