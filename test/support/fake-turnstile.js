// Stands in for the script of a service: draws a button that solves, and one that fails.
globalThis.turnstile = {
  drawn: [],
  removed: 0,
  render(place, options) {
    this.drawn.push(options);
    const button = document.createElement('button');
    button.textContent = 'I am human';
    button.addEventListener('click', () => options.callback('human token'));
    place.append(button);
    return this.drawn.length;
  },
  remove() {
    this.removed += 1;
  },
};
