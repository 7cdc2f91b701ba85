// What a driver has to know of the page that is plain HTML. Runs in the page.
globalThis.contestant = {
  count: () => document.getElementsByClassName('comment').length,
  reply: () => document.querySelectorAll('.reply')[3],
  submit: () => document.querySelector('.replying button'),
  vote: () => document.querySelectorAll('.vote')[5],
  isVoted: (button) => button.ariaPressed === 'true',
  hasArrived: () => document.getElementsByClassName('arrived').length > 0,
};
