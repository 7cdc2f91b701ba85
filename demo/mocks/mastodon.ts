import { http, type HttpHandler, HttpResponse } from 'msw/http';
import { startMocks } from './start.js';

/** A status as the demo tells it. */
export interface DemoStatus {
  readonly id: string;
  readonly parent?: string;
  /** Such as `olga`, or `ben@trees.example` for somebody from another server. */
  readonly acct: string;
  readonly name: string;
  readonly date: string;
  readonly html: string;
  readonly warning?: string;
  readonly favourites?: number;
  readonly boosts?: number;
  readonly poll?: Readonly<Record<string, number>>;
}

const SERVER = 'https://social.example';

/** Answers for one thread as Mastodon does to guests: same addresses and fields. The first status is the page's own. */
export function mastodonHandlers([root, ...answers]: readonly [DemoStatus, ...DemoStatus[]]): readonly HttpHandler[] {
  const status = toAnswer(root);
  const descendants = answers.map(toAnswer);
  return [
    http.get(`${SERVER}/api/v1/statuses/${root.id}`, () => HttpResponse.json(status)),
    http.get(`${SERVER}/api/v1/statuses/${root.id}/context`, () => HttpResponse.json({ ancestors: [], descendants })),
  ];
}

export function mockMastodon(statuses: readonly [DemoStatus, ...DemoStatus[]]): Promise<void> {
  return startMocks(mastodonHandlers(statuses));
}

function toAnswer(status: DemoStatus) {
  const { id, parent, acct, name, date, html, warning = '', favourites = 0, boosts = 0, poll } = status;
  const [username = '', host = 'social.example'] = acct.split('@');
  return {
    id,
    uri: `https://${host}/users/${username}/statuses/${id}`,
    url: `https://${host}/@${username}/${id}`,
    created_at: date,
    edited_at: null,
    in_reply_to_id: parent ?? null,
    in_reply_to_account_id: null,
    visibility: 'public',
    sensitive: warning !== '',
    spoiler_text: warning,
    language: 'en',
    content: html,
    favourites_count: favourites,
    reblogs_count: boosts,
    replies_count: 0,
    account: { id: acct, username, acct, display_name: name, url: `https://${host}/@${username}`, emojis: [] },
    media_attachments: [],
    mentions: [],
    emojis: [],
    poll: poll && { options: Object.entries(poll).map(([title, votes_count]) => ({ title, votes_count })) },
  };
}
