import type { Json } from './world.ts'

/** An error answer of Discord's API: `{"message":…,"code":…,"errors":…}`. */
export class DiscordRefusal extends Error {
  readonly status: number
  readonly code: number
  /** The nested `_errors` of a refused form. */
  readonly errors: Json | undefined
  readonly retryAfterSeconds: number | undefined
  readonly scope: 'user' | 'global' | undefined

  constructor(
    status: number,
    code: number,
    message: string,
    more: { readonly errors?: Json; readonly retryAfterSeconds?: number; readonly scope?: 'user' | 'global' } = {},
  ) {
    super(message)
    this.name = 'DiscordRefusal'
    this.status = status
    this.code = code
    this.errors = more.errors
    this.retryAfterSeconds = more.retryAfterSeconds
    this.scope = more.scope
  }

  /** The JSON body that the bot gets. */
  body(): Json {
    if (this.retryAfterSeconds !== undefined) {
      return {
        message: this.message,
        retry_after: this.retryAfterSeconds,
        global: this.scope === 'global',
        ...(this.code !== 0 && { code: this.code }),
      }
    }
    return { message: this.message, code: this.code, ...(this.errors !== undefined && { errors: this.errors }) }
  }
}

/** Codes and sentences of Discord (docs, "Opcodes and Status Codes"). */
export const refused = {
  unauthorized: () => new DiscordRefusal(401, 0, '401: Unauthorized'),
  notFound: () => new DiscordRefusal(404, 0, '404: Not Found'),
  methodNotAllowed: () => new DiscordRefusal(405, 0, '405: Method Not Allowed'),
  serverError: () => new DiscordRefusal(500, 0, '500: Internal Server Error'),
  unknownApplication: () => new DiscordRefusal(404, 10002, 'Unknown Application'),
  unknownChannel: () => new DiscordRefusal(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new DiscordRefusal(404, 10004, 'Unknown Guild'),
  unknownMessage: () => new DiscordRefusal(404, 10008, 'Unknown Message'),
  unknownUser: () => new DiscordRefusal(404, 10013, 'Unknown User'),
  unknownWebhook: () => new DiscordRefusal(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new DiscordRefusal(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new DiscordRefusal(404, 10063, 'Unknown application command'),
  onlyAuthorized: () =>
    new DiscordRefusal(403, 20012, 'You are not authorized to perform this action on this application'),
  tooManyCommands: (most: number) =>
    new DiscordRefusal(400, 30032, `Maximum number of application commands reached (${most}).`),
  tooLarge: () => new DiscordRefusal(413, 40005, 'Request entity too large'),
  alreadyAcknowledged: () => new DiscordRefusal(400, 40060, 'Interaction has already been acknowledged.'),
  missingAccess: () => new DiscordRefusal(403, 50001, 'Missing Access'),
  notYourMessage: () => new DiscordRefusal(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new DiscordRefusal(400, 50006, 'Cannot send an empty message'),
  cannotSendToUser: () => new DiscordRefusal(403, 50007, 'Cannot send messages to this user'),
  missingPermissions: () => new DiscordRefusal(403, 50013, 'Missing Permissions'),
  invalidWebhookToken: () => new DiscordRefusal(401, 50027, 'Invalid Webhook Token'),
  invalidRecipients: () => new DiscordRefusal(400, 50033, 'Invalid Recipient(s)'),
  invalidJson: () => new DiscordRefusal(400, 50109, 'The request body contains invalid JSON.'),
  invalidVersion: () => new DiscordRefusal(400, 50041, 'Invalid API version provided.'),
} as const

/** A 429. `seconds` may have fractions. */
export function rateLimited(seconds: number, scope: 'user' | 'global'): DiscordRefusal {
  return new DiscordRefusal(429, 0, 'You are being rate limited.', { retryAfterSeconds: seconds, scope })
}
