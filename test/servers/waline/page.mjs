import { Section } from '../../e2e/section.mjs';

const SCRIPT = '<script type="module" src="/dist/embed.js"></script>';

/** The pages of a blog whose comments a Waline keeps: each a thread of its own. */
export class Pages {
  #waline;
  #blog;
  #count = 0;

  constructor(waline, blog) {
    this.#waline = waline;
    this.#blog = blog;
  }

  /** Publishes a page with these comments, and with these attributes of its section. Answers with its thread. */
  async publish(comments = [], attributes = {}) {
    const path = `/page/${(this.#count += 1)}/`;
    const ids = await this.#waline.write(path, comments);
    const all = { backend: 'waline', endpoint: this.#waline.url, thread: path, ...attributes };
    const text = Object.entries(all).map(([name, value]) => ` ${name}="${value}"`);
    const url = this.#blog.publish(path, `${SCRIPT}<gedanken-comments${text.join('')}></gedanken-comments>`);
    return { url, path, ids };
  }

  /** Opens such a page for somebody. */
  async visit(reader, { url }) {
    const page = await reader.open(url);
    return { page, section: await Section.in(page) };
  }
}
