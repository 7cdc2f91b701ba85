import { readFileSync } from 'node:fs';

const pages = new URL('../pages/', import.meta.url);

/**
 * The host page of a contestant: a heading and some words, its comments, and a footer that moves when they do. Who
 * watches comes first, and is the same for everybody.
 */
export function hostPage(contestant, comments, { endpoint, live }) {
  const scripts = ['probe.js', ...contestant.inPage].map((file) => readFileSync(new URL(file, pages), 'utf8'));
  const expected = contestant.expected(comments);
  return `<!doctype html>
<html lang="en" data-endpoint="${endpoint}">
<head>
<meta charset="utf-8">
<title>A page</title>
<link rel="icon" href="data:,">
<style>body { max-inline-size: 45rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 sans-serif; }</style>
<script>${scripts.join('\n')}\nprobe.watch(${expected});</script>
${contestant.head({ endpoint })}
</head>
<body>
<h1>A page</h1>
<p>Some words that are there before anybody has said something about them.</p>
${contestant.body(comments, { endpoint, live })}
<footer>The end of the page.</footer>
</body>
</html>
`;
}
