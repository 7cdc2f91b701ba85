import {
  githubDiscussionsAdapter,
  type GithubDiscussionsAdapterOptions,
} from '../../src/adapters/github-discussions.js';
import type { Comment } from '../../src/core/comment.js';
import { describeAdapter, type AdapterSubject, type OpenedAdapter } from '../../src/testing.js';
import { type Breakage, GISCUS, GithubServer, SNAPSHOT } from '../support/github-server.js';

const thread = 'guide/intro';
const KEPT = `gedanken:1:giscus:${GISCUS}`;
let github: GithubServer;

interface Opening {
  readonly signedIn?: boolean;
  readonly locked?: boolean;
  readonly options?: Partial<GithubDiscussionsAdapterOptions>;
}

function opened({ signedIn = false, locked = false, options }: Opening) {
  return async (seeds: readonly Comment[]): Promise<OpenedAdapter> => {
    github?.restore();
    github = new GithubServer();
    await github.install();
    const discussion = github.begin(thread);
    github.seed(discussion, seeds);
    discussion.locked = locked;
    github.sessions.set('bobs-session', github.tokenFor('bob-example'));
    if (signedIn) sessionStorage.setItem(KEPT, 'bobs-session');
    else sessionStorage.removeItem(KEPT);
    return { adapter: githubDiscussionsAdapter({ repo: 'example/site', thread, ...options }), thread };
  };
}

const breaking = (how: Breakage) => () => github.breakNext(how);
const failures = {
  offline: breaking('offline'),
  unavailable: breaking('unavailable'),
  malformed: breaking('malformed'),
};
const limits = { twoLevels: { never: 'GitHub puts answers to answers below the first comment' } };
const meanwhile = { never: 'GitHub tells nobody what has changed' };
const challenges = { never: 'GitHub challenges nobody who has an account' };
const holding = { never: 'GitHub publishes at once' };

const throughGiscus = { endpoint: GISCUS };
const reader: AdapterSubject = {
  ports: ['comments', 'session', 'edits', 'votes', 'reactions', 'counts'],
  open: opened({ signedIn: true, options: throughGiscus }),
  posts: 'published',
  pageSize: 50,
  limits,
  meanwhile,
  challenges,
  states: {
    closed: opened({ signedIn: true, locked: true, options: throughGiscus }),
    holding,
    signedOut: opened({ options: throughGiscus }),
    missing: opened({ options: { ...throughGiscus, mapping: 'number', thread: '99' } }),
  },
  failures,
};

const readOnly = {
  posts: { never: 'Who asks is not who reads' },
  limits,
  meanwhile,
  challenges,
  failures,
} as const;

const behindProxy: AdapterSubject = {
  ...readOnly,
  ports: ['comments', 'counts'],
  open: opened({ options: { endpoint: 'https://proxy.example.test/graphql' } }),
  pageSize: 50,
  states: {
    closed: opened({ locked: true, options: { endpoint: 'https://proxy.example.test/graphql' } }),
    holding,
    signedOut: { never: 'A proxy signs nobody in' },
    missing: opened({ options: { endpoint: 'https://proxy.example.test/graphql', mapping: 'number', thread: '99' } }),
  },
};

const fromFile: AdapterSubject = {
  ...readOnly,
  ports: ['comments'],
  open: opened({ options: { snapshot: SNAPSHOT } }),
  pageSize: { never: 'A snapshot comes whole' },
  states: {
    closed: opened({ locked: true, options: { snapshot: SNAPSHOT } }),
    holding,
    signedOut: { never: 'A file signs nobody in' },
    missing: { never: 'A file holds the discussion of one page' },
  },
};

describe('the conformance suite', () => {
  after(() => {
    github.restore();
    sessionStorage.removeItem(KEPT);
  });

  describeAdapter('githubDiscussionsAdapter, read by somebody signed in through a giscus', reader, { describe, it });
  describeAdapter('githubDiscussionsAdapter, behind a proxy', behindProxy, { describe, it });
  describeAdapter('githubDiscussionsAdapter, with a snapshot', fromFile, { describe, it });
});
