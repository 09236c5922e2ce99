import { generateKeyPairSync } from 'node:crypto'

import { deliver, doorProblem, failWaiting } from './interactions.ts'
import { addForum, deleteForum, deleteThread, forumOf } from './forums.ts'
import { openGateway, type Gateway } from './gateway.ts'
import { postRaw } from './http-door.ts'
import { submitModal } from './modal-sending.ts'
import { addPerson, dismiss, personOf, placeOfMessage, press, setLocale, shownPerson, useMenu } from './people.ts'
import { shownCommands } from './picker.ts'
import { rates } from './rates.ts'
import { loadWorld, saveWorld, savedKey } from './saved.ts'
import { addFault, apiServer, listen } from './server.ts'
import { historyOf, postsOf, shownModal } from './shown.ts'
import { typeOption, useCommand } from './slash.ts'
import type { DiscordStandIn, DiscordStandInOptions } from './types.ts'
import { changed, type World } from './world.ts'

export type * from './types.ts'

/**
 * Starts a small strict Discord (REST v10 and gateway) on 127.0.0.1 with one bot and one guild, and answers its other
 * side: the people who use that bot. It refuses what Discord refuses, with Discord's codes and bodies. Stricter than
 * Discord where that shows a bug of ours: unknown fields, flags that have no effect, and texts counted in UTF-16 units
 * are refused. Left out: polls, stickers, threads outside of forums, reactions, roles, and events that need more than
 * the intent Guilds.
 */
