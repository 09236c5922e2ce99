import { expireAll, press } from './callbacks.ts'
import { commandsOf, profileOf } from './commands.ts'
import { findFile } from './files.ts'
import {
  addGroup,
  deleteGroup,
  deleteInGroup,
  groupHistory,
  groupOf,
  setBot,
  shownGroup,
  writeInGroup,
} from './groups.ts'
import { shownMessage } from './messages.ts'
import { call } from './methods.ts'
import {
  addPerson,
  messagesOf,
  personOf,
  sendPersonFile,
  setBlocked,
  shownPerson,
  startBot,
  writeText,
} from './people.ts'
import { type TakeToken, tokenBuckets } from './rates.ts'
import { loadWorld, saveWorld } from './saved.ts'
import { listen } from './server.ts'
import type { StandIn, StandInOptions } from './types.ts'
import { endPoll, injectUpdate, redeliverUpdate } from './updates.ts'
import { startDeliverer } from './webhook.ts'
import { changed, emptyWorld, type World } from './world.ts'

export type * from './types.ts'

/**
 * Starts a small strict Bot API server (10.3) on 127.0.0.1 with one bot, and answers its other side: the people who
 * write to that bot. It refuses what Telegram refuses, in Telegram's words. Stricter than Telegram where that shows a bug
 * of ours: unknown parameters and fields, a parse mode, crossing entities and a button with two actions are refused.
 */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const world = emptyWorld(options.now ?? (() => Date.now()))
  if (options.saved !== undefined) loadWorld(world, options.saved)
  const takeToken: TakeToken = options.limitRates === false ? () => undefined : tokenBuckets()
  const server = await listen(world, options.port ?? 0, takeToken)
  const deliverer = startDeliverer(world, options.webhookRetryMilliseconds ?? 1000, async (method, values) => {
    const gone = Promise.withResolvers<void>().promise
    await call(world, method, { values, uploads: new Map() }, { gone, takeToken })
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const close = async (): Promise<void> => {
    endPoll(world, 'terminated by the end of the sandbox')
    expireAll(world)
    await deliverer.stop()
    const { promise, resolve } = Promise.withResolvers<void>()
    server.close(() => resolve())
    server.closeAllConnections()
    await promise
  }
  return {
    apiRoot: `http://127.0.0.1:${port}`,
    token: world.token,
    username: world.username,
    ...peopleSide(world),
    ...groupSide(world),
    ...testSide(world),
    close,
  }
}

function peopleSide(
  world: World,
): Omit<
  StandIn,
  'apiRoot' | 'token' | 'username' | 'close' | keyof ReturnType<typeof testSide> | keyof ReturnType<typeof groupSide>
> {
  return {
    addPerson: (input) => shownPerson(addPerson(world, input)),
    setLanguage: (personId, languageCode) => {
      personOf(world, personId).languageCode = languageCode
      changed(world, personId)
    },
    people: () => [...world.people.values()].map(shownPerson),
    write: (personId, text) => writeText(world, personOf(world, personId), text),
    start: (personId, payload) => startBot(world, personOf(world, personId), payload),
    press: (personId, messageId, data, pressOptions) =>
      press(world, personOf(world, personId), messageId, data, pressOptions?.forged ?? false),
    sendFile: (personId, file) => sendPersonFile(world, personOf(world, personId), file),
    block: (personId, blocked) => setBlocked(world, personOf(world, personId), blocked),
    history: (personId) => messagesOf(world, personOf(world, personId)).map((message) => shownMessage(world, message)),
    commands: (personId) => commandsOf(world, personOf(world, personId)),
    profile: (personId) => profileOf(world, personOf(world, personId)),
    typing: (personId) => personOf(world, personId).typingUntil > world.now(),
    file: (fileId) => {
      const found = findFile(world, fileId)
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

function groupSide(
  world: World,
): Pick<StandIn, 'addGroup' | 'groups' | 'setBot' | 'writeInGroup' | 'deleteGroup' | 'deleteInGroup' | 'groupHistory'> {
  return {
    addGroup: (input) => shownGroup(addGroup(world, input)),
    groups: () => [...world.groups.values()].map(shownGroup),
    setBot: (groupId, byId, now) => setBot(world, groupOf(world, groupId), personOf(world, byId), now),
    writeInGroup: (groupId, personId, text) =>
      writeInGroup(world, groupOf(world, groupId), personOf(world, personId), text),
    deleteGroup: (groupId) => deleteGroup(world, groupOf(world, groupId)),
    deleteInGroup: (groupId, messageId) => deleteInGroup(world, groupOf(world, groupId), messageId),
    groupHistory: (groupId) => groupHistory(world, groupOf(world, groupId)),
  }
}

function testSide(world: World): Pick<StandIn, 'inject' | 'redeliver' | 'updates' | 'fail' | 'calls' | 'save'> {
  return {
    inject: (update) => injectUpdate(world, update),
    redeliver: (updateId) => redeliverUpdate(world, updateId),
    updates: () => world.queue.map((queued) => queued.update),
    fail: (method, answer) => {
      const faults = world.faults.get(method) ?? []
      world.faults.set(method, [...faults, { answer, timesLeft: answer.times ?? 1 }])
    },
    calls: () => [...world.calls],
    save: () => saveWorld(world),
  }
}
