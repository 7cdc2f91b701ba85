import { executeServerCommand } from '@web/test-runner-commands';
/** Presses a key or chord by `KeyboardEvent.key` names: `Tab`, `Shift+Tab`, `Space`, `Control+a`. */
export const press = (keys: string) => executeServerCommand<boolean, string>('engine:press', keys);
/** Types text one character at a time. */
export const type = (text: string) => executeServerCommand<boolean, string>('engine:type', text);
export const viewport = (width: number, height: number) =>
  executeServerCommand<boolean, object>('engine:viewport', { width, height });
/** Not in WebKitGTK. Call with `{}` to go back. */
export const media = (m: {
  colorScheme?: 'dark' | 'light';
  reducedMotion?: 'reduce';
  forcedColors?: 'active';
  contrast?: 'more';
  media?: 'print';
}) => executeServerCommand<boolean, object>('engine:media', m);
type Point = readonly [x: number, y: number];
const centre = (el: Element): Point => {
  const r = el.getBoundingClientRect();
  return [Math.round(r.x + r.width / 2), Math.round(r.y + r.height / 2)];
};
/** Where an element is, once it can be seen and stands still: nobody hits what is still on its way. */
async function place(el: Element): Promise<Point> {
  let before: Point | undefined;
  for (let frame = 0; frame < 600; frame += 1) {
    const now = centre(el);
    if (el.checkVisibility({ opacityProperty: true }) && String(now) === String(before)) return now;
    before = now;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  throw new Error(`It does not stand still: ${el.outerHTML.slice(0, 200)}`);
}
export const click = async (el: Element, button = 'left') =>
  executeServerCommand<boolean, object>('engine:mouse', { type: 'click', position: await place(el), button });
export const hover = async (el: Element) =>
  executeServerCommand<boolean, object>('engine:mouse', { type: 'move', position: await place(el) });
export const moveTo = (x: number, y: number) =>
  executeServerCommand<boolean, object>('engine:mouse', { type: 'move', position: [Math.round(x), Math.round(y)] });
export const mouseDown = (button = 'left') =>
  executeServerCommand<boolean, object>('engine:mouse', { type: 'down', button });
export const mouseUp = (button = 'left') =>
  executeServerCommand<boolean, object>('engine:mouse', { type: 'up', button });
export const engine: 'chromium' | 'firefox' | 'webkit' = navigator.userAgent.includes('Firefox')
  ? 'firefox'
  : navigator.userAgent.includes('Chrome/')
    ? 'chromium'
    : 'webkit';
