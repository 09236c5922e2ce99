import type { Hono } from 'hono'
import { testWebLink } from './vault.ts'

/** A page behind a one-time link, asked as a browser asks: it follows where the link leads and brings the cookie along. */
export interface Browsing {
  /** `path` is `/f/TOKEN`. What is sent comes from our own page unless `headers` say otherwise. */
  request(
    path: string,
    init?: {
      readonly method?: string
      readonly body?: NonNullable<RequestInit['body']>
      readonly headers?: Record<string, string>
    },
  ): Promise<Response>
}

export function browsing(app: Hono): Browsing {
  return {
    async request(path, init = {}) {
      const first = await app.request(path)
      const next = first.headers.get('location')
      if (first.status !== 303 || next === null) return first
      const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
      const headers = { cookie, origin: testWebLink(''), ...init.headers }
      return app.request(next, { ...init, headers })
    },
  }
}
