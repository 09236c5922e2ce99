import { writeKeptFile, type KeptFile } from '../../../bots/dialog/field.ts'
import { hugeWork } from './huge.ts'
import type { Market } from './market.ts'
import type { FlowVisit } from './visits.ts'
import { words } from './words.ts'

/** Everything that a submission may hold. */
export function workAnswers(market: Market): FlowVisit['answers'] {
  const work = hugeWork(market.kind, market.files)
  const kept = market.files.map(
    ({ publicId, name, mimeType, bytes }): KeptFile => ({
      id: publicId,
      name,
      mimeType,
      bytes,
      picture: mimeType.startsWith('image/'),
    }),
  )
  const stored = (picture: boolean) => kept.filter((file) => file.picture === picture).map(writeKeptFile)
  return {
    text: work.words,
    links: work.links.join('\n'),
    pictures: stored(true),
    files: stored(false),
    checklist: ['0', '1', '2', '3', '4', '5', '6', '7'],
    ai: work.aiNote ?? '',
    note: words(market.kind, 1000),
  }
}
