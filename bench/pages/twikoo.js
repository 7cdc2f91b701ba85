// What a driver has to know of Twikoo. Runs in the page.
globalThis.contestant = {
  count: () => document.getElementsByClassName('tk-comment').length,
  reply: () => document.querySelectorAll('.tk-comment .tk-action .tk-action-link:last-child')[3],
  hasForm: () => document.querySelector('.tk-comment textarea') !== null,
  field: () => document.querySelector('.tk-comment textarea'),
};
