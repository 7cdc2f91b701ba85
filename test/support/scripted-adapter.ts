import type { Adapter, Call, CommentPage, ListQuery } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { ThreadInfo } from '../../src/core/thread-info.js';

/** A question to a backend that the test answers when it wants to. */
export class Question<Asked, Answer> {
  readonly #promise = Promise.withResolvers<Answer>();

  constructor(
    readonly asked: Asked,
    readonly signal: AbortSignal,
  ) {}

  get promise(): Promise<Answer> {
    return this.#promise.promise;
  }

  answer(answer: Answer): void {
    this.#promise.resolve(answer);
  }

  fail(reason: unknown): void {
    this.#promise.reject(reason);
  }
}

/** A backend that says nothing until the test tells it to. */
export class ScriptedAdapter implements Adapter {
  readonly described: Question<undefined, ThreadInfo>[] = [];
  readonly listed: Question<ListQuery, CommentPage>[] = [];
  readonly comments: Adapter['comments'];

  constructor(readonly key?: string) {
    const { comments } = memoryAdapter();
    this.comments = {
      ...comments,
      describe: (call) => ask(this.described, undefined, call),
      list: (query, call) => ask(this.listed, query, call),
    };
  }
}

function ask<Asked, Answer>(questions: Question<Asked, Answer>[], asked: Asked, { signal }: Call): Promise<Answer> {
  const question = new Question<Asked, Answer>(asked, signal);
  questions.push(question);
  return question.promise;
}

/** An open thread, with a difference. */
export function anInfo(more: Partial<ThreadInfo> = {}): ThreadInfo {
  return {
    posting: { allowed: true },
    viewer: null,
    guestFields: { name: 'required', email: 'required', website: 'optional' },
    writing: { format: 'text' },
    sorts: ['oldest', 'newest'],
    total: null,
    ...more,
  };
}
