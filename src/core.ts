export type {
  Adapter,
  Call,
  Changes,
  ChangesPort,
  CommentPage,
  CommentsPort,
  CountsPort,
  MentionsPort,
  PreviewPort,
  UploadsPort,
  Cursor,
  EditsPort,
  ListQuery,
  LivePort,
  Mark,
  ModerationPort,
  News,
  PinsPort,
  ReactionsPort,
  RecentComment,
  RecentPort,
  ReportsPort,
  SessionPort,
  SignIn,
  VotesPort,
} from './adapters/adapter.js';
export type {
  Author,
  AuthorRole,
  Challenge,
  ChallengeProof,
  Body,
  Comment,
  CommentId,
  CommentKind,
  CommentRights,
  CommentStatus,
  Emoji,
  Guest,
  NewComment,
  Reaction,
  ReactionChoice,
  VoteDirection,
  Votes,
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
  ImageRules,
  Posting,
  SortOrder,
  ThreadInfo,
  ThreadReactions,
  Total,
  WritingRules,
} from './core/thread-info.js';
export { commentIdOf, permalinkOf } from './core/permalink.js';
export { foldText, type FoldedText } from './core/fold-text.js';
export { personKey } from './core/people.js';
export type { Branch, Filter, Order } from './state/branch.js';
export { collapse, collapseAll, focusBranch, unfold } from './state/branches.js';
export { castVote } from './state/cast-vote.js';
export { editComment, removeComment, rereadComment, sourceOf } from './state/edit-comment.js';
export { saveEdit } from './state/save-edit.js';
export { filtersOf, setFilter, sourcesOf } from './state/filter.js';
export { follow, type Follower, type Following, type Watching } from './state/follow.js';
export type { Keep } from './state/keep.js';
export type { Loading, More } from './state/loading.js';
export { approve, hide, pin, report } from './state/moderate.js';
export { type MutedPerson, Mutes } from './state/mutes.js';
export { ordersOf, setOrder } from './state/order.js';
export { react } from './state/react.js';
export { openReadMarker, type ReadMarker } from './state/read-marker.js';
export { search } from './state/search.js';
export { showArrived } from './state/show-arrived.js';
export { openThread, type Thread, type ThreadOptions } from './state/thread.js';
