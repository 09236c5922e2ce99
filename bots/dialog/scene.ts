import type { FoundChat } from '../../core/boards/index.ts'
import type { Tx } from '../../core/db/connect.ts'
import * as members from '../../core/members/index.ts'
import type { Member, Platform } from '../../core/members/index.ts'
import type { Language } from '../../core/shared/language.ts'
import { refuse, type Refusal } from '../../core/shared/refusal.ts'
import type { Copy } from '../copy/copy.ts'
import type { Button, Card, Intent } from './card.ts'
import { menuButton, noteCard } from './draw.ts'
import type { KeptFile } from './field.ts'
import type { Incoming, MessageRef } from './incoming.ts'
import type { LivingScreen } from './living-card.ts'
import type { Reply } from './reply.ts'
import { ENGINE_INTENTS, JOIN, type Routes, type Settings, type Turn } from './routes.ts'
import { liveDialog, type Dialog } from './store.ts'
import type { Text } from './text.ts'

/** Everything that conversations are made of, put together once at the start of the program. */
export interface Engine {
  readonly routes: Routes
  readonly settings: Settings
  copyFor(language: Language): Copy
  /** Why the core said no, as a sentence. */
  explain(refusal: Refusal, copy: Copy): Text
  /** A button that helps after this refusal. */
  remedy?(refusal: Refusal, copy: Copy): Button | undefined
  /** A link into the private chat on a platform that leads to this intent. */
  door(platform: Platform, intent: Intent): string
}

export interface TurnInput {
  readonly incoming: Incoming
  /** Unique per update. */
  readonly key: string
  /** The sent file, fetched and kept before the transaction began. */
  readonly file?: KeptFile
  /** The same for the uploads of a form, by the key of their question. */
  readonly files?: Readonly<Record<string, readonly KeptFile[]>>
  /** What the platform says about the chat that the act is about, asked before the transaction began. */
  readonly chat?: FoundChat
  /** The same turn was refused and rolled back: it is taken again up to the refusal, to show the reason in its place. */
  readonly refused?: Refusal
}

/** A turn with what stands around it: the pressed message, the live dialog, here or on the other platform. */
export interface Scene {
  readonly engine: Engine
  readonly input: TurnInput
  readonly turn: Turn
  readonly member: Member
  readonly live: Dialog | undefined
}

/** Meets the person and finds the live dialog, locked. */
export async function openScene(engine: Engine, tx: Tx, input: TurnInput): Promise<Scene> {
  const { from, place: answered, home: place = answered } = input.incoming
  const member = await members.meet(tx, { ...from, place }, { evenSuspended: true, vault: engine.settings.vault })
  const copy = engine.copyFor(member.language)
  const { settings } = engine
  const about = input.chat === undefined ? {} : { chat: input.chat }
  const turn: Turn = { tx, member, copy, settings, key: input.key, platform: from.platform, place, ...about }
  return { engine, input, turn, member, live: await liveDialog(tx, member.id, place) }
}

/**
 * Refuses `member.suspended` to a suspended member whatever the act, but for what is open to them all the same. Where a
 * screen, action or finished flow leads from there is open as well.
 */
export function requireOpen({ engine, input, member, live }: Scene): void {
  if (member.status !== 'suspended') return
  const { act } = input.incoming
  const wanted = act.is === 'go' || act.is === 'in-group' ? nameOf(act.intent, live) : live?.flow
  const isOpen = wanted !== undefined && engine.routes.openToSuspended?.includes(wanted) === true
  if (!isOpen) refuse('member.suspended', {})
}

/** What an intent is about; those of the engine are about a flow. */
function nameOf({ do: name, args }: Intent, live: Dialog | undefined): string | undefined {
  if (name === ENGINE_INTENTS.replace) return args[0]
  return name === ENGINE_INTENTS.cancel || name === ENGINE_INTENTS.goOn ? live?.flow : name
}

/** True when the live dialog stands in the place where this turn happens, and not on another platform. */
export const isHere = (scene: Scene): boolean => scene.live?.place === scene.turn.place

export const pressedMessage = (scene: Scene): MessageRef | undefined => scene.input.incoming.message

/** A card over the pressed message, or a new one after words. */
export function drawnCard(scene: Scene, card: Card, living?: LivingScreen): Reply {
  const edit = pressedMessage(scene)
  return { is: 'card', card, ...(edit === undefined ? {} : { edit }), ...(living === undefined ? {} : { living }) }
}

/** Takes the buttons off the message in which the dialog stood, when the next view is drawn elsewhere. */
export function settled(scene: Scene): readonly Reply[] {
  const old = scene.live?.messageRef ?? undefined
  const pressed = pressedMessage(scene)
  if (old === undefined) return []
  if (pressed !== undefined && pressed.place === old.place && pressed.message === old.message) return []
  return [{ is: 'settle', edit: old }]
}

/** The way on for somebody who stands nowhere: the menu, or joining. */
export function wayOn(scene: Scene): Button {
  if (scene.member.status !== 'joining') return menuButton(scene.turn.copy, scene.engine.routes.menu)
  return { is: 'go', label: scene.turn.copy.dialog.join, intent: { do: JOIN, args: [] } }
}

/** The refusal as a message of its own: what the person was looking at stays. */
export function explained(scene: Scene, refusal: Refusal): readonly Reply[] {
  const note = scene.engine.explain(refusal, scene.turn.copy)
  // Every way on would be refused alike.
  if (refusal.code === 'member.suspended') return [{ is: 'card', card: noteCard(note) }]
  const copy = scene.turn.copy.dialog
  const cancel: Button = { is: 'go', label: copy.cancel, intent: { do: ENGINE_INTENTS.cancel, args: [] } }
  const remedy = scene.engine.remedy?.(refusal, scene.turn.copy)
  const buttons = [...(remedy === undefined ? [] : [remedy]), ...(scene.live === undefined ? [] : [cancel])]
  return [{ is: 'card', card: noteCard(note, ...buttons, wayOn(scene)) }]
}
