/** Calls back once, when the element is within a screen's height of being seen. Returns how to stop waiting. */
export function whenNear(element: Element, callback: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    { rootMargin: '100% 0%' },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
