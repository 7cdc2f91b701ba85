import type { Adapter } from '../../../src/adapters/adapter.js';
import { memoryAdapter } from '../../../src/adapters/memory.js';
import { AdapterError } from '../../../src/core/errors.js';
import { aComment, someComments } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { ThreadPage } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';
import { withChanges } from '../../support/with-changes.js';

/** An adapter that confirms nothing before it is let to. */
function patient(adapter: Adapter): { adapter: Adapter; answer: (error?: AdapterError) => void } {
  const answered = Promise.withResolvers<AdapterError | undefined>();
  return {
    adapter: withChanges(adapter, {
      async create(comment, call) {
        const error = await answered.promise;
        if (error) throw error;
        return adapter.comments.create(comment, call);
      },
    }),
    answer: (error) => answered.resolve(error),
  };
}

describe('the focus', () => {
  warningsInEachTest();
  const two = (): Adapter => memoryAdapter({ comments: someComments(2) });

  async function replyTo(page: ThreadPage, words: string) {
    page.comment(words).replyButton!.click();
    await page.until(() => page.focused === page.comment(words).form?.field('text'));
    return page.comment(words).form!;
  }

  it('moves to what was posted, and that into view (A17)', async () => {
    const page = await ThreadPage.open(memoryAdapter({ comments: someComments(20) }));
    page.form.field('text').focus();

    await page.form.send('The latest');
    await page.until(() => page.focused === page.comment('The latest').heading);

    expect(page.focused!.getBoundingClientRect().top).to.be.within(0, innerHeight);
  });

  it('moves to an answer where it stands, and its form closes (A17)', async () => {
    const page = await ThreadPage.open(two());
    const form = await replyTo(page, 'Comment 1');

    await form.send('An answer');
    await page.until(() => page.focused === page.comment('An answer').heading);

    expect(page.comment('Comment 1').form).to.equal(null);
  });

  it('stays with a reader who has begun something else before the backend confirms (A17)', async () => {
    const { adapter, answer } = patient(two());
    const page = await ThreadPage.open(adapter);
    await page.form.send('On its way');
    const form = await replyTo(page, 'Comment 1');

    answer();
    await page.until(() => page.comments.length === 3 && page.said.length > 0);

    expect(page.focused).to.equal(form.field('text'));
    expect(page.said).to.deep.equal(['Your comment is published.']);
  });

  it('stays there also when the backend refuses; then it is said (A26)', async () => {
    const { adapter, answer } = patient(two());
    const page = await ThreadPage.open(adapter);
    await page.form.send('On its way');
    const form = await replyTo(page, 'Comment 1');

    answer(new AdapterError('conflict'));
    await page.until(() => page.said.length > 0);

    expect(page.focused).to.equal(form.field('text'));
    expect(page.said).to.deep.equal(['You already posted this.']);
    expect(page.form.problems).to.equal('You already posted this.');
  });

  it('moves to the answer that the filter took aside, whose form is gone (A17)', async () => {
    const { comments } = two();
    const page = await ThreadPage.open({
      comments: { ...comments, create: async (...args) => ({ ...(await comments.create(...args)), status: 'spam' }) },
    });
    const form = await replyTo(page, 'Comment 1');

    await form.send('Cheap pills');
    await page.until(() => page.part('spam') && page.focused);

    expect(page.focused === page.comment('Cheap pills').heading).to.equal(true);
  });

  it('moves on to the first of more comments (A20)', async () => {
    const page = await ThreadPage.open(memoryAdapter({ comments: someComments(25), pageSize: 20 }));
    page.part('more-button')!.focus();

    page.part('more-button')!.click();
    await page.until(() => page.comments.length === 25 && page.focused === page.comment('Comment 21').heading);
  });

  it('stays on the button when more comments cannot be had (A20)', async () => {
    const adapter = memoryAdapter({ comments: someComments(25), pageSize: 20 });
    const page = await ThreadPage.open(
      withChanges(adapter, {
        list: (query, call) =>
          query.cursor === undefined ? adapter.comments.list(query, call) : Promise.reject(new AdapterError('offline')),
      }),
    );
    const button = page.part('more-button')!;
    button.focus();

    button.click();
    await page.until(() => page.part('error'));

    expect(page.focused).to.equal(button);
  });

  it('stays with a reader who went on while more comments came (A20)', async () => {
    const page = await ThreadPage.open(memoryAdapter({ comments: someComments(25), pageSize: 20 }));

    page.part('more-button')!.click();
    page.form.field('text').focus();
    await page.until(() => page.comments.length === 25 && page.said.length > 0);

    expect(page.focused).to.equal(page.form.field('text'));
  });

  it('stays in a field while what is wrong with it, or with others, is being mended (A27)', async () => {
    const page = await ThreadPage.open(two());
    await page.form.submit();
    await page.until(() => page.focused === page.part('form-problems'));
    const name = page.form.field('name');
    name.focus();

    await page.form.fill({ name: 'G' });
    expect(page.focused).to.equal(name);
    await page.form.fill({ email: 'gina@example.test' });
    expect(page.focused).to.equal(name);
    expect(page.form.errorOf('text')).to.not.equal('');
  });

  it('stays where it is while comments arrive, and so does what is selected (A22)', async () => {
    const page = await ThreadPage.open(two());
    const form = await replyTo(page, 'Comment 1');
    const field = form.field('text') as HTMLTextAreaElement;
    await form.fill({ text: 'Half a thought' });
    field.setSelectionRange(5, 6);

    await page.form.send('Another');
    await page.until(() => page.comments.length === 3);

    expect(page.focused).to.equal(field);
    expect([field.selectionStart, field.selectionEnd]).to.deep.equal([5, 6]);
  });

  it('goes back to a comment whose button is gone when a reply is given up in a thread that closed (A16)', async () => {
    const adapter = two();
    const page = await ThreadPage.open(
      withChanges(adapter, { create: () => Promise.reject(new AdapterError('closed')) }),
    );
    const form = await replyTo(page, 'Comment 1');
    await form.send('Too late');
    await page.until(() => page.part('closed'));

    form.button('cancel-button')!.click();
    await page.until(() => !page.comment('Comment 1').form);

    expect(page.focused).to.equal(page.comment('Comment 1').heading);
  });

  it('shows around everything that one can come to, and around headings only for those who work by keyboard (A13)', async () => {
    const page = await ThreadPage.open(
      memoryAdapter({
        comments: [aComment({ author: { name: 'Alice Example', url: 'https://alice.example.test/' } })],
      }),
    );
    const [ring] = [...page.section.shadowRoot!.adoptedStyleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .filter((rule) => rule.cssText.startsWith(':focus-visible'));
    expect(ring!.cssText).to.match(/outline: 2px|outline:.*--_thick/);

    for (const field of page.parts('field')) {
      field.focus();
      const { outlineStyle, outlineWidth, outlineColor, color } = getComputedStyle(field);
      expect([outlineStyle, outlineWidth, outlineColor]).to.deep.equal(['solid', '2px', color]);
    }
  });

  it('finds room below a fixed header of the page (A14)', async () => {
    const page = await ThreadPage.open(two(), { style: '--gedanken-scroll-margin: 90px' });

    for (const element of page.root.querySelectorAll('a, button, input, textarea, [tabindex]'))
      expect(getComputedStyle(element).scrollMarginBlockStart).to.equal('90px');
  });
});
