// What a driver has to know of the page that is plain HTML. Runs in the page.
globalThis.contestant = {
  count: () => document.getElementsByClassName('comment').length,
  reply: (later) => document.querySelectorAll('.reply')[3 + later],
  around: (button) => button.closest('.item'),
  submit: () => document.querySelector('.replying button'),
  vote: (later) => document.querySelectorAll('.vote')[5 + later],
  isVoted: (button) => button.ariaPressed === 'true',
  hasArrived: () => document.getElementsByClassName('arrived').length > 0,
};
