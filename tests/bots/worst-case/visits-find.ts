import type { Market } from './market.ts'
import type { Visit, Visits } from './visits.ts'
import { words } from './words.ts'

/** Finding jobs. */
export function findScreens({ worker, minor, claimJobs }: Market): Visits {
  const [, next] = claimJobs
  if (next === undefined) throw new Error('too few jobs')
  const show = (...args: readonly string[]): Visit => ({ by: worker, args })
  return {
    'jobs.page': [show(), show(next.publicId), { by: minor, args: [] }],
    'jobs.full': [show(), show(next.publicId), { by: minor, args: [] }],
    'jobs.categories': [show()],
    'jobs.filters': [show()],
    'jobs.filter': ['sort', 'category', 'reward', 'time', 'language', '?'].map((what) => show(what)),
  }
}

export function findActions(market: Market): Visits {
  const { worker, minor, applicant, claimJobs, search, kind } = market
  const [, next] = claimJobs
  if (next === undefined) throw new Error('too few jobs')
  const find = (...args: readonly string[]): Visit => ({ by: worker, args })
  return {
    'jobs.find': [
      find(),
      { by: minor, args: [] },
      { by: applicant, args: ['', next.publicId] },
      find('=online-video'),
      find('=online-video', next.publicId),
      find(search),
      find([...search].slice(0, 4).join('')),
      find(`evil ${'%:'.repeat(20)}`),
      find(`eine ${'%:'.repeat(20)}`, next.publicId),
      find(words(kind, 12, { oneLine: true }), next.publicId),
    ],
    'jobs.set': [
      ['sort', 'per-hour'],
      ['category', 'online-video'],
      ['reward', '5000'],
      ['time', '240'],
      ['language', 'de'],
      ['mine', '1'],
      ['reset'],
      ['?', '?'],
    ].map((args) => find(...args)),
  }
}
