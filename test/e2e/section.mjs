/**
 * The section in a page of a real browser, as people use it. All that these drives know about its
 * markup stands in this file.
 */
const SECTION = 'gedanken-comments';
const FIELDS = ['name', 'email', 'website', 'text'];
/** Milliseconds. */
const PATIENCE = 60_000;

export class Section {
  #page;

  constructor(page) {
    this.#page = page;
  }

  /** The only section of a page, once it shows its thread, or says why it can't. */
  static async in(page) {
    await page.waitForFunction(
      (name) => {
        const root = document.querySelector(name)?.shadowRoot;
        // There is a form, or a sentence that says why not, and nothing is on its way any more.
        return (
          root?.querySelector('gedanken-composer form, [part~="notice"]') && !root.querySelector('[aria-busy="true"]')
        );
      },
      {},
      SECTION,
    );
    return new Section(page);
  }

  /** The text of the section's heading. */
  heading() {
    return this.#text('[part~="heading"]');
  }

  /** The comments of people in reading order. `level` counts from 1; `parent` is the comment whose list this one is in. */
  comments() {
    return this.#read((root, read) =>
      [...root.querySelectorAll('[part~="comment"]')].map((comment) => {
        const within = (selector) => comment.querySelector(selector);
        const text = (selector) => (within(selector) ? read(within(selector)) : null);
        const lists = [];
        for (let at = comment.closest('[part~="list"]'); at; at = at.parentElement.closest('[part~="list"]'))
          lists.push(at);
        return {
          id: comment.id.replace('comment-', ''),
          parent:
            lists[0].closest('[part~="item"]')?.querySelector('[part~="comment"]').id.replace('comment-', '') ?? null,
          level: lists.length,
          author: text('[part~="comment-author"]'),
          website: within('[part~="comment-author-link"]')?.href ?? null,
          badges: [...comment.querySelectorAll('[part~="badge"]')].map((badge) => read(badge)),
          time: text('[part~="comment-time"]'),
          answers: text('[part~="comment-target"]'),
          notice: text('[part~="comment-notice"]'),
          text: text('[part~="comment-body"]'),
          links: [...within('[part~="comment-body"]').querySelectorAll('a')].map((link) => link.href),
          canReply: within('[part~="reply-button"]') !== null,
        };
      }),
    );
  }

  /** The one comment that contains this text. */
  async comment(text) {
    const comments = await this.comments();
    const found = comments.filter((comment) => comment.text.includes(text));
    if (found.length !== 1)
      throw new Error(`“${text}” is in ${found.length} of: ${comments.map((comment) => comment.text).join(' | ')}`);
    return found[0];
  }

  /** Whether any comment contains this text. */
  async shows(text) {
    return (await this.comments()).some((comment) => comment.text.includes(text));
  }

  /** What other pages say: `{title, excerpt}`. */
  pings() {
    return this.#read((root, read) =>
      [...root.querySelectorAll('[part~="ping"]')].map((ping) => ({
        title: read(ping.querySelector('[part~="ping-title"]')),
        link: ping.querySelector('[part~="ping-title"] a')?.href,
        excerpt: read(ping.querySelector('[part~="ping-excerpt"]')),
      })),
    );
  }

  /** The sentences that stand where comments or the form would: `[{kinds, text, link}]`. */
  notices() {
    return this.#read((root, read) =>
      [...root.querySelectorAll('[part~="notice"]')].map((notice) => ({
        kinds: [...notice.part].filter((part) => part !== 'notice'),
        text: read(notice.querySelector('p')),
        link: notice.querySelector('a')?.href,
      })),
    );
  }

  /** One of these sentences, by its kind, once it is there. */
  async notice(kind) {
    await found(this.#page, `${SECTION} >>> [part~="notice"][part~="${kind}"]`);
    const notices = await this.notices();
    return notices.find(({ kinds }) => kinds.includes(kind));
  }

  /** Loads one more page of comments. */
  async more() {
    const before = (await this.comments()).length;
    await this.#press('[part~="more-button"]');
    await this.#page.waitForFunction(
      (name, count) => document.querySelector(name).shadowRoot.querySelectorAll('[part~="comment"]').length > count,
      {},
      SECTION,
      before,
    );
  }

  /** Tries again what has failed, until there are comments. */
  async retry() {
    await this.#press('[part~="error-button"]');
    await found(this.#page, `${SECTION} >>> [part~="comment"]`);
  }

  /** Whether there is more to load. */
  hasMore() {
    return this.#read((root) => root.querySelector('[part~="more-button"]') !== null);
  }

  /** The form at the end of the thread. */
  form() {
    return new Form(this.#page, 'section > gedanken-composer');
  }

  /** Presses Reply at the one comment that contains this text, and answers with the form below it. */
  async reply(text) {
    const { id } = await this.comment(text);
    const place = `#comment-${knownId(id)}`;
    await this.#press(`${place} [part~="reply-button"]`);
    const form = new Form(this.#page, `[part~="item"]:has(> ${place}) > gedanken-composer`);
    await form.ready();
    return form;
  }

  /** Does something about the one comment that contains this text: by its button, or in its menu. */
  async act(text, action) {
    const { id } = await this.comment(text);
    const place = `#comment-${knownId(id)}`;
    await found(this.#page, `${SECTION} >>> ${place} [data-action="menu"]`);
    const control = `${place} [data-action="${action}"]`;
    const isThere = await this.#read((root, _read, wanted) => root.querySelector(wanted) !== null, control);
    if (!isThere) await this.#press(`${place} [data-action="menu"]`);
    await this.#press(control);
  }

  /** What is said about a comment that is not sent yet. */
  async unsent(text) {
    const place = await this.#unsentPlace(text);
    return place.$eval('[part~="sending-text"]', (element) => element.textContent.trim());
  }

  /** Sends such a comment again, and waits until the backend has it. */
  async resend(text) {
    const place = await this.#unsentPlace(text);
    const button = await place.$('[part~="resend-button"]');
    await button.evaluate((element) => element.click());
    await this.#page.waitForFunction(
      (name) => !document.querySelector(name).shadowRoot.querySelector('[part~="sending"]'),
      {},
      SECTION,
    );
  }

  async #unsentPlace(text) {
    const note = await found(this.#page, `${SECTION} >>> [part~="sending-note"]`);
    const place = await note.evaluateHandle((element) => element.closest('article'));
    const body = await place.$eval('[part~="comment-body"]', (element) => element.textContent);
    if (!body.includes(text)) throw new Error(`What is not sent is not “${text}”, but “${body}”.`);
    return place;
  }

  /** What can be done about the one comment that contains this text, by its menu. */
  async actions(text) {
    const { id } = await this.comment(text);
    const place = `#comment-${knownId(id)}`;
    await found(this.#page, `${SECTION} >>> ${place} [data-action="menu"]`);
    await this.#press(`${place} [data-action="menu"]`);
    return this.#read(
      (root, _read, wanted) => [...root.querySelectorAll(wanted)].map((entry) => entry.dataset.action),
      `${place} [part~="menu-entry"]`,
    );
  }

  /** Waits until something holds elsewhere, looking again at each frame of the page. */
  async until(holds) {
    for (const start = performance.now(); !(await holds());) {
      if (performance.now() - start > PATIENCE) throw new Error(`Waited in vain for: ${holds}`);
      await nextFrame(this.#page);
    }
  }

  /** Waits until something is said about the one comment that contains this text, in its row. */
  async noted(text) {
    const { id } = await this.comment(text);
    const note = await found(this.#page, `${SECTION} >>> #comment-${knownId(id)} [part~="row-note"]`);
    return note.evaluate((element) => element.textContent.replace(/\s+/g, ' ').trim());
  }

  /** Edits the one comment that contains this text, in place. */
  async edit(text, changed) {
    const { id } = await this.comment(text);
    await this.act(text, 'edit');
    const field = await found(this.#page, `${SECTION} >>> #comment-${knownId(id)} textarea`);
    await this.#page.waitForFunction((element) => element.value !== '' && !element.readOnly, {}, field);
    const source = await field.evaluate((element) => element.value);
    await field.evaluate((element) => element.select());
    await this.#page.keyboard.sendCharacter(changed);
    await this.#press(`#comment-${knownId(id)} [data-action="edit-save"]`);
    await this.#page.waitForFunction((element) => !element.isConnected, {}, field);
    return source;
  }

  /** How the like button of the one comment that contains this text stands: `{count, isMine}`. */
  async likes(text) {
    const { id } = await this.comment(text);
    const place = `#comment-${knownId(id)} [data-action="vote"]`;
    await found(this.#page, `${SECTION} >>> ${place}`);
    return this.#read((root, read, wanted) => {
      const button = root.querySelector(wanted);
      const count = read(button.querySelector('[part~="vote-count"]'));
      return { count: Number(count), isMine: button.getAttribute('aria-pressed') === 'true' };
    }, place);
  }

  /** How people reacted to the page: `[{emoji, count, isMine}]`. */
  pageReactions() {
    return this.#reactionsIn('[part~="page-reactions"]');
  }

  /** How people reacted to the one comment that contains this text. */
  async reactions(text) {
    return this.#reactionsIn(`#comment-${knownId((await this.comment(text)).id)}`);
  }

  async #reactionsIn(place) {
    await found(this.#page, `${SECTION} >>> ${place} [part~="reaction"]`);
    return this.#read(
      (root, read, wanted) =>
        [...root.querySelectorAll(wanted)].map((chip) => ({
          emoji: read(chip.querySelector('[part~="emoji"]')),
          count: Number(read(chip.querySelector('[part~="reaction-count"]'))),
          isMine: chip.getAttribute('aria-pressed') === 'true',
        })),
      `${place} [part~="reaction"]`,
    );
  }

  /** Shows the answers that are folded or not loaded yet, at the first place where there are some. */
  showReplies() {
    return this.#press('[data-action="unfold"]');
  }

  /** Reacts to the page with what stands at this place, or takes that back. */
  react(place) {
    return this.#press(`[part~="page-reaction"]:nth-child(${place}) [part~="reaction"]`);
  }

  /** Presses what leads to signing in, above the form. */
  signIn() {
    return this.#press('[part~="account-button"]');
  }

  /** Signs out again, above the form. */
  signOut() {
    return this.#press('[part~="sign-out-button"]');
  }

  /** What has the focus inside the section, by its part, once something has. */
  async focused() {
    const inside = () => this.#read((root) => root.activeElement?.part.value ?? null);
    await this.until(inside);
    return inside();
  }

  /** A locator waits until the button stands still: a list that is laid out as it comes into view moves what is below. */
  #press(selector) {
    return press(this.#page, `${SECTION} >>> ${selector}`);
  }

  #text(selector) {
    return this.#read((root, read, wanted) => read(root.querySelector(wanted)), selector);
  }

  #read(reader, ...values) {
    return this.#page.evaluate(
      `(${reader})(document.querySelector('${SECTION}').shadowRoot, ${readText}, ...${JSON.stringify(values)})`,
    );
  }
}

