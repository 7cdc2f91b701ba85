const COOKIE = 'XSRF-TOKEN';

/** What says that somebody is signed in to a Remark42 on this origin: the other cookie, no script can read. */
export function holdCookie(value = 'a-xsrf'): void {
  document.cookie = `${COOKIE}=${value}; Path=/`;
}

export function dropCookie(): void {
  document.cookie = `${COOKIE}=; Path=/; Max-Age=0`;
}

/** Begins and ends each test of the suite that it is called in with nobody signed in. */
export function signedOutInEachTest(): void {
  const forget = (): void => {
    dropCookie();
    for (const key of Object.keys(sessionStorage)) if (key.includes('remark42')) sessionStorage.removeItem(key);
  };
  beforeEach(forget);
  afterEach(forget);
}
