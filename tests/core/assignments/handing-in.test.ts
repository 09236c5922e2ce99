import { describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import type { Assignment, Work } from '../../../core/assignments/index.ts'
import * as files from '../../../core/files/index.ts'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { testDatabase } from '../../support/database.ts'
import { claimed, client, handedIn, newKey, openJob, usualWork, worker, type JobOptions } from '../../support/people.ts'
import { refusal, refused } from '../../support/refused.ts'

const database = await testDatabase({ leases: 16 })
const clara = await client(database, { points: 500_000 })

async function started(options: JobOptions = {}): Promise<{ readonly by: Member; readonly assignment: Assignment }> {
  const by = await worker(database)
  return { by, assignment: await claimed(database, by, await openJob(database, clara, options)) }
}

function stored(by: Member, mimeType: string): Promise<files.StoredFile> {
  return database.withTx((tx) =>
    files.record(tx, by, { name: 'file', mimeType, bytes: 10, sha256: '00', storageKey: '00/00' }),
  )
}

describe('the proof that a job asks for', () => {
  const nothing: Work = { words: '', links: [], files: [], checkedPoints: [], aiNote: null }

  test.each(['text', 'link', 'picture', 'file'] as const)('%s: without it nothing is handed in', async (kind) => {
    const { by, assignment } = await started({ proof: [kind] })
    const others: Partial<Work> = {
      words: kind === 'text' ? ' \u200B ' : 'Wort',
      links: kind === 'link' ? [] : ['https://example.org/a'],
      files: kind === 'picture' ? [(await stored(by, 'application/pdf')).publicId] : [],
    }
    const said = await refusal(handedIn(database, by, assignment, { ...nothing, ...others }))
    expect([said.code, said.detail]).toEqual(['submission.proof_missing', { kind }])
  })

  test('with all four kinds asked for, all four have to be there', async () => {
    const { by, assignment } = await started({ proof: ['text', 'link', 'picture', 'file'] })
    const [picture, document] = [await stored(by, 'image/png'), await stored(by, 'application/pdf')]
    const whole: Work = {
      ...nothing,
      words: 'Wort',
      links: ['https://example.org'],
      files: [picture.publicId, document.publicId],
    }
    const lacking: readonly Partial<Work>[] = [
      { words: '' },
      { links: [] },
      { files: [document.publicId] },
      { files: [picture.publicId] },
    ]
    for (const lack of lacking) {
      expect(await refused(handedIn(database, by, assignment, { ...whole, ...lack }))).toBe('submission.proof_missing')
    }
    const submission = await handedIn(database, by, assignment, whole)
    const handed = await database.withTx((tx) => assignments.filesOf(tx, submission))
    expect(handed.map(({ id }) => id)).toEqual([picture.id, document.id])
  })

  test('a file that is asked for without a picture may be a picture', async () => {
    const { by, assignment } = await started({ proof: ['file'] })
    const picture = await stored(by, 'image/jpeg')
    expect((await handedIn(database, by, assignment, { files: [picture.publicId] })).status).toBe('waiting')
  })

  test('somebody else’s file is nobody’s file', async () => {
    const { by, assignment } = await started({ proof: ['file'] })
    const foreign = await stored(await worker(database), 'application/pdf')
    expect(await refused(handedIn(database, by, assignment, { files: [foreign.publicId] }))).toBe('file.unknown')
  })

  test('eleven files are one too many', async () => {
    const { by, assignment } = await started({ proof: ['file'] })
    const many = await Promise.all(Array.from({ length: 11 }, () => stored(by, 'application/pdf')))
    const ids = many.map(({ publicId }) => publicId)
    expect(await refused(handedIn(database, by, assignment, { files: ids }))).toBe('file.too_many')
    expect((await handedIn(database, by, assignment, { files: ids.slice(0, 10) })).status).toBe('waiting')
  })

  test('the same file twice is one file', async () => {
    const { by, assignment } = await started({ proof: ['file'] })
    const { publicId } = await stored(by, 'application/pdf')
    const submission = await handedIn(database, by, assignment, { files: [publicId, publicId] })
    expect(await database.withTx((tx) => assignments.filesOf(tx, submission))).toHaveLength(1)
  })

  test.each([
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['a name and password', 'https://bank.example@evil.example/'],
    ['no address', 'example'],
  ])('%s is no link', async (_, link) => {
    const { by, assignment } = await started({ proof: ['link'] })
    const said = await refusal(handedIn(database, by, assignment, { links: [link] }))
    expect([said.code, said.detail]).toEqual(['job.bad_field', { field: 'link' }])
  })

  test('forged points of the checklist are left out', async () => {
    const { by, assignment } = await started({ checklist: ['Punkt eins', 'Punkt zwei'] })
    const points = [5, -1, 1, 1, 0.5, 1e9, Number.NaN, 0]
    expect((await handedIn(database, by, assignment, { checkedPoints: points })).checkedPoints).toEqual([0, 1])
  })
})

describe('handing in', () => {
  test('gives the client the review window and tells him', async () => {
    const { by, assignment } = await started({ reviewDays: 3 })
    const submission = await handedIn(database, by, assignment)
    const now = await database.withTx((tx) => assignments.mine(tx, by, assignment.publicId))
    expect(now.status).toBe('submitted')
    expect((now.reviewDueAt?.getTime() ?? 0) - submission.handedInAt.getTime()).toBe(3 * 86_400_000)
    expect(
      await database.sql`select from notices where dedupe_key = ${`submission:${submission.id}:waiting`} and member_id = ${clara.id}`,
    ).toHaveLength(1)
  })

  test('one press hands in once, twenty at once too', async () => {
    const { by, assignment } = await started()
    const key = newKey('hand-in')
    const press = (own = key) =>
      database.withTx((tx) =>
        assignments.handIn(tx, by, { key: own, assignment: assignment.publicId, work: usualWork }),
      )
    const same = await Promise.all(Array.from({ length: 20 }, () => press()))
    expect(new Set(same.map(({ publicId }) => publicId)).size).toBe(1)
    expect(await refused(press(newKey('hand-in')))).toBe('assignment.wrong_state')
  })

  test('nobody hands in for somebody else', async () => {
    const { assignment } = await started()
    for (const by of [await worker(database), clara]) {
      expect(await refused(handedIn(database, by, assignment))).toBe('assignment.unknown')
    }
  })

  test.each([
    [-1, 'waiting'],
    [1, 'assignment.too_late'],
  ])('%i second after the fifteen minutes of grace: %s', async (seconds, outcome) => {
    const { by, assignment } = await started()
    // The margin is wide enough for a slow machine and narrow enough to tell the minutes apart.
    await database.sql`update assignments set deadline_at = moment() - interval '15 minutes' - make_interval(secs => ${seconds}) where id = ${assignment.id}`
    const attempt = handedIn(database, by, assignment)
    if (outcome === 'waiting') expect((await attempt).status).toBe('waiting')
    else expect(await refused(attempt)).toBe(outcome)
  })
})

describe('a deadline that passes', () => {
  test('opens the slot again, tells both once, and lowers the share on time', async () => {
    const { by, assignment } = await started({ workHours: 2 })
    await database.forward('2 hours 14 minutes')
    await runDue(database)
    const status = async () => (await database.withTx((tx) => assignments.mine(tx, by, assignment.publicId))).status
    expect(await status()).toBe('working')
    await database.forward('2 minutes')
    await Promise.all([runDue(database), runDue(database)])
    expect(await status()).toBe('lapsed')
    const [job] = await database.sql`select open_slots from jobs where id = ${assignment.jobId}`
    expect(job).toEqual({ open_slots: 1 })
    const told =
      await database.sql`select member_id from notices where kind = 'assignment.lapsed' and data ->> 'assignment' = ${assignment.publicId}`
    expect(told.map((row) => String(row['member_id'])).toSorted()).toEqual([by.id, clara.id].toSorted())
    expect((await database.withTx((tx) => members.record(tx, by.id, 'texts'))).onTimePercent).toBe(0)
  })

  test('does not lapse what was handed in during the grace', async () => {
    const { by, assignment } = await started({ workHours: 2, reviewDays: 14 })
    await database.forward('2 hours 10 minutes')
    await handedIn(database, by, assignment)
    await database.forward('1 hour')
    await runDue(database)
    expect((await database.withTx((tx) => assignments.mine(tx, by, assignment.publicId))).status).toBe('submitted')
  })

  test('of handing in and lapsing at the same moment one counts', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { by, assignment } = await started({ workHours: 2 })
      await database.sql`update assignments set deadline_at = moment() - interval '15 minutes' + interval '0.03 seconds' where id = ${assignment.id}`
      await new Promise((resolve) => setTimeout(resolve, 5 * round))
      await Promise.allSettled([handedIn(database, by, assignment), runDue(database), runDue(database)])
      await database.assertWorld()
    }
  })
})

