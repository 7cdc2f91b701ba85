// Looks at a page once it shows comments, or says that it can't, or its embed was refused; and tells the test.
import { allIn, send, until } from './tell.js';

const SETTLED = '[part~="comment"], [part~="error"]';
const sections = () => allIn('gedanken-comments');
const sentences = () => allIn('.gedanken-unavailable');

await until('an outcome', () => {
  if (window.watched.failed.some((path) => path.endsWith('/embed.js'))) return true;
  if (sentences().length > 0) return true;
  return sections().length > 0 && sections().every((section) => section.shadowRoot?.querySelector(SETTLED));
});
await send({
  sections: sections().map((section) => ({
    comments: textsIn(section.shadowRoot, '[part~="comment-body"]'),
    notices: textsIn(section.shadowRoot, '[part~="notice"]'),
    own: [...section.children].filter(isSeen).map(({ textContent }) => textContent.trim()),
  })),
  sentences: sentences()
    .filter(isSeen)
    .map(({ lang, textContent }) => `${lang}: ${textContent}`),
  links: allIn('gedanken-comments').flatMap((section) =>
    [...(section.shadowRoot?.querySelectorAll('[part~="comment-permalink"]') ?? [])].map(({ href }) => href),
  ),
});

function textsIn(root, selector) {
  return [...(root?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent.trim());
}

function isSeen(element) {
  return element.getClientRects().length > 0;
}
