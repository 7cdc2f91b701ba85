// What a driver has to know of DisqusJS. Runs in the page.
globalThis.contestant = { count: () => document.getElementsByClassName('dsqjs-post-item').length };
