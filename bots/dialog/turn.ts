import * as members from '../../core/members/index.ts'
import type { Tx } from '../../core/db/connect.ts'
import type { Refusal } from '../../core/shared/refusal.ts'
import type { Button, Card, Intent, Ref } from './card.ts'
import {
  act,
  continued,
  flowOf,
  proceed,
  wantedFiles,
  type DialogAct,
  type Exits,
  type Talk,
  type Wanted,
} from './dialog-turn.ts'
import { noteCard, withNote } from './draw.ts'
import { livingScreen } from './living-card.ts'
import type { PlacedReply, Reply } from './reply.ts'
import { ENGINE_INTENTS, JOIN, type Outcome } from './routes.ts'
import { elsewhereCard, elsewhereNote, goOnLabel } from './elsewhere.ts'
import {
  drawnCard,
  explained,
  isHere,
  openScene,
  requireOpen,
  settled,
  wayOn,
  type Engine,
  type Scene,
  type TurnInput,
} from './scene.ts'
import { collision, isSame, wantedInstead } from './instead.ts'
import { beginDialog, endDialog, liveDialog } from './store.ts'
import type { Text } from './text.ts'

/**
 * Answers one act of one person, inside the transaction that also takes the update off the inbox. Returns what to show;
 * nothing is sent from here. Throws the refusals of the flows and screens, which roll everything back; the turn is then
 * taken once more with `refused`, to show the reason where the person stands.
 */
export async function takeTurn(engine: Engine, tx: Tx, input: TurnInput): Promise<readonly PlacedReply[]> {
  const { from, act: done } = input.incoming
  if (done.is === 'left') {
    await members.markUnreachable(tx, from.platform, from.externalId)
    return []
  }
  if (done.is === 'in-group' && !(await isReached(tx, input))) return invited(engine, input, done.intent)
  const scene = await openScene(engine, tx, input)
  requireOpen(scene)
  switch (done.is) {
    case 'in-group': {
      const answers = input.refused === undefined ? await went(scene, done.intent) : explained(scene, input.refused)
      return answers.map((reply) => ({ is: 'in-private', reply }))
    }
    case 'came-back':
      return []
    case 'go':
      return input.refused === undefined ? went(scene, done.intent) : explained(scene, input.refused)
    case 'unknown-button':
      return toMenu(scene, scene.turn.copy.dialog.unknownButton)
    case 'move':
    case 'answers':
      return onDialog(scene, done, done.ref)
    case 'words':
    case 'file':
    case 'unusable':
      return onDialog(scene, done)
  }
}

/**
 * The last resort when the reason cannot be shown in its place: a page itself refuses, or the member is not even met.
 * Makes no member, so it refuses nothing.
 */
export async function explainRefusal(
  engine: Engine,
  tx: Tx,
  input: TurnInput,
  refusal: Refusal,
): Promise<readonly PlacedReply[]> {
  const { act: done, from, place: answered, home: place = answered } = input.incoming
  const member = await members.ofIdentity(tx, from.platform, from.externalId)
  const copy = engine.copyFor(member?.language ?? members.languageOf(from.locale))
  if (member === undefined) return [{ is: 'card', card: noteCard(engine.explain(refusal, copy)) }]
  const turn = { tx, member, copy, settings: engine.settings, key: input.key, platform: from.platform, place }
  const replies = explained({ engine, input, turn, member, live: await liveDialog(tx, member.id, place) }, refusal)
  // Why somebody may not do something is nobody's business in a group.
  return done.is === 'in-group' ? replies.map((reply) => ({ is: 'in-private', reply })) : replies
}

/**
 * Who was asked for the files that came, and how many for which question (by key), so that they are worth fetching;
 * undefined when nobody asked.
 */
export async function filesWanted(
  engine: Engine,
  tx: Tx,
  input: TurnInput,
): Promise<{ readonly memberId: string; readonly keys: Readonly<Record<string, Wanted>> } | undefined> {
  const scene = await openScene(engine, tx, input)
  requireOpen(scene)
  const talk = talkOf(scene)
  const { act: done } = input.incoming
  if (talk === undefined || !isHere(scene)) return undefined
  if (done.is === 'answers' && done.ref.id !== talk.dialog.publicId) return undefined
  const sent =
    done.is === 'answers'
      ? { named: Object.keys(done.files ?? {}) }
      : { picture: done.is === 'file' && done.file.picture }
  const open = await wantedFiles(talk, sent)
  return Object.keys(open).length === 0 ? undefined : { memberId: scene.member.id, keys: open }
}

