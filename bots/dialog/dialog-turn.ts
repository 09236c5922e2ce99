import type { DialogCopy } from '../copy/de/dialog.ts'
import { noteCard, viewOf, type Look } from './draw.ts'
import type { AnyFlow } from './flow.ts'
import { locate, type Located, type Slot } from './locate.ts'
import { captioned, fileAdded, filledIn, hasRoom, pressed, slotForFile, typed, type Moved } from './move.ts'
import { withOpen, without, type Raw } from './raw.ts'
import type { Reply } from './reply.ts'
import type { Outcome } from './routes.ts'
import { drawnCard, isHere, pressedMessage, settled, wayOn, type Scene } from './scene.ts'
import { endDialog, keepView, moveDialog, saveAnswers, type Dialog } from './store.ts'
import type { Act } from './incoming.ts'
import type { Text } from './text.ts'
import type { Refusal } from '../../core/shared/refusal.ts'

/** What can be done to a dialog. */
export type DialogAct = Extract<Act, { is: 'move' | 'answers' | 'words' | 'file' | 'unusable' }>

/** How a dialog's turn goes on outside of the dialog: the routes know the screens. */
export interface Exits {
  outcome(scene: Scene, outcome: Outcome): Promise<readonly Reply[]>
  cancelled(scene: Scene): Promise<readonly Reply[]>
}

/** A dialog with its flow, as one turn works on it. */
export interface Talk {
  readonly scene: Scene
  readonly dialog: Dialog
  readonly flow: AnyFlow
  readonly exits: Exits
}

/** The flow of a dialog; undefined when a deploy has taken it away. */
export function flowOf(scene: Scene, name: string): AnyFlow | undefined {
  const { flows } = scene.engine.routes
  return Object.hasOwn(flows, name) ? flows[name] : undefined
}

/** Draws where the dialog stands now. */
export async function present(talk: Talk, look: Look): Promise<readonly Reply[]> {
  return drawn(talk, await located(talk), look)
}

/** Goes on with a dialog here, drawn for this platform; one that stood on the other is taken away from there. */
export async function continued(talk: Talk): Promise<readonly Reply[]> {
  const { scene, dialog } = talk
  if (isHere(scene)) return present(talk, {})
  return present({ ...talk, dialog: await moveDialog(scene.turn.tx, dialog, scene.turn.place) }, {})
}

/** Goes on to the next question, to the review, or, where there is none, to the end. */
export async function proceed(talk: Talk, look: Look): Promise<readonly Reply[]> {
  const at = await located(talk)
  return at.page === undefined && !talk.flow.hasReview ? submitted(talk, at) : drawn(talk, at, look)
}

/** What a person did to the live dialog: a button, words, a file, a form. */
export async function act(talk: Talk, done: DialogAct): Promise<readonly Reply[]> {
  const at = await located(talk)
  const replies = await apply(talk, at, movedBy(talk, at, done))
  const { sent } = talk.scene.input.incoming
  const isSecret = at.open?.field.secret === true && (done.is === 'words' || done.is === 'file')
  return isSecret && sent !== undefined ? [...replies, { is: 'erase', message: sent }] : replies
}

function movedBy({ scene, dialog }: Talk, at: Located, done: DialogAct): Moved {
  const copy = scene.turn.copy.dialog
  switch (done.is) {
    case 'move': {
      // Quick fingers tick a second box before the first one is drawn: that is no stale button.
      const ticking = done.move.do === 'toggle' && done.move.key === at.open?.key
      const stale = done.ref.revision !== dialog.revision && !ticking
      return stale ? { is: 'stale' } : pressed(at, dialog.raw, done.move)
    }
    case 'answers':
      return movedByForm({ scene, dialog }, at, done)
    case 'words':
      return typed(at, dialog.raw, done.words, copy, scene.turn.tx.now)
    case 'file': {
      const { words } = done
      const moved = captioned(at, dialog.raw, words, movedByFile({ scene, dialog }, at), copy)
      const ignored = at.open?.field.kind === 'files' && moved.is === 'changed' && words.trim() !== ''
      return ignored ? { ...moved, note: copy.captionNotKept } : moved
    }
    case 'unusable':
      return { is: 'shown', note: copy.unusable }
  }
}

