export type {
  Adapter,
  Call,
  CommentPage,
  CommentsPort,
  CountsPort,
  Cursor,
  EditsPort,
  ListQuery,
  ModerationPort,
  SessionPort,
  SignIn,
} from './adapters/adapter.js';
export type {
  Author,
  AuthorRole,
  Body,
  Comment,
  CommentId,
  CommentKind,
  CommentRights,
  CommentStatus,
  Guest,
  NewComment,
} from './core/comment.js';
export {
  AdapterError,
  type AdapterErrorDetails,
  type AdapterErrorKind,
  type FieldError,
  type FieldName,
} from './core/errors.js';
export type {
  FieldNeed,
  GuestFields,
  Posting,
  SortOrder,
  ThreadInfo,
  Total,
  WritingRules,
} from './core/thread-info.js';
export { commentIdOf, permalinkOf } from './core/permalink.js';
export type { Keep } from './state/keep.js';
export type { Loading, More } from './state/loading.js';
export { openThread, type Thread, type ThreadOptions } from './state/thread.js';
