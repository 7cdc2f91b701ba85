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
const centre = (el: Element) => {
  const r = el.getBoundingClientRect();
  return [Math.round(r.x + r.width / 2), Math.round(r.y + r.height / 2)];
};
export const click = (el: Element, button = 'left') =>
  executeServerCommand<boolean, object>('engine:mouse', { type: 'click', position: centre(el), button });
export const hover = (el: Element) =>
  executeServerCommand<boolean, object>('engine:mouse', { type: 'move', position: centre(el) });
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
