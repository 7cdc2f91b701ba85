/** Signs in by WordPress' own form, and answers with the `Cookie` header of the session. */
export async function signIn(wordpress, user) {
  const answer = await fetch(`${wordpress.url}/wp-login.php`, {
    method: 'POST',
    body: new URLSearchParams({ log: user.login, pwd: user.password, testcookie: '1' }),
    headers: { Cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
    redirect: 'manual',
  });
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  if (!cookies.some((cookie) => cookie.startsWith('wordpress_logged_in')))
    throw new Error(`${user.login} could not sign in.`);
  return { Cookie: cookies.join('; ') };
}

/** Says the password of a protected post, and answers with the `Cookie` header that remembers it. */
export async function sayPassword(wordpress, password) {
  const answer = await fetch(`${wordpress.url}/wp-login.php?action=postpass`, {
    method: 'POST',
    body: new URLSearchParams({ post_password: password }),
    redirect: 'manual',
  });
  return {
    Cookie: answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  };
}

/** The page of a seeded post, as its source. */
export async function pageOf(wordpress, name, headers = {}) {
  const answer = await fetch(wordpress.url + wordpress.posts[name].link, { headers });
  return answer.text();
}

/** Sends a comment through the REST API: `{status, body}`. */
export async function sendComment(wordpress, fields, headers = {}) {
  const answer = await fetch(`${wordpress.url}/wp-json/wp/v2/comments`, {
    method: 'POST',
    body: JSON.stringify({ author_name: 'Greta Guest', author_email: 'greta@example.test', ...fields }),
    headers: { 'Content-Type': 'application/json', ...headers },
  });
  return { status: answer.status, body: await answer.json() };
}
