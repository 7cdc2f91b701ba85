import { expect } from '../../support/index.js';
import { sourceStates } from '../../support/source-states.js';
import { text } from '../../support/thread-page.js';

const open = sourceStates['a page that hears of others']!;

describe('the form for those who wrote about the page elsewhere', () => {
  it('asks for the address of their page, and says for what', async () => {
    const page = await open({ lang: 'en' });
    const field = page.part('mention-field') as HTMLInputElement;

    expect(text(field.labels![0]!)).to.contain('on a site of your own');
    expect([field.type, field.name, field.required]).to.deep.equal(['url', 'source', true]);
  });

  it('sends it to the endpoint of the page, beside the page', async () => {
    const page = await open({ lang: 'en' });
    const form = page.part('mention-form') as HTMLFormElement;
    (page.part('mention-field') as HTMLInputElement).value = 'https://mine.example.test/note';

    expect([form.action, form.method, form.getAttribute('target')]).to.deep.equal([
      'https://hears.example.test/',
      'post',
      '_blank',
    ]);
    expect(Object.fromEntries(new FormData(form))).to.deep.equal({
      source: 'https://mine.example.test/note',
      target: 'https://blog.example.test/',
    });
  });

  it('takes nothing but an address', async () => {
    const page = await open({ lang: 'en' });
    const field = page.part('mention-field') as HTMLInputElement;

    field.value = 'not an address';

    expect(field.checkValidity()).to.equal(false);
  });

  it('is not there where the page hears of nobody', async () => {
    const page = await sourceStates['several sources']!({ lang: 'en' });

    expect(page.part('mention-form')).to.equal(null);
  });
});
