import * as assignments from '../../core/assignments/index.ts'
import { connect } from '../../core/db/connect.ts'
import * as members from '../../core/members/index.ts'
import { pgbench } from './pgbench.ts'
import { check, fill, waiting } from './world.ts'

/** Approvals a second at a number of connections; each side is measured several times, in turns. */
export interface Row {
  readonly connections: number
  readonly core: number
  /** Undefined where there is no pgbench. */
  readonly pgbench: number | undefined
}

const ROUNDS = 3
const CONNECTIONS = [1, 4, 16]
/** Approvals of one measurement, by connections: a few seconds of work. */
const APPROVALS: Readonly<Record<number, number>> = { 1: 1_000, 4: 2_000, 16: 3_200 }

/** Approves the same number of submissions through the core and through pgbench, on the same server, in turns. */
export async function measureApprovals(
  url: string,
  role: string | undefined,
  program: string | undefined,
): Promise<readonly Row[]> {
  await fill(url)
  const rows: Row[] = []
  let next = 0
  for (const connections of CONNECTIONS) {
    const count = APPROVALS[connections] ?? 2_000
    const take = (): number => (next += count) - count
    const through: number[] = []
    const against: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      through.push(await approveThroughCore(url, role, connections, take(), count))
      if (program !== undefined) {
        const each = count / connections
        against.push(await pgbench(program, url, { connections, first: take(), each, role }))
      }
    }
    rows.push({ connections, core: median(through), pgbench: against.length === 0 ? undefined : median(against) })
  }
  await check(url)
  return rows
}

async function approveThroughCore(
  url: string,
  role: string | undefined,
  connections: number,
  first: number,
  count: number,
): Promise<number> {
  const database = connect({ url, leases: connections, ...(role === undefined ? {} : { role }) })
  try {
    const clients = new Map<string, members.Member>()
    for (let n = 0; n < 64; n += 1) {
      const { clientId } = waiting(n)
      const client = await database.withTx((tx) => members.byId(tx, clientId))
      if (client !== undefined) clients.set(clientId, client)
    }
    // pgbench does not count the time to connect either.
    await Promise.all(
      Array.from({ length: connections }, () => database.withTx((tx) => members.byId(tx, waiting(0).clientId))),
    )
    let n = first
    const one = async (): Promise<void> => {
      while (n < first + count) {
        const { submission, clientId } = waiting(n)
        const key = `core:${n}`
        n += 1
        const client = clients.get(clientId)
        if (client === undefined) throw new Error('the bench has no such client')
        await database.withTx((tx) => assignments.approve(tx, client, { key, submission }))
      }
    }
    const began = performance.now()
    await Promise.all(Array.from({ length: connections }, one))
    return count / ((performance.now() - began) / 1_000)
  } finally {
    await database.close()
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
