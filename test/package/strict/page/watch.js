// Runs before all else in a page: keeps what the page's policy refused, and what was said on the console.
window.watched = { refused: [], said: [], failed: [] };

addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
  window.watched.refused.push([effectiveDirective, blockedURI, sample].filter(Boolean).join(' '));
});
addEventListener('unhandledrejection', ({ reason }) => window.watched.failed.push(String(reason)));
// Scripts that do not load tell only themselves: hence the capture.
addEventListener(
  'error',
  ({ target, message }) => window.watched.failed.push(target.src ? new URL(target.src).pathname : message),
  true,
);
for (const level of ['warn', 'error']) {
  const real = console[level];
  console[level] = (...words) => {
    window.watched.said.push(words.map(String).join(' '));
    real.apply(console, words);
  };
}