/** What the counts of a page say, once each says something. */
export async function countsIn(page) {
  await page.waitForFunction(() => {
    const counts = [...document.querySelectorAll('gedanken-count')];
    return counts.length > 0 && counts.every((count) => /\d/.test(count.shadowRoot?.textContent ?? ''));
  });
  return page.$$eval('gedanken-count', (counts) => counts.map((count) => count.shadowRoot.textContent.trim()));
}

/** What the newest comments of a site are: `[{author, place, link}]`. */
export async function recentIn(page) {
  // At each frame: what changes in a shadow root is no change of the document.
  await page.waitForFunction(() =>
    document.querySelector('gedanken-recent')?.shadowRoot?.querySelector('[part~="item"]'),
  );
  return page.$eval('gedanken-recent', (recent) =>
    [...recent.shadowRoot.querySelectorAll('[part~="item"]')].map((item) => ({
      author: item.querySelector('[part~="comment-author"]').textContent,
      place: item.querySelector('[part~="comment-place"]').textContent.trim(),
      link: item.querySelector('[part~="comment-place"]').href,
    })),
  );
}

/** What a reader reads, line by line. `innerText` says nothing of what is not laid out yet. */
function readText(element) {
  const lines = (node) => {
    if (node.localName === 'br') return '\n';
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, ' ');
    const text = [...node.childNodes].map(lines).join('');
    return /^(p|ul|ol|li|blockquote|pre)$/.test(node.localName) ? `${text}\n\n` : text;
  };
  return lines(element)
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** One of the section's forms. */
class Form {
  #page;
  #path;

