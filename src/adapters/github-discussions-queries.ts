export const GROUPS = 'reactionGroups{content viewerHasReacted users{totalCount}}';
const PAGE_INFO = 'totalCount pageInfo{startCursor endCursor hasNextPage hasPreviousPage}';

/** A comment; needed by every query that has `...C`. */
export const COMMENT = `fragment C on DiscussionComment{id url createdAt lastEditedAt deletedAt isMinimized minimizedReason authorAssociation bodyHTML upvoteCount viewerHasUpvoted viewerCanUpvote viewerCanReact viewerCanUpdate viewerCanDelete author{login avatarUrl url} ${GROUPS} replyTo{id}}`;

// The connection has no order: the newest come by `last` and `before`.
const DISCUSSION = `fragment D on Discussion{id number url title locked viewerCanReact ${GROUPS} comments(first:$first,last:$last,after:$after,before:$before){${PAGE_INFO} nodes{...C replies(first:30){${PAGE_INFO} nodes{...C}}}}}`;

const WINDOW = '$first:Int,$last:Int,$after:String,$before:String';
export const VIEWER = 'viewer{login avatarUrl url}';

/** A discussion with some of its comments, by its number. */
export const BY_NUMBER = `query($owner:String!,$name:String!,$number:Int!,${WINDOW}){${VIEWER} repository(owner:$owner,name:$name){id discussion(number:$number){...D}}} ${DISCUSSION} ${COMMENT}`;

/** The same by a search, which may find more than one. */
export const BY_TERM = `query($owner:String!,$name:String!,$q:String!,${WINDOW}){${VIEWER} repository(owner:$owner,name:$name){id} search(type:DISCUSSION,query:$q,first:3){nodes{...D}}} ${DISCUSSION} ${COMMENT}`;

/** Some of the answers to a comment. */
export const REPLIES = `query($id:ID!,$after:String){node(id:$id){... on DiscussionComment{replies(first:100,after:$after){${PAGE_INFO} nodes{...C}}}}} ${COMMENT}`;

/** A comment, and the one that it answers. */
export const ONE = `query($id:ID!){node(id:$id){... on DiscussionComment{...C discussion{id} replies(first:1){totalCount} replyTo{...C replies(first:1){totalCount}}}}} ${COMMENT}`;
