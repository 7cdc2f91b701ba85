import type { Comment } from '../core/comment.js';

const MINUTE = 60_000;
const BEGINNING = Date.UTC(2024, 1, 3, 9, 30);

/** A comment to begin with: plain text by Alice Example, one minute after the seed before it. */
export function aSeed(index: number, text: string, parent: Comment | null = null, author = 'Alice Example'): Comment {
  return {
    id: `seed-${index}`,
    parent: parent && parent.id,
    kind: 'comment',
    status: 'published',
    author: { name: author },
    body: { format: 'text', source: text },
    created: BEGINNING + index * MINUTE,
    can: { reply: true },
  };
}

/** Three conversations of which the newest reply stands in the oldest one. */
export function aThread(): readonly Comment[] {
  const ginkgo = aSeed(1, 'The ginkgo by the gate is yellow');
  const leaf = aSeed(2, 'One leaf of it lies in my book', ginkgo, 'Bruno Example');
  const maple = aSeed(3, 'The maple is bare already');
  const question = aSeed(4, 'Which book is that', leaf);
  const pond = aSeed(5, 'The pond froze over night', null, 'Zoë Żak Example');
  const skates = aSeed(6, 'Then it is time for skates', pond, 'Bruno Example');
  const answer = aSeed(7, 'A field guide to trees', question, 'Bruno Example');
  return [ginkgo, leaf, maple, question, pond, skates, answer];
}

/** A chain of replies, each to the one before it. */
export function aChain(length: number): readonly Comment[] {
  const chain: Comment[] = [];
  for (let index = 1; index <= length; index += 1) chain.push(aSeed(index, `Step ${index} down`, chain.at(-1) ?? null));
  return chain;
}

/** The same where there are two levels: whatever answers an answer stands below the root. */
export function inTwoLevels(seeds: readonly Comment[]): readonly Comment[] {
  const roots = new Map<Comment['id'], Comment['id']>();
  return seeds.map((seed) => {
    const root = seed.parent === null ? seed.id : (roots.get(seed.parent) ?? seed.parent);
    roots.set(seed.id, root);
    return seed.parent === null ? seed : { ...seed, parent: root };
  });
}

/** So many roots, every fourth with a reply. */
export function aLongThread(roots: number): readonly Comment[] {
  const seeds: Comment[] = [];
  for (let remark = 1; remark <= roots; remark += 1) {
    const root = aSeed(seeds.length + 1, `Remark ${remark}`);
    seeds.push(root);
    if (remark % 4 === 0) seeds.push(aSeed(seeds.length + 1, `Answer to ${remark}`, root));
  }
  return seeds;
}

/** Texts that a careless backend or adapter spoils. */
export const DIFFICULT_TEXTS: readonly string[] = [
  'Grüße aus Łódź, Þingvellir und Đà Nẵng',
  'שלום עולם and مرحبا بالعالم in one line',
  '漢字とかな交じり文, 한국어, ไทย',
  'A family 👩‍👩‍👧‍👦, a flag 🇺🇳 and a thumb 👍🏽',
  'If a < b and b > c then <b>shout</b> & <script>alert(1)</script> is text',
  'An ampersand as &amp; and a less-than as &lt; were typed out',
  'The key __proto__ and the word constructor',
];

/** The smallest picture that there is: one dot, as PNG. */
export function aPicture(): Blob {
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';
  return new Blob([Uint8Array.from(atob(dot), (character) => character.charCodeAt(0))], { type: 'image/png' });
}
