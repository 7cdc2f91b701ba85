import type { Comment, CommentId, NewComment } from '../core/comment.js';
import { own, readId } from '../core/fields.js';
import type { Call, CommentsPort, EditsPort } from './adapter.js';
import { postOnce, surely } from './post-once.js';
import type { ProtocolContext } from './protocol-ask.js';
import { malformed, parseComment } from './protocol-wire.js';

/** How many edits are begun at once, at most. */
const MAX_BEGUN = 100;

/** Posts each comment once: the server remembers the key, and answers a second attempt with the first comment. */
export function protocolPosting(context: ProtocolContext): CommentsPort['create'] {
  return postOnce({
    send: (comment, call) => sendComment(context, comment, call),
    find: () => Promise.resolve(undefined),
  });
}

async function sendComment({ ask, reading }: ProtocolContext, comment: NewComment, call: Call): Promise<Comment> {
  const { key, parent, text, guest, remember, consent, proof } = comment;
  const answer = await ask('create', { key, parent, text, guest, remember, consent, proof }, call);
  return surely(() => parseComment(answer, reading));
}

/**
 * Edits go with the version that the reader began from, so that nobody overwrites unseen what
 * somebody else has made of it meanwhile: the server refuses that as a conflict.
 */
export function protocolEdits({ ask, reading }: ProtocolContext): EditsPort {
  const versions = new Map<CommentId, string>();
  return {
    async source(id, call) {
      const answer = await ask('source', { id }, call);
      const text = own(answer, 'text');
      if (typeof text !== 'string') throw malformed('The answer has no text.');
      const version = readId(own(answer, 'version'));
      versions.delete(id);
      if (version !== undefined) versions.set(id, version);
      for (const oldest of versions.keys()) if (versions.size > MAX_BEGUN) versions.delete(oldest);
      return text;
    },
    async update(id, text, call) {
      const changed = parseComment(await ask('update', { id, text, version: versions.get(id) }, call), reading);
      versions.delete(id);
      return changed;
    },
    async remove(id, call) {
      const left = await ask('remove', { id }, call);
      return left == null ? null : parseComment(left, reading);
    },
  };
}
