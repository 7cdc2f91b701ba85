import { http, type HttpHandler, HttpResponse } from 'msw/http';

/** Answers for a picture with a single sign on a coloured ground. */
export function pictureAt(address: string, sign: string, ground: string): HttpHandler {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="12" fill="${ground}"/><text x="32" y="34" font-size="40" text-anchor="middle" dominant-baseline="central">${sign}</text></svg>`;
  return http.get(address, () => new HttpResponse(svg, { headers: { 'Content-Type': 'image/svg+xml' } }));
}
