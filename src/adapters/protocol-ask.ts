import type { Call } from './adapter.js';
import type { Reading } from './protocol-wire.js';

/** What one can ask of a server of the Gedanken protocol, whatever carries it. */
export type Operation =
  | 'thread'
  | 'comments'
  | 'replies'
  | 'find'
  | 'create'
  | 'source'
  | 'update'
  | 'remove'
  | 'vote'
  | 'react'
  | 'react_page'
  | 'moderate'
  | 'pin'
  | 'report'
  | 'changes'
  | 'counts'
  | 'recent'
  | 'preview'
  | 'people'
  | 'upload'
  | 'session'
  | 'sign_out';

/** What goes with a question: `undefined` is left out. */
export type Arguments = Readonly<Record<string, unknown>>;

/** Asks, and answers with the JSON that came; `undefined` for an answer without any. Rejects with `AdapterError`. */
export type Ask = (operation: Operation, args: Arguments, call: Call) => Promise<unknown>;

/** What all ports of the protocol share. */
export interface ProtocolContext {
  /** What the server calls the thread. */
  readonly thread: string;
  readonly ask: Ask;
  readonly reading: Reading;
}
