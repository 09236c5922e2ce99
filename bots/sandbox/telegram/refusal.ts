/** An error answer of the Bot API: `{"ok":false,"error_code":…,"description":…,"parameters":…}`. */
export class BotApiRefusal extends Error {
  readonly code: number
  readonly retryAfterSeconds: number | undefined

  constructor(code: number, description: string, retryAfterSeconds?: number) {
    super(description)
    this.name = 'BotApiRefusal'
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** A 400 with the prefix that the real server puts before every one of them. */
export function badRequest(reason: string): BotApiRefusal {
  return new BotApiRefusal(400, `Bad Request: ${reason}`)
}

/** A 429. `seconds` is a whole number of at least one. */
export function tooManyRequests(seconds: number): BotApiRefusal {
  return new BotApiRefusal(429, `Too Many Requests: retry after ${seconds}`, seconds)
}

export function conflict(reason: string): BotApiRefusal {
  return new BotApiRefusal(409, `Conflict: ${reason}`)
}
