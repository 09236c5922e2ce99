import { expect, test } from 'vitest'
import { copyFor } from '../../../bots/copy/copy.ts'
import type { Settings } from '../../../bots/dialog/routes.ts'
import { routes } from '../../../bots/screens/routes.ts'
import { USUAL_RULES } from '../../../core/payouts/index.ts'
import { Refusal } from '../../../core/shared/refusal.ts'
import { testDatabase } from '../../support/database.ts'
import { testVault, testWebLink } from '../../support/vault.ts'
import { market } from '../worst-case/market.ts'
import { screenVisits } from '../worst-case/visits.ts'

const settings: Settings = {
  feeBasisPoints: 1_000,
  minimumAge: 14,
  checks: { firstJobs: 0, days: 7 },
  payouts: USUAL_RULES,
  operators: [],
  sandbox: true,
  vault: testVault,
  webLink: testWebLink,
  chatLink: () => '',
}

test('every screen survives that the others on it have gone, and says so', async () => {
  const db = await testDatabase()
  await db.setClock('2026-11-24T10:00:00+01:00')
  const place = await market(db, 'narrow')
  const gone = [place.worker.id, place.client.id, place.applicant.id]
  // What a deletion leaves of them; here in the middle of everything, which it would refuse.
  await db.sql`
    update members set status = 'deleted', deleted_at = now(), name = '—', birth_date = null, deposit_reference = null
      where id in ${db.sql(gone)}`
  const copy = copyFor('de')
  let said = 0
  for (const [name, visits] of Object.entries(screenVisits(place))) {
    const screen = routes.screens[name] ?? expect.fail(name)
    for (const { by, args } of visits.filter((visit) => !gone.includes(visit.by.id))) {
      const shown = await db
        .withTx((tx) => screen({ tx, member: by, copy, settings, key: 'x', platform: 'telegram', place: '1' }, args))
        .catch((error: unknown) => (error instanceof Refusal ? undefined : Promise.reject(error)))
      const words = JSON.stringify(shown) ?? ''
      expect(words, name).not.toContain('"—"')
      if (words.includes('Gelöschtes Mitglied')) said += 1
    }
  }
  expect(said).toBeGreaterThan(5)
})
