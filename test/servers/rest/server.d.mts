import type { Comment, Challenge, ReactionChoice } from '../../../src/core/comment.js';
import type { GuestFields, Posting } from '../../../src/core/thread-info.js';

/** What a reference server is set to. */
export interface RestServerSettings {
  readonly title?: string;
  readonly pageSize?: number;
  readonly posting?: Posting;
  readonly guestFields?: GuestFields;
  readonly maxCharacters?: number;
  readonly choices?: readonly ReactionChoice[];
  readonly holds?: boolean;
  readonly challenge?: Challenge;
  readonly solution?: string;
  readonly feed?: string;
  readonly site?: string;
  readonly opensThreads?: boolean;
}

export class RestServer {
  constructor(settings?: RestServerSettings);
  seed(name: string, seeds: readonly Comment[]): void;
  signIn(name: string, roles?: readonly string[]): string;
  handle(request: Request, path: string): Promise<Response>;
}
