/** Waits for a promise, but no longer: rejects once it has taken so many seconds. What it stands for is not ended by that. */
export async function within(seconds, promise) {
  let timer;
  const end = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Does not end within ${seconds} s.`)), seconds * 1000);
  });
  try {
    return await Promise.race([promise, end]);
  } finally {
    clearTimeout(timer);
  }
}
