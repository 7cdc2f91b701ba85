// What a driver has to know of the page that is plain HTML. Runs in the page.
globalThis.contestant = {
  count: () => document.getElementsByClassName('comment').length,
  reply: () => document.querySelectorAll('.reply')[3],
  field: () => document.querySelector('.replying textarea'),
  submit: () => document.querySelector('.replying button'),
  isSent: () => document.querySelector('#comment-own') !== null,
  vote: () => document.querySelectorAll('.vote')[5],
  isVoted: () => document.querySelector('.vote[aria-pressed="true"]') !== null,
  hasArrived: () => document.querySelector('.arrived') !== null,
};
