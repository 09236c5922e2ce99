import type { MiddlewareHandler } from 'hono'

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/

/** Pictures of a chat are `blob:` while they wait to be sent; everything else comes from this server. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Lets only the page itself in. A foreign name in `Host` is how DNS rebinding looks; a foreign `Origin` or
 * `Sec-Fetch-Site` is another website that tries to play one of the people. Writing needs one of the two headers:
 * every browser sends them.
 */
export const answerOwnPageOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? new URL(c.req.url).host
  if (!LOCAL_HOST.test(host)) {
    return c.text('The sandbox answers on localhost and 127.0.0.1 only.\n', 403)
  }
  if (comesFromElsewhere(c.req.method, host, c.req.header('origin'), c.req.header('sec-fetch-site'))) {
    return c.text('Only the page of the sandbox itself may do this.\n', 403)
  }
  await next()
  c.header('content-security-policy', CONTENT_SECURITY_POLICY)
  c.header('x-content-type-options', 'nosniff')
  c.header('x-frame-options', 'DENY')
  c.header('referrer-policy', 'no-referrer')
  c.header('cross-origin-opener-policy', 'same-origin')
  c.header('cross-origin-resource-policy', 'same-origin')
}

function comesFromElsewhere(
  method: string,
  host: string,
  origin: string | undefined,
  site: string | undefined,
): boolean {
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) return true
  if (method === 'GET' || method === 'HEAD') {
    // A link on another website may open the page: that only shows it. A frame is refused by frame-ancestors.
    return false
  }
  if (site !== undefined) return site !== 'same-origin'
  return origin === undefined
}
