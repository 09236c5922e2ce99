import { attachmentJson } from './attachments.ts'
import { componentJson } from './component-json.ts'
import type { Json, MessageRecord, PersonRecord, World } from './world.ts'

/** View channel, send messages, embed links, attach files, read history, use commands: what the bot may do. */
export const botPermissions = '2147601408'

const flags = { flags: 0, public_flags: 0 }
const noAvatar = { avatar: null, discriminator: '0', primary_guild: null, ...flags }

export function botJson(world: World): Json {
  return { id: world.applicationId, username: 'Klickwork', global_name: null, bot: true, ...noAvatar }
}

/** What only the bot itself sees of itself. */
export function ownUserJson(world: World): Json {
  return { ...botJson(world), mfa_enabled: true, locale: 'en-US', premium_type: 0, email: null, verified: true }
}

export function personJson(person: PersonRecord): Json {
  const username = person.name.toLowerCase().replaceAll(/[^a-z0-9_.]/g, '') || `person${person.id.slice(-4)}`
  return { id: person.id, username, global_name: person.name, ...noAvatar }
}

export function userJson(world: World, userId: string): Json | undefined {
  if (userId === world.applicationId) return botJson(world)
  const person = world.people.get(userId)
  return person === undefined ? undefined : personJson(person)
}

/** The member of the guild without its user, as Discord resolves it in interactions. */
/** The permission Manage Server. */
export const manageGuild = 32n

export function memberJson(world: World, personId?: string): Json {
  const isManager = personId !== undefined && world.managers.has(personId)
  return {
    avatar: null,
    banner: null,
    communication_disabled_until: null,
    flags: 0,
    joined_at: new Date(world.startedAt).toISOString(),
    nick: null,
    pending: false,
    premium_since: null,
    roles: [],
    permissions: isManager ? String(BigInt(botPermissions) | manageGuild) : botPermissions,
  }
}

export function applicationJson(world: World): Json {
  return {
    id: world.applicationId,
    name: 'Klickwork',
    icon: null,
    description: '',
    summary: '',
    type: null,
    bot: botJson(world),
    bot_public: true,
    bot_require_code_grant: false,
    integration_types_config: { '0': {}, '1': {} },
    verify_key: world.publicKeyHex,
    flags: 0,
    hook: true,
    is_monetized: false,
    redirect_uris: [],
    interactions_endpoint_url: null,
    owner: botJson(world),
    team: null,
    approximate_guild_count: 1,
    approximate_user_install_count: world.people.size,
    approximate_user_authorization_count: world.people.size,
    flags_new: '0',
    role_connections_verification_url: null,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
  }
}

export function dmJson(person: PersonRecord): Json {
  return { id: person.dmChannelId, type: 1, last_message_id: null, flags: 0, recipients: [personJson(person)] }
}

export function guildChannelJson(world: World): Json {
  return {
    id: world.channelId,
    type: 0,
    guild_id: world.guildId,
    name: 'klickwork',
    position: 0,
    permission_overwrites: [],
    nsfw: false,
    topic: null,
    last_message_id: null,
    rate_limit_per_user: 0,
    parent_id: null,
    flags: 0,
  }
}

/** The guild as the API and, with more, the gateway show it. */
export function guildJson(world: World): Json {
  const everyone = {
    id: world.guildId,
    name: '@everyone',
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    permissions: botPermissions,
    managed: false,
    mentionable: false,
    flags: 0,
  }
  return {
    id: world.guildId,
    name: 'Klickwork',
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: [...world.people.keys()][0] ?? world.applicationId,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: [everyone],
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: 'en-US',
    nsfw_level: 0,
    nsfw: false,
    widget_enabled: false,
    widget_channel_id: null,
    max_members: 500_000,
    max_presences: null,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    hub_type: null,
    home_header: null,
    latest_onboarding_question_id: null,
    incidents_data: null,
  }
}

/** A message as the API shows it to the bot. */
export function messageJson(world: World, message: MessageRecord): Json {
  const { origin } = message
  const files = message.attachmentIds.flatMap((id) => world.attachments.get(id) ?? [])
  const isResponse = origin !== undefined && message.originalResponseId === undefined
  return {
    id: message.id,
    channel_id: message.channelId,
    // 20 is a response to a command, 0 any other message.
    type: isResponse && origin.interactionType === 2 ? 20 : 0,
    author: userJson(world, message.authorId) ?? botJson(world),
    content: message.content,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    tts: false,
    mention_everyone: message.pingsEveryone,
    mentions: message.pings.flatMap((id) => userJson(world, id) ?? []),
    mention_roles: [],
    attachments: files.map((file) => attachmentJson(world, file)),
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: message.components.map((component) => componentJson(world, component, files)),
    pinned: false,
    flags: message.flags,
    ...(message.nonce !== undefined && { nonce: message.nonce }),
    ...(origin !== undefined && {
      application_id: world.applicationId,
      webhook_id: world.applicationId,
      interaction_metadata: metadataOf(world, message),
    }),
  }
}

function metadataOf(world: World, { origin, originalResponseId }: MessageRecord): Json {
  if (origin === undefined) return {}
  const common = {
    id: origin.interactionId,
    user: userJson(world, origin.personId),
    authorizing_integration_owners: { '0': world.guildId, '1': origin.personId },
    ...(originalResponseId !== undefined && { original_response_message_id: originalResponseId }),
  }
  if (origin.interactionType === 3) return { ...common, type: 3, interacted_message_id: origin.messageId }
  if (origin.interactionType !== 5) return { ...common, type: 2, name: origin.commandName }
  const triggered = origin.messageId === undefined ? { type: 2 } : { type: 3, interacted_message_id: origin.messageId }
  return { ...common, type: 5, triggering_interaction_metadata: { ...common, ...triggered } }
}