/** Who asks in a group is answered in private, where we may write to them. */
async function isReached(tx: Tx, { incoming: { from } }: TurnInput): Promise<boolean> {
  const member = await members.ofIdentity(tx, from.platform, from.externalId)
  if (member === undefined || member.status === 'joining') return false
  const places = await members.places(tx, member.id)
  return places.some(
    ({ platform, externalId, reachable }) => platform === from.platform && externalId === from.externalId && reachable,
  )
}

/** The way into the private chat, said in the group to whoever asked there and cannot be written to. */
export function invited(engine: Engine, { incoming }: Pick<TurnInput, 'incoming'>, intent: Intent): readonly Reply[] {
  const copy = engine.copyFor(members.languageOf(incoming.from.locale)).dialog
  const url = engine.door(incoming.from.platform, intent)
  return [{ is: 'card', card: noteCard(copy.inGroup, { is: 'url', label: copy.inGroupButton, url }) }]
}

const exits: Exits = {
  outcome: async (scene, outcome) => [...(await shown(scene, outcome)), ...settled(scene)],
  cancelled: async (scene) => {
    const { cancelled } = scene.turn.copy.dialog
    return [...(await toMenu({ ...scene, live: undefined }, cancelled)), ...settled(scene)]
  },
}

function talkOf(scene: Scene): Talk | undefined {
  if (scene.live === undefined) return undefined
  const flow = flowOf(scene, scene.live.flow)
  return flow === undefined ? undefined : { scene, dialog: scene.live, flow, exits }
}

async function onDialog(scene: Scene, done: DialogAct, ref?: Ref): Promise<readonly Reply[]> {
  const copy = scene.turn.copy.dialog
  const talk = talkOf(scene)
  const meant = talk !== undefined && (ref === undefined || ref.id === talk.dialog.publicId) ? talk : undefined
  if (meant !== undefined && isHere(scene)) return act(meant, done)
  if (meant !== undefined && ref === undefined) return toMenu(scene, await elsewhereNote(meant))
  if (meant !== undefined) return [drawnCard(scene, await elsewhereCard(meant, wayOn(scene)))]
  if (ref !== undefined) return [drawnCard(scene, noteCard(copy.over, wayOn(scene)))]
  if (scene.member.status === 'joining') return began(scene, { do: JOIN, args: [] })
  const notes = { words: copy.nothingOpen, file: copy.noFileHint, unusable: copy.unusable }
  return toMenu(scene, done.is === 'file' || done.is === 'unusable' ? notes[done.is] : notes.words)
}

async function went(scene: Scene, intent: Intent): Promise<readonly Reply[]> {
  const copy = scene.turn.copy.dialog
  const talk = talkOf(scene)
  switch (intent.do) {
    case ENGINE_INTENTS.cancel:
      if (scene.live === undefined) return toMenu(scene, copy.nothingToCancel)
      await endDialog(scene.turn.tx, scene.live)
      return exits.cancelled(scene)
    case ENGINE_INTENTS.goOn:
      return talk === undefined ? [drawnCard(scene, noteCard(copy.over, wayOn(scene)))] : continued(talk)
    case ENGINE_INTENTS.replace: {
      const [flow = ''] = intent.args
      if (flowOf(scene, flow) === undefined) return toMenu(scene, copy.unknownButton)
      const wanted = wantedInstead(scene.live, intent.args)
      if (wanted === 'begun' && talk !== undefined) return continued(talk)
      if (wanted === 'begun' || wanted === undefined) return [drawnCard(scene, noteCard(copy.over, wayOn(scene)))]
      if (scene.live !== undefined) await endDialog(scene.turn.tx, scene.live)
      return [...(await dispatched({ ...scene, live: undefined }, wanted)), ...settled(scene)]
    }
    default:
      return dispatched(scene, intent)
  }
}

