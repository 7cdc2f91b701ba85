import { githubIssuesAdapter, type GithubIssuesAdapterOptions } from '../../src/adapters/github-issues.js';
import type { Comment } from '../../src/core/comment.js';
import { describeAdapter, type AdapterSubject, type OpenedAdapter } from '../../src/testing.js';
import { GithubIssuesServer } from '../support/github-issues-server.js';
import type { Breakage } from '../support/github-server.js';

const thread = 'guide/intro';
let github: GithubIssuesServer;

interface Opening {
  readonly guest?: boolean;
  readonly locked?: boolean;
  readonly options?: Partial<GithubIssuesAdapterOptions>;
}

function opened({ guest = false, locked = false, options }: Opening) {
  return async (seeds: readonly Comment[]): Promise<OpenedAdapter> => {
    await Promise.resolve();
    github?.restore();
    github = new GithubIssuesServer();
    github.install();
    const issue = github.open(thread);
    github.seed(issue, seeds);
    issue.locked = locked;
    const token = guest ? undefined : github.tokenFor('bob-example');
    return { adapter: githubIssuesAdapter({ repo: 'example/site', thread, token, ...options }), thread };
  };
}

const breaking = (how: Breakage) => () => github.breakNext(how);
const shared = {
  pageSize: 100,
  meanwhile: { never: 'GitHub tells nobody what has changed' },
  challenges: { never: 'GitHub challenges nobody who has an account' },
  failures: {
    offline: breaking('offline'),
    unavailable: breaking('unavailable'),
    malformed: breaking('malformed'),
  },
} as const;
const holding = { never: 'GitHub publishes at once' };

const owner: AdapterSubject = {
  ...shared,
  ports: ['comments', 'edits', 'reactions'],
  open: opened({}),
  posts: 'published',
  states: {
    closed: opened({ locked: true }),
    holding,
    signedOut: { never: 'Who has a token is signed in' },
    missing: opened({ options: { mapping: 'number', thread: '99' } }),
  },
};

const guest: AdapterSubject = {
  ...shared,
  ports: ['comments'],
  open: opened({ guest: true }),
  posts: { never: 'Without a token, answers are written on GitHub' },
  states: {
    closed: opened({ guest: true, locked: true }),
    holding,
    signedOut: { never: 'There is no way to sign in here' },
    missing: opened({ guest: true, options: { mapping: 'number', thread: '99' } }),
  },
};

describe('the conformance suite', () => {
  after(() => github.restore());

  describeAdapter('githubIssuesAdapter, with a token', owner, { describe, it });
  describeAdapter('githubIssuesAdapter, read by a guest', guest, { describe, it });
});
