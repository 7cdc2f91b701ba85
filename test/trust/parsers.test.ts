import fc from 'fast-check';
import { pageOf, rowOf } from '../../src/adapters/browser-record.js';
import { adoptWordpress } from '../../src/adapters/wordpress-adopt.js';
import { wordpressError } from '../../src/adapters/wordpress-errors.js';
import { parseComment, parseComments, parsePost, pictureOf, type Reading } from '../../src/adapters/wordpress-wire.js';
import { decodeEntities } from '../../src/core/entities.js';
import { plainText } from '../../src/core/plain-text.js';
import { tokenizeCode } from '../../src/content/tokenize-code.js';
import { checkNumber, checkWord, nearest, options } from '../../src/core/config.js';
import { AdapterError } from '../../src/core/errors.js';
import { own, readCount, readId, readLine, readTime, readUrl } from '../../src/core/fields.js';
import { commentIdOf, permalinkOf } from '../../src/core/permalink.js';
import { readScript } from '../../src/embed/read-script.js';
import { Drafts } from '../../src/state/drafts.js';
import { readKeptList } from '../../src/state/kept-list.js';
import { Pending } from '../../src/state/pending.js';
import { readUnsent } from '../../src/state/unsent.js';
import { everyPayload } from '../content/corpus.js';
import { expect } from '../support/index.js';
import { MemoryKeep } from '../support/memory-keep.js';

const RUNS = { numRuns: 300 };
const KEYS =
  'id content rendered type status parent author author_name author_url author_avatar_urls 96 date_gmt link title protected comment_status slug code message data params to text other at comment key guest name email website as format since before doubtful version reactions gone created edited erased vote page thread url source';
const HOSTILE = '__proto__ constructor prototype toString hasOwnProperty then toJSON length';

const words = fc.oneof(fc.constantFrom(...everyPayload), fc.string({ unit: 'binary', maxLength: 60 }));
const keys = fc.oneof(fc.constantFrom(...KEYS.split(' '), ...HOSTILE.split(' ')), fc.string({ maxLength: 5 }));
const leaves = fc.oneof(
  words,
  fc.constantFrom(null, true, false, 0, -1, 0.5, 2 ** 53, Infinity, '0', '1', '', '2024-01-01T00:00:00'),
  fc.double(),
);
/** What `JSON.parse` may answer for what a stranger sends: `__proto__` is a property of its own there. */
const json = fc
  .letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      leaves,
      fc.array(tie('any'), { maxLength: 4 }),
      fc
        .array(fc.tuple(keys, tie('any')), { maxLength: 6 })
        .map((entries) => entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value) ?? 'null'}`))
        .map((entries): unknown => JSON.parse(`{${entries.join()}}`)),
    ),
  }))
  .any.map((value) => (value === undefined ? null : value));

const READING: Reading = {
  post: {
    id: '1',
    title: undefined,
    open: true,
    locked: false,
    author: '1',
    link: undefined,
    slug: undefined,
  },
  viewer: null,
  avatars: true,
};

function holds<T>(what: fc.Arbitrary<T>, check: (value: T) => void): void {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  fc.assert(fc.property(what, check), RUNS);
  expect(Object.getOwnPropertyNames(Object.prototype).join()).to.equal(before);
}

/** What a parser answers; `undefined` when it says in our own words that the answer means nothing. */
function parsed<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof AdapterError && error.kind === 'malformed') return undefined;
    throw error;
  }
}

/** Whether a value is a plain line within its cap. */
function isLine(line: string, max = 300): boolean {
  // oxlint-disable-next-line no-control-regex
  return [...line].length <= max && !/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(line);
}

const isWeb = (url: string | undefined): boolean => url === undefined || /^https?:\/\/[^@/]+\//.test(url);

describe('what reads single fields', () => {
  it('takes anything, and answers with a value of its type or with nothing', () => {
    holds(json, (value) => {
      const line = readLine(value);
      expect(line === undefined || isLine(line)).to.equal(true);
      expect(readId(value)?.length ?? 0).to.be.at.most(512);
      expect(isWeb(readUrl(value)) && isWeb(readUrl(value, 'https://blog.example/'))).to.equal(true);
      expect(readTime(value) ?? 0).to.be.within(0, Date.now() + 86_400_000);
      expect(Number.isSafeInteger(readCount(value) ?? 0)).to.equal(true);
    });
  });

  it('finds no property that an object does not own', () => {
    holds(fc.tuple(leaves, fc.constantFrom(...HOSTILE.split(' '))), ([value, key]) => {
      if (typeof value === 'object') expect(own({}, key)).to.equal(undefined);
      expect(own(value, key)).to.equal(undefined);
    });
  });

  it('decodes references once, and makes no text longer than it was', () => {
    holds(words, (text) => {
      expect(decodeEntities(text).length).to.be.at.most(text.length);
      expect(plainText({ format: 'html', source: text })).to.be.a('string');
    });
  });

  it('makes a fragment of every id that is this id again', () => {
    holds(words, (id) => {
      if (id !== '') expect(commentIdOf(permalinkOf(id))).to.equal(id.toWellFormed());
      expect(permalinkOf(id)).to.match(/^#comment-[\w%.!~*'()-]*$/);
      expect(commentIdOf(`#comment-${id}`)).to.satisfy(
        (read: unknown) => read === undefined || typeof read === 'string',
      );
    });
  });
});

