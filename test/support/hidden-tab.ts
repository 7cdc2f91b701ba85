/** Lets the page believe that its tab is not in front, and in front again once the test is over. */
export class HiddenTab {
  static inEachTest(): HiddenTab {
    const tab = new HiddenTab();
    afterEach(() => tab.show());
    return tab;
  }

  hide(): void {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  }

  show(): void {
    if (!Object.hasOwn(document, 'visibilityState')) return;
    Reflect.deleteProperty(document, 'visibilityState');
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
  }
}
