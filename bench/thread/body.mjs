import { wordsOf } from './words.mjs';

const [FEWEST, MOST] = [30, 120];

/** The words of one comment as HTML: one to three paragraphs with a link, emphasis, code or a quotation here and there. */
export function bodyOf(random) {
  const words = wordsOf(random, FEWEST + Math.floor(random() * (MOST - FEWEST + 1)));
  const count = 1 + Math.floor(random() * 3);
  const length = Math.ceil(words.length / count);
  const paragraphs = Array.from({ length: count }, (_, at) => words.slice(at * length, (at + 1) * length));
  return paragraphs.map((paragraph) => blockOf(random, sentences(random, paragraph))).join('');
}

/** Begins a sentence every few words, and marks one of them up. */
function sentences(random, words) {
  const written = [...words];
  let at = 0;
  while (at < written.length) {
    written[at] = written[at][0].toUpperCase() + written[at].slice(1);
    const end = Math.min(at + 6 + Math.floor(random() * 10), written.length) - 1;
    written[end] += '.';
    at = end + 1;
  }
  const chosen = Math.floor(random() * written.length);
  const kind = random();
  if (kind < 0.15) written[chosen] = `<a href="https://blog.example/${chosen}/">${written[chosen]}</a>`;
  else if (kind < 0.3) written[chosen] = `<em>${written[chosen]}</em>`;
  else if (kind < 0.38) written[chosen] = `<strong>${written[chosen]}</strong>`;
  else if (kind < 0.45) written[chosen] = `<code>${written[chosen]}</code>`;
  return written.join(' ');
}

function blockOf(random, text) {
  const kind = random();
  if (kind < 0.06) return `<blockquote><p>${text}</p></blockquote>`;
  if (kind < 0.08) return `<pre><code>${text}</code></pre>`;
  return `<p>${text}</p>`;
}