function movedByFile({ scene, dialog }: Pick<Talk, 'scene' | 'dialog'>, at: Located): Moved {
  const { file, refused } = scene.input
  if (refused !== undefined)
    return { is: 'shown', note: whyRefused(scene, at.open === undefined ? [] : [at.open], refused) }
  const copy = scene.turn.copy.dialog
  if (file === undefined) return { is: 'shown', note: whyNotFetched(at, copy) }
  return fileAdded(at, dialog.raw, file, copy)
}

/** What is no file of ours: where every question that it may have been for takes pictures only, nothing else is proposed. */
function whyRefused(scene: Scene, asked: readonly Slot[], refused: Refusal): Text {
  const files = asked.filter(({ field }) => field.kind === 'files')
  const onlyPictures =
    refused.code === 'file.wrong_type' && files.length > 0 && files.every(({ field }) => field.picturesOnly === true)
  return onlyPictures ? scene.turn.copy.dialog.picturesOnly : scene.engine.explain(refused, scene.turn.copy)
}

/** A file that the open question has no room for is left where it is; the sentence names the reason. */
function whyNotFetched({ open }: Located, copy: DialogCopy): Text {
  if (open?.field.kind !== 'files') return copy.noFileHint
  if (!hasRoom(open)) return copy.filesAtMost(open.field.most)
  return open.field.picturesOnly ? copy.picturesOnly : copy.fileHint
}

/** A form takes minutes to fill in: what was typed counts as long as its questions are still the open ones. */
function movedByForm(
  { scene, dialog }: Pick<Talk, 'scene' | 'dialog'>,
  at: Located,
  done: Extract<DialogAct, { is: 'answers' }>,
): Moved {
  const keys = [...Object.keys(done.values), ...Object.keys(done.files ?? {})]
  const known = keys.every((key) => at.page?.some((slot) => slot.key === key))
  if (done.ref.revision !== dialog.revision && !known) return { is: 'stale' }
  const { files = {}, refused } = scene.input
  const moved = filledIn(at, dialog.raw, { values: done.values, files })
  const note = noteOnUploads(scene, at, refused)
  if (note === undefined || (moved.is !== 'changed' && moved.is !== 'stale')) return moved
  return moved.is === 'changed' ? { ...moved, note } : { is: 'shown', note }
}

/** Why uploads of a form were not taken: no file of ours, or no picture where one is wanted. */
function noteOnUploads(scene: Scene, at: Located, refused: Refusal | undefined): Text | undefined {
  const { act: done } = scene.input.incoming
  if (done.is !== 'answers' || done.files === undefined) return undefined
  if (refused !== undefined) return whyRefused(scene, at.page ?? [], refused)
  const wrong = at.page?.some(
    ({ key, field }) => field.picturesOnly && scene.input.files?.[key]?.some((file) => !file.picture),
  )
  return wrong === true ? scene.turn.copy.dialog.picturesOnly : undefined
}

async function apply(talk: Talk, at: Located, moved: Moved): Promise<readonly Reply[]> {
  const { scene, dialog, flow } = talk
  switch (moved.is) {
    case 'stale':
      return drawn(talk, at, { note: scene.turn.copy.dialog.stale })
    case 'shown':
      return drawn(talk, at, { ...moved, answered: moved.note !== undefined })
    case 'submit':
      return submitted(talk, at)
    case 'cancel':
      await endDialog(scene.turn.tx, dialog)
      return talk.exits.cancelled(scene)
    case 'changed': {
      const secrets = secretsIn(at, moved.raw)
      if (secrets.length > 0) return whispered(talk, secrets, moved)
      const saved = await saveAnswers(scene.turn.tx, dialog, moved.raw, flow.expiresInDays)
      return proceed({ ...talk, dialog: saved }, { note: moved.note, optionsPage: moved.optionsPage })
    }
  }
}

/** The questions answered there whose answer may not be kept. Of a file only its name is, and what it says lies sealed. */
const secretsIn = ({ slots }: Located, raw: Raw): readonly string[] =>
  slots
    .filter(({ key, field }) => field.secret && field.kind !== 'files' && Object.hasOwn(raw, key))
    .map(({ key }) => key)

/**
 * A secret answer is looked at and handed on, and never written: what a row once said stays in the log of the database.
 * When it is wrong, the question is asked again with the reason, and what was typed is gone; only that it was long is
 * known for a moment, for its rest would pass for the next answer.
 */