/** Leads an intent to its screen, action or flow. Names come from buttons that anybody can forge. */
async function dispatched(scene: Scene, intent: Intent, note?: Text, depth = 0): Promise<readonly Reply[]> {
  const { routes } = scene.engine
  const { turn } = scene
  const { do: name, args } = intent
  if (scene.member.status === 'joining' && name !== JOIN && !routes.open.includes(name)) {
    const kept = routes.secretWords?.includes(name) === true ? [] : args
    return began(scene, { do: JOIN, args: name === routes.menu.do ? [] : [name, ...kept] }, depth)
  }
  const screen = Object.hasOwn(routes.screens, name) ? routes.screens[name] : undefined
  if (screen !== undefined) {
    const card = await screen(turn, args)
    const whole = name === routes.menu.do ? await withContinuation(scene, card) : card
    return [drawnCard(scene, withNote(whole, note), livingScreen(name, args))]
  }
  const action = Object.hasOwn(routes.actions, name) ? routes.actions[name] : undefined
  if (action !== undefined) return shown(scene, await action(turn, args), depth)
  if (flowOf(scene, name) !== undefined) return began(scene, intent, depth, note)
  return toMenu(scene, turn.copy.dialog.unknownButton)
}

/** The menu with a sentence on top; for somebody who has not joined, the sentence and the way to join. */
async function toMenu(scene: Scene, note: Text): Promise<readonly Reply[]> {
  if (scene.member.status === 'joining') return [drawnCard(scene, noteCard(note, wayOn(scene)))]
  // Every way on would be refused.
  if (scene.member.status === 'suspended') return [drawnCard(scene, noteCard(note))]
  const { menu, screens } = scene.engine.routes
  if (!Object.hasOwn(screens, menu.do)) throw new Error(`the menu ${menu.do} is no screen`)
  return dispatched(scene, menu, note)
}

/** A dialog that waits behind a screen, or on the other platform, is not forgotten: the menu leads back to it. */
async function withContinuation(scene: Scene, card: Card): Promise<Card> {
  const talk = talkOf(scene)
  if (talk === undefined) return card
  const label = await goOnLabel(talk)
  const button: Button = { is: 'go', label, intent: { do: ENGINE_INTENTS.goOn, args: [] } }
  return { ...card, rows: [[button], ...card.rows] }
}

const MOST_STEPS = 4

/** Shows what came of an action or a finished flow. */
async function shown(scene: Scene, outcome: Outcome, depth = 0): Promise<readonly Reply[]> {
  if (depth === MOST_STEPS) throw new Error('intents that lead to each other in a circle')
  const also = outcome.also ?? []
  const { show, note } = outcome
  if (show === undefined) {
    return [drawnCard(scene, noteCard(note ?? scene.turn.copy.dialog.finished, wayOn(scene))), ...also]
  }
  if ('blocks' in show) return [drawnCard(scene, withNote(show, note)), ...also]
  // Joining, or another language, has just changed the member.
  const next = await openScene(scene.engine, scene.turn.tx, scene.input)
  return [...(await dispatched(next, show, note, depth + 1)), ...also]
}

async function began(scene: Scene, intent: Intent, depth = 0, note?: Text): Promise<readonly Reply[]> {
  const { turn, live } = scene
  const flow = flowOf(scene, intent.do)
  if (flow === undefined) throw new Error(`there is no flow ${intent.do}`)
  const talk = talkOf(scene)
  const same = live?.flow === flow.name && (flow.name === JOIN || isSame(intent, { do: live.flow, args: live.args }))
  if (talk !== undefined && same) return continued(talk)
  const instead = await flow.guard(turn, intent.args)
  if (instead !== undefined) return shown(scene, instead, depth)
  if (talk !== undefined && Object.keys(talk.dialog.raw).length > 0) {
    return [drawnCard(scene, await collision(talk, intent))]
  }
  // Nothing was answered yet, or its flow is gone: nothing is lost.
  if (live !== undefined) await endDialog(turn.tx, live)
  const { place, member } = turn
  const begun = { memberId: member.id, place, flow: flow.name, args: intent.args, expiresInDays: flow.expiresInDays }
  const dialog = (await beginDialog(turn.tx, begun)) ?? (await liveDialog(turn.tx, member.id, place))
  if (dialog === undefined || dialog.flow !== flow.name) throw new Error('two dialogs began in one place at once')
  return proceed({ scene, dialog, flow, exits }, { note })
}
