import { excerptOf, plainTextOfBody } from '../../src/content/excerpt.js';
import { renderBody } from '../../src/content/render.js';
import { expect } from '../support/index.js';
import { corpus, everyPayload as all } from './corpus.js';
import { findHarm } from './find-harm.js';

declare global {
  interface Window {
    harm?: () => void;
  }
}

const BASE = 'https://blog.example/2026/';

function render(source: string, format: 'html' | 'text' = 'html'): DocumentFragment {
  return renderBody({ format, source }, { baseUrl: BASE });
}

/** Shows something, pokes at all of it, and counts what ran; by when a picture fails, everything before has run. */
async function runsOf(content: Node | string): Promise<number> {
  let runs = 0;
  window.harm = () => (runs += 1);
  const stage = document.body.appendChild(document.createElement('div'));
  if (typeof content === 'string') stage.innerHTML = content;
  else stage.append(content);
  for (const element of stage.querySelectorAll('*')) {
    for (const type of ['click', 'mouseover', 'focus', 'pointerenter', 'toggle', 'load'])
      element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
  }
  const sentinel = document.createElement('img');
  await new Promise((resolve) => {
    sentinel.onerror = resolve;
    sentinel.src = 'data:image/png,sentinel';
    stage.append(sentinel);
  });
  stage.remove();
  delete window.harm;
  return runs;
}

/** A click on a link that was let through must not take the tests away. */
function stayHere(event: Event): void {
  event.preventDefault();
}

describe('hostile bodies', () => {
  before(() => document.addEventListener('click', stayHere));
  after(() => document.removeEventListener('click', stayHere));

  it(`are ${all.length} different ones: at least 1,500`, () => {
    expect(new Set(all).size).to.equal(all.length).and.be.at.least(1500);
  });

  for (const [hope, sources] of Object.entries(corpus)) {
    it(`bring no ${hope} into the page`, () => {
      for (const source of sources) expect(findHarm(render(source)), source).to.deep.equal([]);
    });

    it(`bring no ${hope} as plain text`, () => {
      for (const source of sources) expect(findHarm(render(source, 'text')), source).to.deep.equal([]);
    });

    it(`bring no ${hope} a second time, when what was shown is read again`, () => {
      for (const source of sources) {
        const shown = document.createElement('div');
        shown.append(render(source));
        expect(findHarm(render(shown.innerHTML)), source).to.deep.equal([]);
        expect(findHarm(render(plainTextOfBody({ format: 'html', source }))), source).to.deep.equal([]);
      }
    });

    it(`bring no ${hope} with pictures on, but pictures`, () => {
      for (const source of sources) {
        const shown = renderBody({ format: 'html', source }, { images: true, baseUrl: BASE });
        for (const image of shown.querySelectorAll('img')) {
          expect(image.getAttribute('src'), source).to.match(/^https?:\/\/evil\.example(?::0)?\//);
          expect(image.getAttributeNames().sort(), source).to.include.members([
            'decoding',
            'loading',
            'part',
            'referrerpolicy',
            'src',
          ]);
          image.remove();
        }
        expect(findHarm(shown), source).to.deep.equal([]);
      }
    });
  }

  it('run nothing when they are shown and touched', async () => {
    const shown = document.createDocumentFragment();
    for (const source of all) shown.append(render(source), render(source, 'text'));
    expect(await runsOf(shown)).to.equal(0);
  });

  it('leave no markup in their excerpts that plain text would not have', () => {
    for (const source of all) {
      const excerpt = excerptOf({ format: 'html', source }, 100);
      const element = document.createElement('p');
      element.textContent = excerpt;
      expect(element.childElementCount).to.equal(0);
      expect(excerpt).to.not.match(/[\u202a-\u202e\n]/);
    }
  });
});

describe('the detectors', () => {
  it('notice what runs', async () => {
    expect(await runsOf('<img src="data:image/png,x" onerror="harm()">')).to.equal(1);
    expect(await runsOf('<p onclick="harm()">a</p>')).to.equal(1);
  });

  const harmful = [
    '<script>a</script>',
    '<p onclick="a">',
    '<a href="javascript:a">',
    '<a href="data:a">',
    '<a href="//a.example/">',
    '<a href="https://a@b.example/">',
    '<a href="https://a.example/" target="_blank">',
    '<a href="https://a.example/" rel="opener">',
    '<b style="color:red">',
    '<style>a</style>',
    '<b id="a">',
    '<b name="a">',
    '<b class="a">',
    '<code class="language-a b">',
    '<b title="a">',
    '<b data-a="b">',
    '<b aria-label="a">',
    '<b role="alert">',
    '<form></form>',
    '<input>',
    '<button>a</button>',
    '<iframe></iframe>',
    '<object></object>',
    '<embed>',
    '<svg></svg>',
    '<math></math>',
    '<img src="a">',
    '<video></video>',
    '<link rel="stylesheet">',
    '<meta>',
    '<base>',
    '<template></template>',
    '<x-a></x-a>',
    '<details></details>',
    '<dialog></dialog>',
    '<blockquote cite="a">',
    '<b contenteditable>',
    '<b popover>',
    '<b slot="a">',
    '<b part="a">',
    '<!-- a -->',
    '<h2>a</h2>',
    '<ol start="-1">',
    '<div></div>',
  ];
  for (const html of harmful) {
    it(`notice ${html}`, () => {
      const inert = new DOMParser().parseFromString('', 'text/html');
      const template = inert.createElement('div');
      template.innerHTML = html;
      expect(findHarm(template).length).to.be.at.least(1);
    });
  }

  it('are content with what a comment may have', () => {
    const inert = new DOMParser().parseFromString(
      '<p lang="de" dir="auto">a <a href="https://a.example/" rel="ugc nofollow noopener noreferrer">b</a><span> (c)</span></p><ol start="3"><li><code class="language-c++">d</code></ol>',
      'text/html',
    );
    expect(findHarm(inert.body)).to.deep.equal([]);
  });
});
