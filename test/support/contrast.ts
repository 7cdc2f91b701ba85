const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
const pixel = canvas.getContext('2d', { willReadFrequently: true })!;

/** The contrast of an element's text with what is behind it, as WCAG reckons it: 1 to 21. */
export function textContrast(element: Element): number {
  return contrast(backgroundsOf(element), getComputedStyle(element).color);
}

/** The contrast of an element's edge with what is around the element. */
export function edgeContrast(element: Element): number {
  return contrast(backgroundsOf(element.parentElement ?? element), getComputedStyle(element).borderBlockStartColor);
}

/** The colours behind an element, from the page up to itself; each may let through what is below. */
function backgroundsOf(element: Element): string[] {
  const found: string[] = [];
  for (let at: Element | null = element; at; at = at.parentElement ?? hostOf(at))
    found.unshift(getComputedStyle(at).backgroundColor);
  return ['white', ...found];
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

function contrast(behind: readonly string[], front: string): number {
  const [low, high] = [luminanceOf(behind), luminanceOf([...behind, front])].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

/** Paints colours over each other, as the engine would, and takes the luminance of what comes out. */
function luminanceOf(colours: readonly string[]): number {
  for (const colour of colours) {
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
  }
  const [red, green, blue] = [...pixel.getImageData(0, 0, 1, 1).data].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