describe('what reads the answers of a WordPress', () => {
  it('answers with typed comments, or says that it is none', () => {
    holds(json, (raw) => {
      for (const value of [raw, { id: 1, content: { rendered: '' }, ...Object(raw) }]) {
        const comment = parsed(() => parseComment(value, READING));
        if (!comment) continue;
        expect(comment.body.source.length).to.be.at.most(256 * 1024);
        expect(isLine(comment.author.name)).to.equal(true);
        expect([comment.author.url, comment.author.avatar, comment.url].every(isWeb)).to.equal(true);
        expect(comment.status).to.be.oneOf(['published', 'held', 'spam', 'removed']);
        expect(comment.kind).to.be.oneOf(['comment', 'pingback', 'trackback']);
        expect(comment.author).to.not.have.any.keys('email', 'ip');
      }
    });
  });

  it('leaves out of a list what is no comment', () => {
    holds(fc.array(json, { maxLength: 5 }), (raw) => {
      expect(parseComments(raw, READING).length).to.be.at.most(raw.length);
      expect(isWeb(pictureOf(raw[0]))).to.equal(true);
    });
    holds(json, (raw) => void parsed(() => parseComments(raw, READING)));
  });

  it('answers with a post, or says that it is none', () => {
    holds(json, (raw) => {
      const post = parsed(() => parsePost({ id: 1, ...Object(raw) }, undefined));
      expect(isLine(post?.title ?? '') && isLine(post?.slug ?? '') && isWeb(post?.link)).to.equal(true);
    });
  });

  it('makes an error of every refusal, with one plain line of the server’s', () => {
    holds(
      fc.tuple(json, fc.constantFrom(400, 401, 403, 404, 409, 429, 500, 299, 999), words),
      ([body, status, text]) => {
        for (const said of [JSON.stringify(body), text]) {
          const error = wordpressError({
            ok: false,
            status,
            headers: new Headers(),
            url: 'https://blog.example/wp-json',
            text: said,
            json: () => JSON.parse(said) as unknown,
          });
          expect(isLine(error.detail ?? '')).to.equal(true);
          expect(error.fields.length).to.be.at.most(100);
        }
      },
    );
  });

  it('reads whatever markup a theme printed', () => {
    const inert = document.implementation.createHTMLDocument();
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), (parts) => {
        const area = inert.createElement('div');
        area.innerHTML = `<ol>${parts.map((part, at) => `<li id="comment-${at}" class="bypostauthor">${part}`).join('')}</ol>`;
        for (const { author, body } of adoptWordpress(area, true)?.comments ?? [])
          expect(isLine(author.name) && isWeb(author.url) && isWeb(author.avatar) && body.format === 'html').to.equal(
            true,
          );
      }),
      { numRuns: 150 },
    );
  });
});

