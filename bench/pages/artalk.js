// What a driver has to know of Artalk. Runs in the page.
globalThis.contestant = (() => {
  const action = (at, word) =>
    [...document.querySelectorAll('.atk-comment')[at].querySelectorAll('.atk-actions > span')].find((one) =>
      one.textContent.startsWith(word),
    );
  return {
    count: () => document.getElementsByClassName('atk-comment').length,
    reply: () => action(3, 'Reply'),
    hasForm: () => document.querySelector('.atk-comment-wrap .atk-textarea') !== null,
    field: () => document.querySelector('.atk-comment-wrap .atk-textarea'),
    submit: () => document.querySelector('.atk-send-btn'),
    vote: () => action(5, 'Up'),
    isVoted: (button) => button.textContent === 'Up (31)',
  };
})();
