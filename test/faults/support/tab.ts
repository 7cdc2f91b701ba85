import { wordpressAdapter } from '../../../src/adapters/wordpress.js';
import '../../../src/define.js';
// What sends is there from the start: no test is to wait for its code.
import '../../../src/components/writing/sending-desk.js';

/** A page of its own with a section in it, over the site that its address names. */
const site = new URLSearchParams(location.search).get('site')!;
const section = document.createElement('gedanken-comments');
section.adapter = wordpressAdapter({ endpoint: `${site}/wp-json`, thread: '28' });
document.body.append(section);
