import { setTimeout as wait } from 'node:timers/promises'
import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10'
import type { APIApplicationCommandOptionChoice, APIInteractionResponse } from 'discord-api-types/v10'
import { Outage } from '../../core/db/outage.ts'
import * as members from '../../core/members/index.ts'
import type { Language } from '../../core/shared/language.ts'
import type { Log } from '../../core/shared/log.ts'
import { copyFor } from '../copy/copy.ts'
import type { Incoming } from '../dialog/incoming.ts'
import type { View } from '../dialog/view.ts'
import type { Answer } from './answer.ts'
import type { Answers, Respond } from './answers.ts'
import type { CommandIds } from './command-ids.ts'
import type { Suggested } from './commands/command.ts'
import { label } from './escape.ts'
import { failureOf, reasonOf } from './failure.ts'
import type { Json } from './json.ts'
import { MAX_CHOICE_LENGTH, MAX_CHOICES } from './limits.ts'
import { modalOf } from './modal.ts'
import { read, type Read } from './read.ts'
import { renderCard, renderView } from './render.ts'

/** Discord waits 3 s: with half of them over we say that an answer will come. */
const DEFER_MILLISECONDS = 1500
/** A form cannot be announced: it is the first response or none. */
const FORM_MILLISECONDS = 2000
const SUGGEST_MILLISECONDS = 1800
/** Discord brings nothing twice, so a database that is away is asked again while the person waits. */
const RETRY_PAUSES_MILLISECONDS = [500, 2000, 6000]

export interface Proposal {
  readonly name: string
  readonly value: string
}

export interface InteractionsOptions {
  readonly answers: Answers
  /** Writes what came in into the inbox, once per id: false when it is known. Throws an Outage when the database is away. */
  readonly receive: (externalId: string, incoming: Incoming) => Promise<boolean>
  /** Where a dialog of this person stands, by its public id; undefined when it is over or somebody else's. */
  readonly presentView: (externalId: string, dialog: string) => Promise<View | undefined>
  /** What to propose while this person types; at most 25, found by an index. */
  readonly suggest: (
    externalId: string,
    wanted: { readonly what: Suggested; readonly typed: string; readonly language: Language },
  ) => Promise<readonly Proposal[]>
  /** This person can be written to in private. */
  readonly reached: (person: string) => void
  /** The commands that can be clicked. */
  readonly ids: CommandIds
  readonly log: Log
}

export interface Interactions {
  /** Takes an interaction from either door. True when it was or will be answered; false when there is nothing to answer. */
  readonly take: (interaction: Json, respond: Respond) => Promise<boolean>
  /** Waits for what is under way. */
  readonly settled: () => Promise<void>
}

/**
 * Where interactions come in, by the gateway and by HTTP alike: into the inbox, and what cannot wait for the inbox is
 * answered here. Each gets its first response within 3 s, whatever the database does.
 */
