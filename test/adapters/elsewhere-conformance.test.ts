import { discourseAdapter } from '../../src/adapters/discourse.js';
import { disqusAdapter } from '../../src/adapters/disqus.js';
import { hackerNewsAdapter } from '../../src/adapters/hackernews.js';
import { lemmyAdapter } from '../../src/adapters/lemmy.js';
import { misskeyAdapter } from '../../src/adapters/misskey.js';
import { webmentionAdapter } from '../../src/adapters/webmention.js';
import { describeAdapter } from '../../src/testing.js';
import {
  DiscourseProtocol,
  DisqusProtocol,
  HackerNewsProtocol,
  LemmyProtocol,
  WebmentionProtocol,
} from '../support/elsewhere-protocols.js';
import { Elsewhere, subjectElsewhere } from '../support/elsewhere.js';
import { MisskeyProtocol } from '../support/misskey-protocol.js';

const runner = { describe, it };

describe('the conformance suite, of what is only read', () => {
  const servers = {
    webmention: new Elsewhere(new WebmentionProtocol()),
    hackernews: new Elsewhere(new HackerNewsProtocol()),
    lemmy: new Elsewhere(new LemmyProtocol()),
    misskey: new Elsewhere(new MisskeyProtocol()),
    discourse: new Elsewhere(new DiscourseProtocol()),
    disqus: new Elsewhere(new DisqusProtocol()),
  };
  // Each was made before any of them took its place, so each knows what was there.
  afterEach(() => servers.webmention.restore());

  const page = 'https://blog.example/hello/';
  describeAdapter(
    'webmentionAdapter',
    subjectElsewhere(servers.webmention, {
      name: 'other sites',
      ports: ['comments', 'counts'],
      pageSize: { never: 'Likes and answers come mixed, so a page of them is read whole.' },
      open: () => ({
        adapter: webmentionAdapter({ endpoint: 'https://webmention.example/api/mentions.jf2', thread: page }),
        thread: page,
      }),
      never: {
        closed: 'Anybody may write about a page for ever.',
        missing: 'An endpoint does not tell a page that nobody mentions from one that there is none of.',
      },
    }),
    runner,
  );

  describeAdapter(
    'hackerNewsAdapter',
    subjectElsewhere(servers.hackernews, {
      name: 'Hacker News',
      ports: ['comments'],
      pageSize: { never: 'A discussion comes whole.' },
      open: (there) => {
        const thread = there ? '8863' : '1';
        return { adapter: hackerNewsAdapter({ endpoint: 'https://hn.example/api/v1', thread }), thread };
      },
      never: { closed: 'Its API does not tell.' },
    }),
    runner,
  );

  describeAdapter(
    'lemmyAdapter',
    subjectElsewhere(servers.lemmy, {
      name: 'Lemmy',
      ports: ['comments'],
      pageSize: { never: 'Lemmy gives up to 300 comments at once, and nothing beyond as further pages.' },
      open: (there) => {
        const thread = `https://lemmy.example/post/${there ? 123 : 9}`;
        return { adapter: lemmyAdapter({ thread }), thread };
      },
      never: {},
    }),
    runner,
  );

  describeAdapter(
    'misskeyAdapter',
    subjectElsewhere(servers.misskey, {
      name: 'Misskey',
      ports: ['comments'],
      pageSize: 100,
      open: (there) => {
        const thread = `https://misskey.example/notes/${there ? '9m2k0root1' : '9nothere01'}`;
        return { adapter: misskeyAdapter({ thread }), thread };
      },
      never: { closed: 'A note can be answered as long as it is there.' },
    }),
    runner,
  );

  describeAdapter(
    'discourseAdapter',
    subjectElsewhere(servers.discourse, {
      name: 'Discourse',
      ports: ['comments'],
      pageSize: 20,
      open: (there) => {
        const thread = `https://forum.example/t/hello/${there ? 123 : 9}`;
        return { adapter: discourseAdapter({ thread }), thread };
      },
      never: {},
    }),
    runner,
  );

  describeAdapter(
    'disqusAdapter',
    subjectElsewhere(servers.disqus, {
      name: 'Disqus',
      ports: ['comments'],
      pageSize: 100,
      open: (there) => {
        const thread = there ? 'hello' : 'nowhere';
        const endpoint = 'https://disqus.example/api/3.0/';
        return { adapter: disqusAdapter({ forum: 'letters', apiKey: 'public', thread, endpoint }), thread };
      },
      never: {},
    }),
    runner,
  );
});
