import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { story, words } from '../support/story.ts'
import type { DiscordStandIn } from '../../bots/sandbox/discord/index.ts'
import type { Actor, SentByPerson, World } from '../support/actor.ts'

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const DOCUMENT = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const PROGRAM = Buffer.from('MZ\u0090\u0000This program cannot be run in DOS mode.', 'latin1')
const DRAWING = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
const MEGABYTE = 1_048_576

story(
  'files',
  'files are copied to our own storage, and the client gets them from there',
  async (stage) => {
    const { say, either } = stage
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const title = either('Fotografiere deine Lieblingstasse', 'Take a photo of your favourite cup')
    const job = await stage.job(clara, { title, proof: ['picture', 'file'], checklist: [] })
    await stage.aside('Ben takes the job.', async () => {
      await ben.starts(`j_${job}`)
      await ben.presses(say.jobs.card.take(800))
    })

    await ben.presses(say.work.show.submit)
    // On Discord both are asked for in one form, and there is nothing to write into.
    const inForm = stage.platform === 'discord'
    if (!inForm) await ben.writes(either('Kommt gleich!', 'Coming soon!'))
    await ben.sends({ name: 'tasse.png', bytes: PICTURE, as: 'photo', caption: either('Meine Tasse', 'My cup') })
    await ben.presses(say.dialog.done)
    const refused = async (file: SentByPerson, why: string): Promise<void> => {
      await ben.sends(file)
      if (inForm) await ben.presses(say.dialog.done)
      expect(ben.last().text).toContain(why)
      // The form is opened anew, and the picture is there already.
      if (inForm) await ben.presses(say.dialog.done)
    }
    const wrongType = words(say.refusals['file.wrong_type']({}, say.format))
    await refused({ name: 'tasse.exe', bytes: PROGRAM }, wrongType)
    await refused({ name: 'tasse.svg', bytes: DRAWING }, wrongType)
    await refused({ name: 'tasse.pdf.exe', bytes: PROGRAM }, wrongType)
    await refused(
      { name: 'film.mp4', bytes: PICTURE, claimedSize: 21 * MEGABYTE },
      words(say.refusals['file.too_large']({ megabytes: 20 }, say.format)),
    )
    await ben.sends({ name: either('Über die Tasse.pdf', 'About the cup.pdf'), bytes: DOCUMENT })
    await ben.presses(say.dialog.done)
    await ben.presses(say.work.submit.confirm)

    await clara.presses(say.notices.buttons.look)
    await clara.presses(say.review.submission.showFiles(2))
    if (stage.discord === undefined) expectFromTelegram(stage, clara, ben)
    else expectFromDiscord(stage.discord, clara, ben)
    const stored = await readdir(join(stage.dataDir, 'files'), { recursive: true, withFileTypes: true })
    expect(stored.filter((entry) => entry.isFile())).toHaveLength(2)
  },
  { on: 'both' },
)

/** The platform's own ids of what Ben sent are never handed on: the bytes come from our folder. */
function expectFromTelegram({ standIn }: World, clara: Actor, ben: Actor): void {
  const got = clara.messages().flatMap(({ file }) => (file === undefined ? [] : [file]))
  expect(got.map(({ as }) => as)).toEqual(['photo', 'document'])
  expect(got.map(({ fileId }) => Buffer.from(standIn.file(fileId)?.bytes ?? []))).toEqual([PICTURE, DOCUMENT])
  const sent = idsOf(ben, standIn)
  expect(got.some(({ fileId }) => sent.includes(fileId))).toBe(false)
}

function expectFromDiscord(discord: DiscordStandIn, clara: Actor, ben: Actor): void {
  const got = discord.history(clara.externalId).flatMap(({ files }) => files)
  expect(got.map(({ name }) => name)).toEqual(['tasse.png', 'Über_die_Tasse.pdf'])
  expect(got.map(({ id }) => Buffer.from(discord.file(id)?.bytes ?? []))).toEqual([PICTURE, DOCUMENT])
  const sent = discord.interactions().filter(({ personId }) => personId === ben.externalId)
  for (const { id } of got) expect(JSON.stringify(sent)).not.toContain(id)
}

function idsOf(
  actor: Actor,
  standIn: { history(id: number): readonly { readonly file?: { readonly fileId: string } }[] },
): readonly string[] {
  return standIn.history(actor.id).flatMap(({ file }) => (file === undefined ? [] : [file.fileId]))
}
