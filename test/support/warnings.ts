const real = console.warn;

/** What the page's developer reads on the console, in each test of the suite that it is called in. */
export function warningsInEachTest(): readonly string[] {
  const warnings: string[] = [];
  beforeEach(() => {
    warnings.length = 0;
    console.warn = (...said: readonly unknown[]) => void warnings.push(said.map(String).join(' '));
  });
  afterEach(() => {
    console.warn = real;
  });
  return warnings;
}