describe('what reads this browser’s storage', () => {
  const records = fc.oneof(
    json.map((value) => JSON.stringify(value)),
    words,
  );

  it('takes any record for a list of at most so many', () => {
    holds(records, (record) => {
      expect(readKeptList(record, 3, (item) => readLine(item)).length).to.be.at.most(3);
    });
  });

  it('takes any record for an unsent comment, or for none', () => {
    const shaped = json.map((value) =>
      JSON.stringify({ comment: { key: 'k', text: 'a', ...Object(own(value, 'comment')) }, ...Object(value) }),
    );
    holds(fc.oneof(records, shaped), (record) => {
      const unsent = readUnsent(record);
      if (!unsent) return;
      expect(isLine(unsent.name)).to.equal(true);
      expect(unsent.comment.text.trim()).to.not.equal('');
      expect(unsent.format).to.be.oneOf(['html', 'markdown', 'text']);
      expect(Number.isFinite(unsent.at) && Number.isFinite(unsent.since)).to.equal(true);
    });
  });

  it('takes any record for held comments and for drafts, or for none', () => {
    holds(fc.tuple(records, json), ([record, value]) => {
      const keep = new MemoryKeep();
      keep.set('gedanken:1:held:/', record);
      for (const { body, author } of new Pending(keep, '/').restore([]))
        expect(typeof body.source === 'string' && isLine(author.name) && isWeb(author.url)).to.equal(true);
      keep.set('gedanken:1:draft:/:a', JSON.stringify({ to: 'a', text: value, at: value, other: value }));
      keep.set('gedanken:1:draft:/:b', record);
      const drafts = new Drafts(keep, '/');
      expect(drafts.kept().every((id) => typeof id === 'string')).to.equal(true);
      expect(['a', 'b', null].every((id) => typeof drafts.get(id) === 'string')).to.equal(true);
    });
  });

  it('takes any row of the database for a comment, or for none', () => {
    const shaped = json.map((value): unknown => ({ id: 'a', key: 'b', text: 'c', created: 1, ...Object(value) }));
    holds(fc.oneof(json, shaped), (record) => {
      const row = rowOf(record);
      expect(isLine(row?.comment.author.name ?? '') && isWeb(row?.comment.author.url)).to.equal(true);
      const note = pageOf(record, 'https://blog.example/');
      expect(isWeb(note.page) && isLine(note.title ?? '')).to.equal(true);
    });
  });
});

describe('what reads the page around', () => {
  it('takes any text for an option', () => {
    holds(words, (text) => {
      expect(checkWord(options.sort, text).value).to.be.oneOf([...options.sort.values]);
      expect(checkNumber(options.maxDepth, text).value).to.be.within(1, 8);
      expect(nearest(text, options.sort.values) ?? 'oldest').to.be.oneOf([...options.sort.values]);
    });
  });

  it('takes any script tag for settings', () => {
    holds(fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,9}$/), words, { maxKeys: 6 }), (settings) => {
      const script = document.createElement('script');
      for (const [name, value] of Object.entries(settings)) script.setAttribute(`data-${name}`, value);
      const read = readScript(script, () => undefined);
      expect(read.size).to.be.at.most(Object.keys(settings).length);
      for (const name of read.keys()) expect(name).to.not.match(/^on|^style$|^id$/);
    });
  });

  it('splits any code into pieces that are the code, with at most so many marks', () => {
    holds(
      fc.tuple(words, fc.constantFrom('js', 'html', 'css', 'php', 'sql', 'bash', 'diff', '__proto__')),
      ([code, language]) => {
        const tokens = tokenizeCode(code, language, 20);
        expect(tokens.map(({ text }) => text).join('')).to.equal(code);
        expect(tokens.filter(({ kind }) => kind).length).to.be.at.most(20);
      },
    );
  });
});
