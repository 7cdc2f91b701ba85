// What a driver has to know of Waline. Runs in the page.
globalThis.contestant = {
  count: () => document.getElementsByClassName('wl-card-item').length,
  reply: () => document.querySelectorAll('.wl-reply')[3],
  hasForm: () => document.getElementsByClassName('wl-reply-wrapper').length > 0,
  field: () => document.querySelector('.wl-reply-wrapper .wl-editor'),
  submit: () => document.querySelector('.wl-reply-wrapper .wl-btn.primary'),
  vote: () => document.querySelectorAll('.wl-like')[5],
  isVoted: (button) => button.title !== 'Like',
};
