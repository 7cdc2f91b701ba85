// The least that takes part in a static thread: one listener for each kind of event. Runs in the page.
const endpoint = document.documentElement.dataset.endpoint;

document.addEventListener('click', async (event) => {
  const button = event.target.closest('button');
  if (button?.matches('.reply')) openForm(button.closest('.comment'));
  if (!button?.matches('.vote')) return;
  button.setAttribute('aria-pressed', 'true');
  button.lastElementChild.textContent = String(Number(button.lastElementChild.textContent) + 1);
  await fetch(`${endpoint}vote`, { method: 'POST' });
});

document.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const answer = await fetch(`${endpoint}comments`, { method: 'POST', body: form.querySelector('textarea').value });
  const item = itemOf(await answer.text());
  const target = form.closest('.item') ?? document.querySelector('.comments');
  let list = target.querySelector(':scope > .list');
  if (!list) target.append((list = Object.assign(document.createElement('ol'), { className: 'list replies' })));
  list.append(item);
  if (form.matches('.replying')) form.remove();
});

function openForm(comment) {
  document.querySelector('.replying')?.remove();
  const form = document.querySelector('.form').cloneNode(true);
  form.classList.add('replying');
  comment.after(form);
  form.querySelector('textarea').focus();
}

function itemOf(markup) {
  const template = document.createElement('template');
  template.setHTMLUnsafe(`<li class="item">${markup}</li>`);
  return template.content.firstElementChild;
}

if (location.search.includes('live')) {
  new EventSource(`${endpoint}events`).addEventListener('comment', ({ data }) => {
    const item = itemOf(JSON.parse(data));
    item.classList.add('arrived');
    document.querySelector('.comments > .list').append(item);
  });
}
