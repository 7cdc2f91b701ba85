import { depthBelow, escaped, type Answer, type Json, type Kept, type Protocol, shapeOf } from './elsewhere.js';

const listIn = (body: Json, key: string): readonly Json[] => body[key] as readonly Json[];
const partOf = (body: Json, key: string): Json => body[key] as Json;

/** An endpoint of Webmention: entries are those of `01-mentions`, newest first, counts those of `03-count`. */
export class WebmentionProtocol implements Protocol {
  readonly origin = 'https://webmention.example';
  #entry: Json = {};

  async prepare(): Promise<void> {
    const feed = await shapeOf('webmention', '01-mentions', this.origin);
    this.#entry = listIn(feed, 'children').find((entry) => entry['wm-id'] === 2003)!;
  }

  answer({ pathname, searchParams }: URL, kept: readonly Kept[]): Answer {
    const [target] = searchParams.getAll('target[]');
    if (pathname === '/api/count.json') return [200, { count: kept.length, type: { reply: kept.length } }];
    if (pathname !== '/api/mentions.jf2') return [404, { error: 'not_found' }];
    const size = Number(searchParams.get('per-page'));
    const from = Number(searchParams.get('page')) * size;
    const entries = kept.toReversed().map(({ id, parent, name, text, created }) => ({
      ...this.#entry,
      author: { type: 'card', name, photo: '', url: '' },
      url: `https://others.example/${id}`,
      published: null,
      'wm-received': created.replace(/\.\d+Z$/, 'Z'),
      'wm-id': id,
      'wm-source': `https://others.example/${id}`,
      'wm-target': parent ? `${target}#comment-${parent.id}` : target,
      content: { text },
    }));
    return [200, { type: 'feed', name: 'Webmentions', children: entries.slice(from, from + size) }];
  }
}

/** The search API of Hacker News: items are those of `01-item`, what it does not have is `02-item-missing`. */
export class HackerNewsProtocol implements Protocol {
  readonly origin = 'https://hn.example';
  #story: Json = {};
  #missing: Json = {};

  async prepare(): Promise<void> {
    this.#story = await shapeOf('hackernews', '01-item', this.origin);
    this.#missing = await shapeOf('hackernews', '02-item-missing', this.origin);
  }

