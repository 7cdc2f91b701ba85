import type { Adapter } from './adapter.js';
import { postgrestAsk } from './postgrest-api.js';
import { baseOf } from './protocol-address.js';
import { protocolPorts } from './protocol-ports.js';
import { readerKey } from './protocol-reader.js';

/** Which thread of which database, and as whom to read it. */
export interface PostgrestAdapterOptions {
  /** Where PostgREST is; for Supabase `https://<project>.supabase.co/rest/v1/`. */
  readonly endpoint: string;
  /** The public key of a Supabase project (`apikey`): publishable, or `anon`. PostgREST itself needs none. */
  readonly key?: string | undefined;
  /** What the database calls the thread: any text. Without it, the path of the current page. */
  readonly thread?: string | undefined;
  /** The token of who is signed in, where the page knows: sent as `Authorization: Bearer …`. */
  readonly token?: string | (() => string | undefined) | undefined;
}

/** The comments of a PostgreSQL behind PostgREST or Supabase, set up by docs/backends/postgrest.sql. */
export function postgrestAdapter({ endpoint, key, thread, token }: PostgrestAdapterOptions): Adapter {
  const base = baseOf(endpoint);
  const name = thread ?? globalThis.location?.pathname ?? '';
  const ask = postgrestAsk({
    endpoint,
    base,
    thread: name,
    key,
    token: typeof token === 'function' ? token : () => token,
    reader: readerKey(base),
  });
  const reading = { avatars: false, can: { reply: false } };
  const { comments, edits, votes, moderation, pins, reports, changes, counts, recent } = protocolPorts({
    thread: name,
    ask,
    reading,
  });
  return {
    key: `postgrest:${base}:${name}`,
    comments,
    edits,
    votes,
    moderation,
    pins,
    reports,
    changes,
    counts,
    recent,
  };
}