export async function startDiscordStandIn(options: DiscordStandInOptions = {}): Promise<DiscordStandIn> {
  const world = emptyWorld(options)
  if (options.saved !== undefined) loadWorld(world, options.saved)
  const opened: { gateway?: Gateway } = {}
  const server = apiServer(world, rates(options.limitRates !== false), () => opened.gateway?.identifiesLeft() ?? 0)
  const gateway = openGateway(world, server, options.heartbeatMilliseconds ?? 41_250)
  opened.gateway = gateway
  world.origin = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`
  const close = async (): Promise<void> => {
    failWaiting(world, 'The sandbox was closed.')
    gateway.close()
    const { promise, resolve } = Promise.withResolvers<void>()
    server.close(() => resolve())
    server.closeAllConnections()
    await promise
  }
  return {
    apiRoot: `${world.origin}/api`,
    token: world.token,
    applicationId: world.applicationId,
    publicKey: world.publicKeyHex,
    guildId: world.guildId,
    channelId: world.channelId,
    ...peopleSide(world),
    ...forumSide(world),
    ...testSide(world),
    dropGateway: (how) => gateway.drop(how),
    sessions: () => gateway.sessions(),
    close,
  }
}

/** A world without people. `now` is unix milliseconds of the sandbox clock. */
function emptyWorld(options: DiscordStandInOptions): World {
  const now = options.now ?? (() => Date.now())
  const privateKey = savedKey(options.saved) ?? generateKeyPairSync('ed25519').privateKey
  const { x = '' } = privateKey.export({ format: 'jwk' })
  return {
    token: 'NzAwMDAwMDAwMDAwMDAwMDAx.SANDBX.klickwork-stand-in-not-secret',
    applicationId: '700000000000000001',
    guildId: '700000000000000002',
    channelId: '700000000000000003',
    privateKey,
    publicKeyHex: Buffer.from(x, 'base64url').toString('hex'),
    startedAt: now(),
    now,
    answerMilliseconds: options.answerMilliseconds ?? 3000,
    origin: 'http://127.0.0.1',
    people: new Map(),
    forums: new Map(),
    threads: new Map(),
    managers: new Set(),
    messages: new Map(),
    attachments: new Map(),
    commands: new Map(),
    modals: new Map(),
    interactions: new Map(),
    waiting: new Map(),
    snowflakes: { at: 0, count: 0 },
    door: { kind: 'gateway' },
    faults: new Map(),
    calls: [],
    listeners: new Set(),
    dispatch: () => undefined,
  }
}

type ForumSide = Pick<
  DiscordStandIn,
  'addForum' | 'forums' | 'posts' | 'setForumRights' | 'deleteForum' | 'deletePost' | 'makeManager'
>

function forumSide(world: World): ForumSide {
  return {
    addForum: (input) => addForum(world, input).id,
    forums: () => [...world.forums.values()].map(({ id, name }) => ({ id, name })),
    posts: (forumId) => postsOf(world, forumOf(world, forumId)),
    setForumRights: (forumId, rights) => void Object.assign(forumOf(world, forumId), rights),
    deleteForum: (forumId) => deleteForum(world, forumOf(world, forumId)),
    deletePost: (postId) => deleteThread(world, postId),
    makeManager: (personId) => void world.managers.add(personOf(world, personId).id),
  }
}

type PeopleSide = Pick<
  DiscordStandIn,
  | 'addPerson'
  | 'setLocale'
  | 'people'
  | 'commands'
  | 'command'
  | 'autocomplete'
  | 'userMenu'
  | 'messageMenu'
  | 'press'
  | 'submitModal'
  | 'openModal'
  | 'closeModal'
  | 'dismiss'
  | 'history'
  | 'typing'
  | 'closeDms'
  | 'file'
  | 'onChange'
>

function peopleSide(world: World): PeopleSide {
  const person = (personId: string) => personOf(world, personId)
  return {
    addPerson: (input) => shownPerson(addPerson(world, input)),
    setLocale: (personId, locale) => setLocale(world, personId, locale),
    people: () => [...world.people.values()].map(shownPerson),
    commands: (personId, place = 'dm') => shownCommands(world, person(personId), place),
    command: async (personId, input) => useCommand(world, person(personId), input),
    autocomplete: async (personId, input) => typeOption(world, person(personId), input),
    userMenu: async (personId, { name, targetId, place = 'guild' }) =>
      useMenu(world, person(personId), 2, name, { id: targetId, place }),
    messageMenu: async (personId, { name, messageId }) =>
      useMenu(world, person(personId), 3, name, { id: messageId, place: placeOfMessage(world, messageId) }),
    press: async (personId, messageId, customId, options = {}) =>
      press(world, person(personId), messageId, customId, options),
    submitModal: async (personId, modalId, values) => submitModal(world, person(personId), modalId, values),
    openModal: (personId) => {
      const open = world.modals.get(personId)
      return open === undefined ? undefined : shownModal(open)
    },
    closeModal: (personId) => {
      if (world.modals.delete(personId)) changed(world, personId)
    },
    dismiss: (personId, messageId) => dismiss(world, person(personId), messageId),
    history: (personId) => historyOf(world, person(personId)),
    typing: (personId) => person(personId).typingUntil > world.now(),
    closeDms: (personId, closed) => {
      person(personId).dmsClosed = closed
      changed(world, personId)
    },
    file: (attachmentId) => {
      const found = world.attachments.get(attachmentId)
      return found === undefined ? undefined : { name: found.name, mimeType: found.mimeType, bytes: found.bytes }
    },
    onChange: (listener) => {
      world.listeners.add(listener)
      return () => {
        world.listeners.delete(listener)
      }
    },
  }
}

type TestSide = Pick<
  DiscordStandIn,
  'deliverBy' | 'probeDoor' | 'redeliver' | 'inject' | 'interactions' | 'fail' | 'calls' | 'save'
>

function testSide(world: World): TestSide {
  return {
    deliverBy: (door) => {
      world.door = door === 'gateway' ? { kind: 'gateway' } : { kind: 'http', url: door.http }
    },
    probeDoor: () => doorProblem(world),
    redeliver: (interactionId) => {
      const interaction = world.interactions.get(interactionId)
      if (interaction === undefined) throw new Error(`The stand-in remembers no interaction ${interactionId}.`)
      deliver(world, interaction)
    },
    inject: (event, data) => {
      const { door } = world
      if (door.kind === 'gateway') return world.dispatch(event, data)
      if (event !== 'INTERACTION_CREATE') throw new Error('Only interactions come by the HTTP door.')
      void postRaw(world, door.url, data)
    },
    interactions: () =>
      [...world.interactions.values()].map(({ id, personId, payload, answeredWith }) => {
        return { id, personId, payload, acknowledged: answeredWith !== undefined }
      }),
    fail: (route, answer) => addFault(world, route, answer),
    calls: () => [...world.calls],
    save: () => saveWorld(world),
  }
}
