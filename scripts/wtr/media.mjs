/** CDP sessions by page: opening one for each call would pile them up. */
const sessions = new WeakMap();

/** Sets what media queries see in Chromium; what `features` leaves out goes back to the system's. */
export async function setChromiumMedia(page, { colorScheme, reducedMotion, forcedColors, contrast, media = '' }) {
  if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
  const features = Object.entries({
    'prefers-color-scheme': colorScheme,
    'prefers-reduced-motion': reducedMotion,
    'forced-colors': forcedColors,
    'prefers-contrast': contrast,
  }).map(([name, value]) => ({ name, value: value ?? '' }));
  await sessions.get(page).send('Emulation.setEmulatedMedia', { media, features });
}

/**
 * The same in Firefox. ESR 153 has no `emulation.setMediaFeaturesOverride`, so this sets the tab's own overrides from
 * the browser's scope, which `--remote-allow-system-access` opens.
 */
export async function setFirefoxMedia(page, { colorScheme, reducedMotion, forcedColors, media = '' }, sessionId) {
  const { connection } = page.browser();
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const overrides = {
    prefersColorSchemeOverride: colorScheme ?? 'none',
    prefersReducedMotionOverride: reducedMotion ?? 'none',
    forcedColorsOverride: forcedColors ?? 'none',
    mediumOverride: media,
  };
  const { result } = await connection.send('script.evaluate', {
    target: { context: tree.result.contexts[0].context },
    awaitPromise: true,
    expression: `(() => {
      for (const win of Services.wm.getEnumerator('navigator:browser'))
        for (const tab of win.gBrowser.browsers)
          if (tab.currentURI.spec.includes(${JSON.stringify(sessionId)}))
            return Object.assign(tab.browsingContext, ${JSON.stringify(overrides)}) && 'ok';
      return 'no such tab';
    })()`,
  });
  if (result.result?.value !== 'ok') throw new Error(`Firefox did not take the media: ${JSON.stringify(result)}`);
}
