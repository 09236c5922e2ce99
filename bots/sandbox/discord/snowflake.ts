import type { World } from './world.ts'

/** Milliseconds of the first second of 2015, from which Discord counts (reference, "Snowflakes"). */
const discordEpoch = 1_420_070_400_000n

/** A new id: it carries the time of the sandbox clock and is greater than every id before it. */
export function newId(world: World): string {
  const { snowflakes } = world
  const now = world.now()
  if (now > snowflakes.at) {
    snowflakes.at = now
    snowflakes.count = 0
  } else {
    snowflakes.count += 1
  }
  // The lower 22 bits are Discord's worker, process and increment; here they only count.
  return (((BigInt(Math.floor(snowflakes.at)) - discordEpoch) << 22n) + BigInt(snowflakes.count)).toString()
}
