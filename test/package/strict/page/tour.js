// Goes through a whole section as a reader does, and tells the test how far it came.
import { send, until } from './tell.js';

const section = document.querySelector('gedanken-comments');
const done = [];
const find = (selector) => section.shadowRoot?.querySelector(selector);

await step('reads', () => find('table') && section.shadowRoot.textContent.includes('Ginkgo'));
await step('colours code', () => find('pre code span') || CSS.highlights?.size);
await step('has tools', () => find('[part~="sort"]') && find('[part~="vote"], [data-action="vote"]'));

await press('[data-action="show-image"]');
await step('shows a picture', () => find('img')?.complete && find('img').naturalWidth > 0);

find('[part~="sort"]').value = 'newest';
find('[part~="sort"]').dispatchEvent(new Event('change', { bubbles: true }));
await step('sorts', () => find('[part~="comment-body"]')?.textContent.includes('Maple'));

await press('[part~="search-button"]');
type(await step('opens the search', () => find('[part~="search-field"]')), 'elm');
await step('finds', () => /[1-9]/.test(find('[part~="search"]')?.textContent));

await press('[data-action="vote"]');
await step('votes', () => find('[data-action="vote"][aria-pressed="true"], [part~="voted"]'));
await press('[data-action="menu"]');
await step('opens a menu', () => find('[part~="menu-entry"]'));
await press('[data-action="mute"], [part~="menu-entry"]');

await press('#comment-1 [data-action="reply"], [part~="reply-button"]');
const form = await step('opens a reply form', () => find('[part~="item"] gedanken-composer form'));
const words = form.querySelector('textarea');
type(words, '**A reply**');
await step('brings what helps to write', () => form.querySelector('[part~="writing-button"]'));
form.querySelector('[part~="writing-button"]').click();
type(words, '**A reply** of the tour');
for (const name of ['name', 'email'])
  if (form.querySelector(`[name="${name}"]`))
    type(form.querySelector(`[name="${name}"]`), name === 'name' ? 'Clara Example' : 'clara@mail.example');
form.requestSubmit();
await step('sends', () =>
  [...section.shadowRoot.querySelectorAll('[part~="comment-body"] strong')].some(
    (bold) => bold.textContent === 'A reply',
  ),
);
await send({ done });

async function step(name, holds) {
  const found = await until(`“${name}” after ${done.join(', ')}`, holds);
  done.push(name);
  return found;
}

async function press(selector) {
  (await until(selector, () => find(selector))).click();
}

function type(field, value) {
  field.focus();
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
