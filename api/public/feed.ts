import type { Job } from '../../core/jobs/index.ts'
import { CATEGORIES } from '../../core/jobs/index.ts'
import { beginning } from './page.ts'

/** Words inside XML. What XML 1.0 forbids altogether is left out. */
export function xml(words: string): string {
  return words
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

interface FeedOptions {
  /** Where the feed itself stands. */
  readonly path: string
  readonly title: string
  readonly now: Date
  readonly euros: (points: number) => string
  readonly webLink: (path: string) => string
}

/** The newest open jobs as an Atom feed (RFC 4287). Words of people are text, never markup. */
export function atom(list: readonly Job[], { path, title, now, euros, webLink }: FeedOptions): string {
  const updated = list[0]?.publishedAt ?? now
  const entries = list.map(
    (job) => `  <entry>
    <id>${xml(webLink(`/j/${job.publicId}`))}</id>
    <title>${xml(`${job.title} · ${euros(job.rewardPoints)}`)}</title>
    <link href="${xml(webLink(`/j/${job.publicId}`))}"/>
    <updated>${(job.publishedAt ?? job.createdAt).toISOString()}</updated>
    <category term="${xml(job.category)}"/>
    <summary type="text">${xml(beginning(job.brief, 300))}</summary>
  </entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xml(webLink(path))}</id>
  <title>${xml(title)}</title>
  <author><name>Klickwork</name></author>
  <link rel="self" href="${xml(webLink(path))}"/>
  <updated>${updated.toISOString()}</updated>
${entries.join('\n')}
</feed>
`
}

/** The pages of categories and the newest open jobs, as sitemaps.org describes. */
export function sitemap(list: readonly Job[], webLink: (path: string) => string): string {
  const pages = ['/jobs', ...CATEGORIES.map((category) => `/jobs/${category}`)].map((path) => ({ path, at: undefined }))
  const entries = [...pages, ...list.map((job) => ({ path: `/j/${job.publicId}`, at: job.publishedAt ?? undefined }))]
  const lines = entries.map(
    ({ path, at }) =>
      `  <url><loc>${xml(webLink(path))}</loc>${at === undefined ? '' : `<lastmod>${at.toISOString()}</lastmod>`}</url>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('\n')}
</urlset>
`
}