async function whispered(
  talk: Talk,
  secrets: readonly string[],
  moved: Extract<Moved, { is: 'changed' }>,
): Promise<readonly Reply[]> {
  const { scene, dialog, flow } = talk
  const heard = await locate(flow, moved.raw, scene.turn, dialog.args)
  if (heard.page === undefined && !flow.hasReview) return submitted(talk, heard)
  const marks = secrets.flatMap((key) => {
    const at = moved.raw[key]?.at
    return at === undefined ? [] : [[key, { value: '', open: true, at }] as const]
  })
  const raw: Raw = { ...without(moved.raw, secrets), ...Object.fromEntries(marks) }
  const saved = { ...talk, dialog: await saveAnswers(scene.turn.tx, dialog, raw, flow.expiresInDays) }
  const at = await located(saved)
  const reason = (slot: Slot): Slot => {
    const error = heard.slots.find(({ key }) => key === slot.key && secrets.includes(key))?.error
    return error === undefined ? slot : { ...slot, error }
  }
  const [first, ...others] = at.page ?? []
  const asked = first === undefined ? at : { ...at, page: [reason(first), ...others.map(reason)] as const }
  return drawn(saved, asked, { note: moved.note })
}

async function submitted(talk: Talk, at: Located): Promise<readonly Reply[]> {
  const { scene, dialog, flow } = talk
  const { turn, input, engine } = scene
  if (input.refused !== undefined) {
    const note = engine.explain(input.refused, turn.copy)
    const last = at.slots.at(-1)
    const secret = at.slots.filter(({ field }) => field.secret).map(({ key }) => key)
    if (secret.length > 0) {
      // It is asked for once more: what was answered is not kept.
      const saved = await saveAnswers(turn.tx, dialog, without(dialog.raw, secret), flow.expiresInDays)
      return present({ ...talk, dialog: saved }, { note })
    }
    if (flow.hasReview) return drawn(talk, at, { note })
    if (last === undefined) return [drawnCard(scene, noteCard(note, wayOn(scene)))]
    // Without a review there is nowhere to stand with everything answered: the last question is asked again.
    const raw = withOpen(dialog.raw, last.key, last.raw)
    const saved = await saveAnswers(turn.tx, dialog, raw, flow.expiresInDays)
    return present({ ...talk, dialog: saved }, { note })
  }
  // First, because joining may find somebody too young and forget the member, to whom nothing may then belong.
  await endDialog(turn.tx, dialog)
  const outcome = await flow.submit(at.draft, turn, dialog.args)
  return talk.exits.outcome(scene, outcome)
}

function located({ scene, dialog, flow }: Talk): Promise<Located> {
  return locate(flow, dialog.raw, scene.turn, dialog.args)
}

async function drawn({ scene, dialog, flow }: Talk, at: Located, look: Look): Promise<readonly Reply[]> {
  const ref = { id: dialog.publicId, revision: dialog.revision }
  const edit = pressedMessage(scene)
  const view = await viewOf(flow, ref, at, scene.turn, dialog.args, look)
  await keepView(scene.turn.tx, dialog, view)
  return [{ is: 'view', dialogId: dialog.id, view, ...(edit === undefined ? {} : { edit }) }, ...settled(scene)]
}

/** How many files a question has room for, and whether they are to be sealed. */
export interface Wanted {
  readonly most: number
  readonly secret: boolean
}

/**
 * How many files are wanted, by key: of the questions on the page that a form names, or else of the question that a
 * sent file is for as long as there is room for one more.
 */
export async function wantedFiles(
  talk: Talk,
  sent: { readonly named: readonly string[] } | { readonly picture: boolean },
): Promise<Readonly<Record<string, Wanted>>> {
  const at = await located(talk)
  const meant = 'named' in sent ? undefined : slotForFile(at, sent.picture)
  const slots = (at.page ?? []).filter(
    (slot) =>
      slot.field.kind === 'files' &&
      ('named' in sent ? sent.named.includes(slot.key) : slot.key === meant?.key && hasRoom(slot)),
  )
  return Object.fromEntries(slots.map(({ key, field }) => [key, { most: field.most, secret: field.secret }]))
}