  answer({ pathname }: URL, kept: readonly Kept[]): Answer {
    if (pathname !== '/api/v1/items/8863') return [404, this.#missing];
    const [shape] = listIn(this.#story, 'children');
    const below = (parent: Kept | null): readonly Json[] =>
      kept
        .filter((each) => each.parent === parent)
        .map((each) => ({
          ...shape,
          id: each.id,
          author: each.name,
          text: escaped(each.text),
          parent_id: parent?.id ?? 8863,
          created_at: each.created,
          children: below(each),
        }));
    return [200, { ...this.#story, children: below(null) }];
  }
}

/** A Lemmy: shapes are those of `01-post` and `02-comments`; depth counts as there, and 300 come whatever is asked for. */
export class LemmyProtocol implements Protocol {
  readonly origin = 'https://lemmy.example';
  #post: Json = {};
  #view: Json = {};
  #missing: readonly Json[] = [];

  async prepare(): Promise<void> {
    this.#post = await shapeOf('lemmy', '01-post', this.origin);
    [this.#view = {}] = listIn(await shapeOf('lemmy', '02-comments', this.origin), 'comments');
    this.#missing = await Promise.all(
      ['04-post-missing', '05-comment-missing'].map((name) => shapeOf('lemmy', name, this.origin)),
    );
  }

  answer({ pathname, searchParams }: URL, kept: readonly Kept[], closed: boolean): Answer {
    const id = Number(searchParams.get('id') ?? searchParams.get('post_id'));
    if (pathname === '/api/v3/comment') {
      const found = kept.find((each) => each.id === id);
      return found ? [200, { comment_view: this.#viewOf(found, kept) }] : [400, this.#missing[1]];
    }
    if (id !== 123) return [404, this.#missing[0]];
    const view = partOf(this.#post, 'post_view');
    if (pathname === '/api/v3/post')
      return [200, { post_view: { ...view, post: { ...partOf(view, 'post'), locked: closed } } }];
    const depth = Number(searchParams.get('max_depth'));
    const parentId = searchParams.get('parent_id');
    const parent = kept.find((each) => String(each.id) === parentId) ?? null;
    if (parentId !== null && !parent) return [400, this.#missing[1]];
    const shown = kept.filter((each) => depthBelow(each, parent) <= depth);
    return [200, { comments: shown.slice(0, 300).map((each) => this.#viewOf(each, kept)) }];
  }

  #viewOf(comment: Kept, kept: readonly Kept[]): Json {
    const path: number[] = [];
    for (let at: Kept | null = comment; at; at = at.parent) path.unshift(at.id);
    const below = kept.filter((each) => each !== comment && depthBelow(each, comment) < Infinity).length;
    return {
      ...this.#view,
      comment: {
        ...partOf(this.#view, 'comment'),
        id: comment.id,
        content: comment.text,
        published: comment.created,
        path: ['0', ...path].join('.'),
      },
      creator: { ...partOf(this.#view, 'creator'), display_name: comment.name },
      counts: { ...partOf(this.#view, 'counts'), child_count: below },
    };
  }
}

/** A Discourse: shapes are those of `01-topic`, what it does not have is `04-missing`. Twenty posts come at once. */
export class DiscourseProtocol implements Protocol {
  readonly origin = 'https://forum.example';
  #topic: Json = {};
  #missing: Json = {};

  async prepare(): Promise<void> {
    this.#topic = await shapeOf('discourse', '01-topic', this.origin);
    this.#missing = await shapeOf('discourse', '04-missing', this.origin);
  }

  answer({ pathname, searchParams }: URL, kept: readonly Kept[], closed: boolean): Answer {
    const [first = {}] = listIn(partOf(this.#topic, 'post_stream'), 'posts');
    const posts = [first, ...kept.map((each) => this.#postOf(each))];
    const number = /^\/posts\/by_number\/123\/(\d+)\.json$/.exec(pathname)?.[1];
    const found = posts.find((post) => post['post_number'] === Number(number));
    if (found) return [200, found];
    if (pathname === '/t/123/posts.json') {
      const ids = searchParams.getAll('post_ids[]');
      return [200, { post_stream: { posts: posts.filter((post) => ids.includes(String(post['id']))) }, id: 123 }];
    }
    if (pathname !== '/t/123.json') return [404, this.#missing];
    const stream = posts.map((post) => post['id']);
    return [
      200,
      { ...this.#topic, post_stream: { posts: posts.slice(0, 20), stream }, posts_count: posts.length, closed },
    ];
  }

  #postOf({ id, parent, name, text, created }: Kept): Json {
    const [, shape = {}] = listIn(partOf(this.#topic, 'post_stream'), 'posts');
    return {
      ...shape,
      id: id + 900,
      post_number: id,
      reply_to_post_number: parent?.id ?? null,
      name,
      cooked: `<p>${escaped(text)}</p>`,
      created_at: created,
    };
  }
}

/** The API of Disqus: shapes are those of `01-threads`, `02-posts` and `04-thread-missing`; a cursor is where to begin. */
export class DisqusProtocol implements Protocol {
  readonly origin = 'https://disqus.example';
  #threads: Json = {};
  #posts: Json = {};
  #missing: Json = {};

  async prepare(): Promise<void> {
    this.#threads = await shapeOf('disqus', '01-threads', this.origin);
    this.#posts = await shapeOf('disqus', '02-posts', this.origin);
    this.#missing = await shapeOf('disqus', '04-thread-missing', this.origin);
  }

  answer({ pathname, searchParams }: URL, kept: readonly Kept[], closed: boolean): Answer {
    if (pathname.endsWith('/posts/details.json')) {
      const found = kept.find(({ id }) => String(id) === searchParams.get('post'));
      return found ? [200, { code: 0, response: this.#postOf(found) }] : [400, this.#missing];
    }
    const [thread] = listIn(this.#threads, 'response');
    if (pathname.endsWith('/threads/list.json'))
      return searchParams.get('thread') === 'ident:hello'
        ? [200, { ...this.#threads, response: [{ ...thread, posts: kept.length, isClosed: closed }] }]
        : [400, this.#missing];
    const ordered = searchParams.get('order') === 'desc' ? kept.toReversed() : kept;
    const from = Number(searchParams.get('cursor')?.split(':')[0] ?? 0);
    const to = from + Number(searchParams.get('limit'));
    const cursor = { ...partOf(this.#posts, 'cursor'), hasNext: to < kept.length, next: `${to}:0:0` };
    return [200, { code: 0, cursor, response: ordered.slice(from, to).map((each) => this.#postOf(each)) }];
  }

  #postOf({ id, parent, name, text, created }: Kept): Json {
    const [shape = {}] = listIn(this.#posts, 'response');
    return {
      ...shape,
      id: String(id),
      parent: parent?.id ?? null,
      author: { ...partOf(shape, 'author'), name },
      message: `<p>${escaped(text)}</p>`,
      createdAt: created.slice(0, 19),
    };
  }
}
