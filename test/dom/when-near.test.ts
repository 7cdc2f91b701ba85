import { whenNear } from '../../src/dom/when-near.js';
import { expect, fixture, waitUntil } from '../support/index.js';

/** Two looks of the browser at what is in view: an observer that has anything to say has said it by then. */
async function looked(): Promise<void> {
  const observed = await fixture<HTMLElement>('<div style="block-size: 1px"></div>');
  for (let look = 0; look < 2; look += 1) {
    await new Promise<void>((resolve) => {
      const observer = new IntersectionObserver(() => {
        observer.disconnect();
        resolve();
      });
      observer.observe(observed);
    });
  }
}

describe('whenNear()', () => {
  it('calls back once for what is in view', async () => {
    const element = await fixture<HTMLElement>('<p>Here</p>');
    let calls = 0;

    whenNear(element, () => (calls += 1));
    await waitUntil(() => calls > 0);
    element.hidden = true;
    element.hidden = false;
    await looked();

    expect(calls).to.equal(1);
  });

  it('waits for what is far below', async () => {
    const page = await fixture<HTMLElement>(
      `<div><div style="block-size: ${innerHeight * 4}px"></div><p>There</p></div>`,
    );
    let calls = 0;

    whenNear(page.querySelector('p')!, () => (calls += 1));
    await looked();
    expect(calls).to.equal(0);

    page.querySelector('p')!.scrollIntoView();
    await waitUntil(() => calls > 0);
  });

  it('can be told to wait no longer', async () => {
    const element = await fixture<HTMLElement>('<p>Here</p>');
    let calls = 0;

    whenNear(element, () => (calls += 1))();
    await looked();

    expect(calls).to.equal(0);
  });
});