describe('reminders', () => {
  const rungs = async (assignment: Assignment) =>
    (
      await database.sql<{ rung: string }[]>`
        select split_part(dedupe_key, ':', 4) as rung from notices
          where kind = 'assignment.reminder' and data ->> 'assignment' = ${assignment.publicId} order by id`
    ).map(({ rung }) => rung)

  test('of a week’s work come at half of the time, 24 h, 2 h and 15 min before, each once', async () => {
    const { assignment } = await started({ workHours: 168 })
    const seen: string[][] = []
    for (const step of [
      '83 hours',
      '2 hours',
      '58 hours',
      '2 hours',
      '20 hours',
      '2 hours',
      '40 minutes',
      '10 minutes',
    ]) {
      await database.forward(step)
      await Promise.all([runDue(database), runDue(database)])
      seen.push(await rungs(assignment))
    }
    expect(seen.map((list) => list.length)).toEqual([0, 1, 1, 2, 2, 3, 3, 4])
    expect(seen.at(-1)).toEqual(['half', '24h', '2h', '15m'])
  })

  test('of two hours’ work only those come that make sense', async () => {
    const { assignment } = await started({ workHours: 2 })
    for (const step of ['50 minutes', '15 minutes', '30 minutes', '15 minutes']) {
      await database.forward(step)
      await runDue(database)
    }
    expect(await rungs(assignment)).toEqual(['half', '15m'])
  })

  test('of a revision count from the moment when the work came back', async () => {
    const { by, assignment } = await started({ workHours: 240 })
    await database.forward('100 hours')
    const submission = await handedIn(database, by, assignment)
    await database.withTx((tx) =>
      assignments.sendBack(tx, clara, {
        key: newKey('send-back'),
        submission: submission.publicId,
        reason: 'Bitte nenn auch die Öffnungszeiten.',
        failedPoints: [],
        hours: 24,
      }),
    )
    const seen: string[][] = []
    for (const step of ['1 minute', '12 hours', '10 hours']) {
      await database.forward(step)
      await runDue(database)
      seen.push(await rungs(assignment))
    }
    expect(seen).toEqual([[], ['half'], ['half', '2h']])
  })

  test('of what was missed while the program was away only the last comes', async () => {
    const { assignment } = await started({ workHours: 168 })
    await database.forward('167 hours')
    await runDue(database)
    expect(await rungs(assignment)).toEqual(['2h'])
  })

  test('of what is handed in go to the client: after 24 h, 72 h and 4 h before silence approves', async () => {
    const { by, assignment } = await started({ reviewDays: 5 })
    const submission = await handedIn(database, by, assignment)
    const counts: number[] = []
    for (const step of ['23 hours', '2 hours', '46 hours', '2 hours', '42 hours', '2 hours']) {
      await database.forward(step)
      await Promise.all([runDue(database), runDue(database)])
      counts.push(
        (
          await database.sql`select from notices where kind = 'submission.reminder' and member_id = ${clara.id} and data ->> 'submission' = ${submission.publicId}`
        ).length,
      )
    }
    expect(counts).toEqual([0, 1, 1, 2, 2, 3])
    // The clock of the worker stands still meanwhile.
    expect(await rungs(assignment)).toEqual([])
  })
})

test('the world is in order after all of it', () => database.assertWorld())
