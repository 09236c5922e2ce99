import { z } from 'zod'

import { addIssue, list, snowflake, text, webAddress } from './form.ts'

/** Bits of `flags` (Discord, "Message Flags"). */
export const flag = { suppressEmbeds: 4, ephemeral: 64, loading: 128, silent: 4096, newComponents: 32768 } as const

/** Discord, "Embed Limits": over all embeds of a message. */
const maximumEmbedText = 6000

const embedAddress = webAddress(2048)

const embed = z.strictObject({
  title: text(0, 256).nullish(),
  type: z.literal('rich').nullish(),
  description: text(0, 4096).nullish(),
  url: embedAddress.nullish(),
  timestamp: z.iso.datetime({ offset: true }).nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  footer: z.strictObject({ text: text(1, 2048), icon_url: text(0, 2048).nullish() }).nullish(),
  image: z.strictObject({ url: text(0, 2048) }).nullish(),
  thumbnail: z.strictObject({ url: text(0, 2048) }).nullish(),
  author: z
    .strictObject({ name: text(1, 256), url: embedAddress.nullish(), icon_url: text(0, 2048).nullish() })
    .nullish(),
  fields: list(
    z.strictObject({
      name: text(1, 256),
      value: text(1, 1024),
      inline: z
        .boolean()
        .nullish()
        .transform((value) => value ?? false),
    }),
    0,
    25,
  ).nullish(),
})

type Embed = z.output<typeof embed>

function lettersOf({ title, description, footer, author, fields }: Embed): number {
  const parts = [title, description, footer?.text, author?.name, ...(fields ?? []).flatMap((f) => [f.name, f.value])]
  return parts.reduce((sum, part) => sum + (part?.length ?? 0), 0)
}

const embeds = list(embed, 0, 10).superRefine((all, context) => {
  if (all.reduce((sum, one) => sum + lettersOf(one), 0) > maximumEmbedText) {
    addIssue(context, [], 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${maximumEmbedText}`)
  }
})

const allowedMentions = z
  .strictObject({
    parse: z.array(z.enum(['roles', 'users', 'everyone'])).nullish(),
    users: list(snowflake, 0, 100).nullish(),
    roles: list(snowflake, 0, 100).nullish(),
    replied_user: z.boolean().nullish(),
  })
  .superRefine((value, context) => {
    for (const kind of ['users', 'roles'] as const) {
      if (value.parse?.includes(kind) && (value[kind]?.length ?? 0) > 0) {
        const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`
        addIssue(context, [], `MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE`, message)
      }
    }
  })

const attachment = z.strictObject({
  id: z.union([z.int().min(0), z.string().regex(/^\d{1,20}$/)]),
  filename: text(1, 1024).nullish(),
  description: text(0, 1024).nullish(),
  title: text(0, 1024).nullish(),
  is_spoiler: z.boolean().nullish(),
  duration_secs: z.number().min(0).nullish(),
  waveform: text(0, 400).nullish(),
})

const nonce = z.union([z.int(), z.string()]).refine((value) => String(value).length <= 25, {
  params: { discord: 'NONCE_TYPE_TOO_LONG' },
  error: 'Nonce must be 25 or fewer in length.',
})

/** Components are read once it is known whether the message has the flag of Components V2. */
const shared = {
  content: text(0, 2000).nullish(),
  embeds: embeds.nullish(),
  allowed_mentions: allowedMentions.nullish(),
  components: z.array(z.unknown()).nullish(),
  attachments: list(attachment, 0, 10).nullish(),
  flags: z.int().min(0).nullish(),
  tts: z.literal(false).nullish(),
  // discord.js says it in every message, also where it means nothing.
  enforce_nonce: z.literal(false).nullish(),
  sticker_ids: list(snowflake, 0, 0).nullish(),
  poll: z.null().optional(),
}

/** POST of a message into a channel. Polls and stickers are left out: the stand-in refuses them. */
export const newMessage = z.strictObject({
  ...shared,
  nonce: nonce.nullish(),
  enforce_nonce: z.boolean().nullish(),
  message_reference: z
    .strictObject({
      type: z.literal(0).nullish(),
      message_id: snowflake,
      channel_id: snowflake.nullish(),
      guild_id: snowflake.nullish(),
      fail_if_not_exists: z.boolean().nullish(),
    })
    .nullish(),
})

/** The `data` of a response to an interaction, a follow-up, and every edit. */
export const messageForm = z.strictObject(shared)

export type MessageForm = Omit<z.output<typeof messageForm>, 'enforce_nonce'>
export type AllowedMentions = z.output<typeof allowedMentions>
export type AttachmentForm = z.output<typeof attachment>
