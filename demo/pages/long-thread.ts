import '../../src/define.js';
import { memoryBackend } from '../../src/adapters/memory.js';
import type { GedankenComments } from '../../src/components/gedanken-comments.js';
import { choices, longThread, meanwhile } from '../parts/long-thread.js';

const backend = memoryBackend({
  thread: 'which-notes-lasted',
  title: document.title,
  comments: longThread(Date.now() - 600_000),
  votes: 'up-down',
  reactions: choices,
  pageReactions: [{ name: 'thumbs-up', emoji: '👍', count: 57, mine: false }],
  reports: true,
  feed: new URL('feed.xml', location.href).href,
});

const section = document.querySelector<GedankenComments>('gedanken-comments')!;
section.adapter = backend.adapter();

const moderator = document.querySelector<HTMLButtonElement>('#moderator')!;
moderator.addEventListener('click', () => {
  const on = moderator.getAttribute('aria-pressed') !== 'true';
  moderator.setAttribute('aria-pressed', String(on));
  section.adapter = backend.adapter(on ? { author: 'Clara Example', viewerRole: 'moderator' } : undefined);
});

let next = 0;
document.querySelector('#meanwhile')!.addEventListener('click', () => {
  const [by, parent, text] = meanwhile[next % meanwhile.length]!;
  next += 1;
  void backend
    .adapter({ author: by.name })
    .comments.create({ key: `meanwhile ${next}`, parent, text }, { signal: new AbortController().signal });
});