export function createInteractions(options: InteractionsOptions): Interactions {
  const { answers, log } = options
  const running = new Set<Promise<unknown>>()

  function track<Result>(work: Promise<Result>): Promise<Result> {
    running.add(work)
    return work.finally(() => running.delete(work))
  }

  async function act({ answer, incoming }: Read & { readonly is: 'act' }): Promise<boolean> {
    const announce = setTimeout(() => {
      void track(quietly(log, 'an interaction was not announced', () => answers.defer(answer)))
    }, DEFER_MILLISECONDS)
    try {
      if (await persistently(() => options.receive(answer.id, incoming))) return true
      clearTimeout(announce)
      answers.forget(answer)
      return false
    } catch (error) {
      clearTimeout(announce)
      if (error instanceof Outage) log.warn({ interaction: answer.id }, 'an interaction was lost: the database is away')
      else log.error({ interaction: answer.id, err: error }, 'an interaction was lost: it could not be stored')
      await quietly(log, 'an apology was not delivered', () =>
        answers.say(answer, note(answer, options.ids, 'tryAgain'), 'new'),
      )
      return true
    }
  }

  return {
    take: (interaction, respond) =>
      track(
        (async () => {
          const wanted = read(interaction)
          if (wanted === undefined) return false
          const { answer } = wanted
          if (!answers.open(answer, respond)) return false
          if (!answer.quiet) options.reached(answer.person)
          if (wanted.is === 'act') return act(wanted)
          await quietly(log, 'an interaction was not answered', () =>
            wanted.is === 'form' ? openForm(options, wanted) : propose(options, wanted),
          )
          return true
        })(),
      ),
    async settled() {
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}

/** The first response or none: a deferral cannot become a form. */
async function openForm(options: InteractionsOptions, { answer, ref }: Read & { readonly is: 'form' }): Promise<void> {
  const { answers, ids, log } = options
  const found = await inTime(options.presentView(answer.person, ref.id), FORM_MILLISECONDS)
  if ('late' in found) {
    if (found.late !== undefined) log.warn({ interaction: answer.id, err: found.late }, 'a form could not be opened')
    await answers.first(answer, said(note(answer, ids, 'tryAgain'), true))
  } else if (found.value?.is === 'ask') {
    await answers.first(answer, { type: InteractionResponseType.Modal, data: modalOf(found.value) })
  } else if (found.value === undefined) {
    await answers.first(answer, said(note(answer, ids, 'formOver'), true))
  } else {
    const body = { ...renderView(found.value, ids) }
    await answers.say(answer, body, answer.message === undefined ? 'new' : 'update')
  }
}

async function propose(
  options: InteractionsOptions,
  { answer, what, typed }: Read & { readonly is: 'suggest' },
): Promise<void> {
  const { answers, log } = options
  const language = members.languageOf(answer.locale)
  const found = await inTime(options.suggest(answer.person, { what, typed, language }), SUGGEST_MILLISECONDS)
  if ('late' in found && found.late !== undefined) {
    log.warn({ interaction: answer.id, err: found.late }, 'nothing could be proposed')
  }
  const choices = ('late' in found ? [] : found.value).slice(0, MAX_CHOICES).map(choiceOf)
  const data = { choices }
  await answers.first(answer, { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data })
}

/** Never throws: nobody is left to be told. */
async function quietly(log: Log, what: string, call: () => Promise<unknown>): Promise<void> {
  try {
    await call()
  } catch (error) {
    const { is } = failureOf(error)
    // Too late, or said by somebody else: what comes after it finds its own way.
    if (is !== 'expired' && is !== 'answered') log.warn({ reason: reasonOf(error) }, what)
  }
}

async function persistently<Result>(call: () => Promise<Result>): Promise<Result> {
  for (const pause of RETRY_PAUSES_MILLISECONDS) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof Outage)) throw error
    }
    await wait(pause)
  }
  return call()
}

type InTime<Result> = { readonly value: Result } | { readonly late: unknown }

/** What came within the time, or why it did not (undefined: it only takes longer). */
async function inTime<Result>(work: Promise<Result>, milliseconds: number): Promise<InTime<Result>> {
  const over = new AbortController()
  const time = wait(milliseconds, { late: undefined }, { signal: over.signal }).catch(() => ({ late: undefined }))
  const done = work.then(
    (value) => ({ value }),
    (error: unknown) => ({ late: error }),
  )
  return Promise.race([done, time]).finally(() => over.abort())
}

/** A sentence of ours, in the language of the person's app: who it is stands in the database, which may be away. */
function note(answer: Answer, ids: CommandIds, name: 'formOver' | 'tryAgain'): Record<string, unknown> {
  const text = copyFor(members.languageOf(answer.locale)).discord[name]
  return { ...renderCard({ blocks: [{ is: 'note', text }], rows: [] }, ids) }
}

function said(body: Record<string, unknown>, quiet: boolean): APIInteractionResponse {
  const flags = Number(body['flags']) | (quiet ? MessageFlags.Ephemeral : 0)
  return { type: InteractionResponseType.ChannelMessageWithSource, data: { ...body, flags } }
}

function choiceOf({ name, value }: Proposal): APIApplicationCommandOptionChoice<string> {
  return { name: label(name, MAX_CHOICE_LENGTH), value }
}
