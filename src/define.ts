import { GedankenComments } from './components/gedanken-comments.js';
import { GedankenComposer } from './components/gedanken-composer.js';
import { GedankenCount } from './components/gedanken-count.js';

const elements = {
  'gedanken-composer': GedankenComposer,
  'gedanken-comments': GedankenComments,
  'gedanken-count': GedankenCount,
};

for (const [name, element] of Object.entries(elements)) {
  const defined = customElements.get(name);
  if (!defined) customElements.define(name, element);
  else if (defined !== element)
    console.warn(`<${name}> is already defined by another copy of gedanken; that one stays.`);
}