  constructor(page, place) {
    this.#page = page;
    this.#path = `${SECTION} >>> ${place}`;
  }

  ready() {
    return this.#find('textarea');
  }

  /** Writes into fields: `name`, `email`, `website`, `text`. What is not given stays as it is. */
  async fill(values) {
    for (const field of FIELDS) {
      if (values[field] === undefined) continue;
      const control = await this.#find(`[name="${field}"]`);
      await control.evaluate((element) => element.select());
      await this.#page.keyboard.sendCharacter(values[field]);
    }
    if (values.remember) await press(this.#page, `${this.#path} [name="remember"]`);
  }

  /** What stands in a field. */
  async value(field) {
    return (await this.#find(`[name="${field}"]`)).evaluate((control) => control.value);
  }

  /** The fields that the form asks for, in their order. */
  async fields() {
    return (await this.#find('form')).evaluate((form) =>
      [...form.querySelectorAll('[part~="field"]')].map(({ name }) => name),
    );
  }

  /**
   * Presses the button, and waits for what comes of it: `{posted}` with the comment's status,
   * `{failed}` with the kind of the error, or `{refused}` when nothing was sent.
   */
  async submit() {
    return this.#outcomeOf('[type="submit"]');
  }

  /** Sends the same words once more, where the form has asked about it; waits as {@link submit}. */
  async sendAllTheSame() {
    return this.#outcomeOf('[part~="again-button"]');
  }

  /** Presses the button where nothing is sent. */
  async press() {
    await press(this.#page, `${this.#path} [type="submit"]`);
  }

  async #outcomeOf(button) {
    const outcome = this.#page.evaluate((name) => {
      const section = document.querySelector(name);
      return new Promise((resolve) => {
        section.addEventListener(
          'gedanken-posted',
          ({ comment }) => resolve({ posted: comment.status, id: comment.id }),
          { once: true },
        );
        section.addEventListener('gedanken-error', ({ error }) => resolve({ failed: error.kind }), { once: true });
        section.shadowRoot.addEventListener(
          'submit',
          () =>
            setTimeout(() => {
              if (section.shadowRoot.querySelector('[aria-invalid="true"]')) resolve({ refused: true });
            }),
          { once: true },
        );
      });
    }, SECTION);
    await press(this.#page, `${this.#path} ${button}`);
    const result = await outcome;
    await this.#page.evaluate(
      (name) => document.querySelector(name).updateComplete.then(() => new Promise(requestAnimationFrame)),
      SECTION,
    );
    return result;
  }

