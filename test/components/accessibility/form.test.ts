import { memoryAdapter } from '../../../src/adapters/memory.js';
import { AdapterError } from '../../../src/core/errors.js';
import { aComment } from '../../support/a-comment.js';
import { BrokenAdapter } from '../../support/broken-adapter.js';
import { click, engine } from '../../support/commands.js';
import { expect } from '../../support/index.js';
import { type Form, text, ThreadPage } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

type Control = HTMLInputElement | HTMLTextAreaElement;

describe('the form', () => {
  warningsInEachTest();
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  const open = (): Promise<ThreadPage> => ThreadPage.open(memoryAdapter({ comments: [aComment()] }));
  // What is there for machines that fill in everything is there for nobody else.
  const controls = ({ composer }: Form): Control[] =>
    [...composer.querySelectorAll<Control>('input, textarea')].filter((control) => !control.closest('[inert]'));
  const described = (page: ThreadPage, control: Element): string[] =>
    (control.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .filter(Boolean)
      .map((id) => text(page.root.getElementById(id)));

  it('has a label to be seen for each field, which leads to it (A30)', async () => {
    const page = await open();

    for (const control of controls(page.form)) {
      const [label] = control.labels!;
      expect(label!.getBoundingClientRect().height).to.be.greaterThan(0);
      label!.scrollIntoView({ block: 'center' });
      await click(label!);
      expect(page.focused).to.equal(control);
    }
  });

  it('has labels that say what their fields are called (A30, A68)', async () => {
    const page = await open();

    expect(controls(page.form).map((control) => text(control.labels![0]!))).to.deep.equal([
      'Comment *',
      'Name *',
      'Email *',
      'Website',
      'Save these details in this browser for the next time I comment.',
    ]);
    for (const control of controls(page.form))
      expect(
        control.hasAttribute('aria-label') || control.hasAttribute('title') || control.hasAttribute('placeholder'),
      ).to.equal(false);
  });

  it('says what is required in words, not by a sign alone (A28)', async () => {
    const page = await open();

    expect(text(page.part('form-note'))).to.include('Required fields are marked *');
    expect(
      controls(page.form)
        .filter(({ required }) => required)
        .map(({ name }) => name),
    ).to.deep.equal(['text', 'name', 'email']);
    for (const mark of page.parts('required-mark')) expect(mark.getAttribute('aria-hidden')).to.equal('true');
  });

  it('tells browsers what each field is for (A29)', async () => {
    const page = await open();

    expect(
      controls(page.form).map((control) => [
        control.name,
        control.getAttribute('autocomplete'),
        control.getAttribute('type'),
      ]),
    ).to.deep.equal([
      ['text', null, null],
      ['name', 'name', 'text'],
      ['email', 'email', 'email'],
      ['website', 'url', 'url'],
      ['remember', null, 'checkbox'],
    ]);
  });

  it('has its errors next to the fields, tied to them, and only then (A27)', async () => {
    const page = await open();
    const email = page.form.field('email');
    expect(described(page, email)).to.deep.equal(['Your email address will not be published.']);
    expect(email.hasAttribute('aria-invalid')).to.equal(false);

    await page.form.fill({ email: 'gina' });
    expect(email.hasAttribute('aria-invalid'), 'not while typing').to.equal(false);

    await page.form.submit();
    expect(email.getAttribute('aria-invalid')).to.equal('true');
    expect(described(page, email)).to.deep.equal([
      'Error: Enter an email address like name@example.org.',
      'Your email address will not be published.',
    ]);
    expect(
      email.parentElement!.contains(page.root.getElementById(email.getAttribute('aria-describedby')!.split(' ')[0]!)),
    ).to.equal(true);

    await page.form.fill({ email: 'gina@example.test' });
    expect(email.hasAttribute('aria-invalid')).to.equal(false);
    expect(described(page, email)).to.deep.equal(['Your email address will not be published.']);
  });

  it('leads from the summary of several errors to each field (A26)', async () => {
    const page = await open();
    await page.form.submit();
    await page.until(() => page.focused === page.part('form-problems'));

    expect(page.part('form-problems')!.getAttribute('aria-labelledby')).to.equal(
      page.part('form-problems-heading')!.id,
    );
    for (const [index, name] of (['text', 'name', 'email'] as const).entries()) {
      const link = page.parts('link-button')[index]!;
      expect(`Error: ${text(link)}`, 'the same words in both places').to.equal(page.form.errorOf(name));
      link.click();
      expect(page.focused).to.equal(page.form.field(name));
    }
  });

  it('takes back what the backend found wrong once that is mended (A27)', async () => {
    const page = await ThreadPage.open(
      new BrokenAdapter(
        ['create'],
        {},
        () => new AdapterError('rejected', { fields: [{ field: 'email', reason: 'invalid' }] }),
      ),
    );
    await page.form.send('Hello');
    await page.until(() => page.form.problems);

    await page.form.fill({ email: 'gina@example.org' });

    expect(page.form.problems).to.equal('');
    expect(page.form.field('email').hasAttribute('aria-invalid')).to.equal(false);
  });

  it('does not ask twice for what was said once (A32)', async () => {
    const page = await open();
    await page.form.send('Hello');
    await page.until(() => page.comments.length === 2);
    expect(page.form.field('name').value).to.equal('Gina Guest');

    page.comments[0]!.replyButton!.click();
    await page.until(() => page.comments[0]!.form);

    expect(page.comments[0]!.form!.field('name').value).to.equal('Gina Guest');
    expect(page.comments[0]!.form!.field('email').value).to.equal('gina@example.test');
    expect(localStorage.length).to.equal(0);
  });

  it('fills in what this browser was asked to remember (A32)', async () => {
    localStorage.setItem(
      'gedanken:1:guest',
      JSON.stringify({ name: 'Gina Guest', email: 'gina@example.test', website: 7, is: 'hostile' }),
    );

    const page = await open();

    expect(
      controls(page.form)
        .map(({ value }) => value)
        .slice(1, 4),
    ).to.deep.equal(['Gina Guest', 'gina@example.test', '']);
    expect(page.form.remember.checked).to.equal(true);
  });

  it('ignores what it cannot read there', async () => {
    localStorage.setItem('gedanken:1:guest', '{"name":');

    expect((await open()).form.field('name').value).to.equal('');
  });

  it('has nothing in it that is not to be filled in by people (A74, A75)', async () => {
    const page = await open();

    for (const control of controls(page.form)) expect(control.getClientRects().length, control.name).to.equal(1);
    expect(page.root.querySelector('label a')).to.equal(null);
  });

  it('can be used again at once when the backend asks to wait: the words wait in their place (A33)', async () => {
    const page = await ThreadPage.open(
      new BrokenAdapter(['create'], {}, () => new AdapterError('rate-limited', { retryAfter: 15_000 })),
    );
    await page.form.send('Hello');
    await page.until(() => page.part('resend-button'));

    expect(page.form.problems).to.equal('');
    expect(page.form.button('submit-button')!.hasAttribute('aria-disabled')).to.equal(false);
  });

  it('grows with its text, so that nothing of it is hidden', async () => {
    const page = await open();
    const field = page.form.field('text');
    const before = field.getBoundingClientRect().height;

    await page.form.fill({ text: 'A line\n'.repeat(14) });

    expect(field.getBoundingClientRect().height, engine).to.be.greaterThan(before);
    expect(field.scrollHeight - field.clientHeight).to.be.at.most(1);
  });

  it('puts the reader’s text on the clipboard, or selects it, when it can only be copied', async () => {
    const page = await ThreadPage.open(new BrokenAdapter(['create'], {}, () => new AdapterError('forbidden')));
    await page.form.send('Not to be lost');
    await page.until(() => page.form.button('copy-button'));

    await click(page.form.button('copy-button')!);
    const field = page.form.field('text') as HTMLTextAreaElement;
    await page.until(() => field.selectionEnd === 14 || text(page.form.button('copy-button')) === 'Copied.');

    expect(field.value.slice(field.selectionStart, field.selectionEnd)).to.equal('Not to be lost');
  });

  it('keeps what is typed while the backend takes its time', async () => {
    const nobody = (): void => undefined;
    let answer = nobody;
    const { comments } = memoryAdapter();
    const page = await ThreadPage.open({
      comments: {
        ...comments,
        create: async (...args) => (await new Promise<void>((resolve) => (answer = resolve)), comments.create(...args)),
      },
    });
    await page.form.send('First');
    await page.until(() => page.comments.length === 1 && answer !== nobody);

    await page.form.fill({ text: 'And a second thought' });
    answer();
    await page.until(() => page.events.includes('posted published'));

    expect(page.comments[0]!.body).to.equal('First');
    expect(page.form.field('text').value).to.equal('And a second thought');
  });

  it('asks nothing of a guest who signed in meanwhile, in every form that is open', async () => {
    const adapter = memoryAdapter({ comments: [aComment()], account: 'Alice Example' });
    let signedOut = true;
    const page = await ThreadPage.open({
      ...adapter,
      comments: {
        ...adapter.comments,
        create: (...args) =>
          signedOut ? Promise.reject(new AdapterError('signed-out')) : adapter.comments.create(...args),
        // Whether the comments can be read again makes no difference to it.
        list: (...args) =>
          signedOut ? adapter.comments.list(...args) : Promise.reject(new AdapterError('unavailable')),
      },
    });
    page.comments[0]!.replyButton!.click();
    await page.until(() => page.comments[0]!.form);
    await page.comments[0]!.form!.send('As myself');
    await page.until(() => page.comments[0]!.form?.button('sign-in-button'));
    signedOut = false;

    page.comments[0]!.form!.button('sign-in-button')!.click();
    await page.until(() => page.comments[0]!.form!.problems === '');

    const form = page.comments[0]!.form!;
    expect(form.composer.querySelector('[name="email"]')).to.equal(null);
    expect(form.field('text').value).to.equal('As myself');
    expect(page.focused).to.equal(form.field('text'));
    await form.submit();
    await page.until(() => page.comments.length === 2);
    expect(page.comment('As myself').author).to.equal('Alice Example');
  });
});
