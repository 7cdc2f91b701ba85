import { RichContent, richOptions } from '../../src/components/rich-content.js';
import { embedVideo } from '../../src/content/embeds.js';
import { createLocalizer } from '../../src/i18n/localizer.js';
import { messages } from '../../src/i18n/locales/en.js';
import { expect } from '../support/index.js';

const unseen = { requestUpdate: () => undefined };
const untold = (): void => undefined;
const words = createLocalizer('en', messages);
const asked = { images: 'click', trustedHosts: '', embeds: 'none' } as const;

describe('richOptions', () => {
  it('trusts hosts, and origins, that the site names, and nothing else', () => {
    const { images } = richOptions(
      { ...asked, trustedHosts: ' img.example.test  http://old.example.test:8080/x  ::: ' },
      words,
    );

    expect(images).to.deep.equal({
      trusted: ['https://img.example.test', 'http://old.example.test:8080'],
      placeholder: true,
    });
  });

  it('shows all pictures, or those of trusted hosts alone, where the site says so', () => {
    expect(richOptions({ ...asked, images: 'show' }, words).images).to.equal(true);
    expect(richOptions({ ...asked, images: 'none', trustedHosts: 'a.test' }, words).images).to.deep.equal([
      'https://a.test',
    ]);
  });

  it('plays videos only where the site asks for it', () => {
    expect(richOptions(asked, words, embedVideo).embeds === undefined).to.equal(true);
    expect(richOptions({ ...asked, embeds: 'click' }, words, embedVideo).embeds === embedVideo).to.equal(true);
  });

  it('says on each button what will be asked for, and where', () => {
    const { labels } = richOptions(asked, words);

    expect(labels!.showImage('img.example.test', '')).to.equal('Show image from img.example.test');
    expect(labels!.showImage('img.example.test', 'A tree')).to.equal('Show image from img.example.test: A tree');
    expect(labels!.showEmbed('Vimeo')).to.equal('Play video from Vimeo');
  });

  it('is the same object until something changes, so that rows are not drawn for nothing', () => {
    const rich = new RichContent(unseen, untold);
    const first = rich.options({ ...asked }, words);

    expect(rich.options({ ...asked }, words) === first).to.equal(true);
    expect(rich.options({ ...asked, embeds: 'click' }, words) === first).to.equal(false);
  });
});

describe('what bodies are drawn with', () => {
  const wanted = { ...asked, embeds: 'click' } as const;
  /** Resolves once it asks to be drawn. */
  const drawn = (begin: (rich: RichContent) => void): Promise<RichContent> =>
    new Promise((resolve) => {
      const rich: RichContent = new RichContent({ requestUpdate: () => resolve(rich) }, untold);
      begin(rich);
    });

  it('is there at once where nobody asked for videos', () => {
    expect(new RichContent(unseen, untold).isReady(asked)).to.equal(true);
  });

  it('waits for what knows videos where the site wants them, and then has it', async () => {
    const rich = await drawn((begun) => expect(begun.isReady(wanted)).to.equal(false));

    expect(rich.isReady(wanted)).to.equal(true);
    expect(rich.options(wanted, words).embeds === embedVideo).to.equal(true);
  });

  it('lets comments stay that are drawn already when the site comes to want videos', async () => {
    const rich = await drawn((begun) => {
      begun.isReady(asked);
      expect(begun.isReady(wanted)).to.equal(true);
      expect(begun.options(wanted, words).embeds === undefined).to.equal(true);
    });

    expect(rich.options(wanted, words).embeds === embedVideo).to.equal(true);
  });
});