  /** Presses the button, whatever it is doing. */
  async pressAgain() {
    await (await this.#find('[type="submit"]')).click();
  }

  /** Writes and sends in one go. */
  async send(values) {
    await this.fill(values);
    return this.submit();
  }

  /** What the form says went wrong. */
  async problem() {
    return (await this.#find('[part~="form-problems-heading"]')).evaluate((element) => element.innerText.trim());
  }

  #find(selector) {
    return found(this.#page, `${this.#path} ${selector}`);
  }
}

/**
 * What a selector finds, once it is there; what the page shows instead, if it never is. Looks at each frame: what
 * Puppeteer waits for by itself are changes of the document, and not those within a shadow root.
 */
export async function found(page, selector) {
  for (const start = performance.now(); performance.now() - start < PATIENCE;) {
    const element = await page.$(selector);
    if (element) return element;
    await nextFrame(page);
  }
  const shown = await page.evaluate((name) => {
    const root = document.querySelector(name)?.shadowRoot;
    return `a ${document.visibilityState} page with “${root?.querySelector('section')?.innerText ?? 'no section'}”`;
  }, SECTION);
  throw new Error(`No ${selector} in ${shown}`);
}

/** Presses what a selector finds, once it is there and can be pressed. */
async function press(page, selector) {
  await found(page, selector);
  await page.locator(selector).click();
}

function nextFrame(page) {
  return page.evaluate(() => new Promise(requestAnimationFrame));
}

/** An id as it may stand in a selector. */
function knownId(id) {
  if (!/^[\w%-]+$/.test(id)) throw new Error(`Not an id that these drives know: ${id}`);
  return id.replaceAll('%', '\\%');
}
