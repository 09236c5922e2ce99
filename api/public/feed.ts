import type { Job } from '../../core/jobs/index.ts'
import { CATEGORIES } from '../../core/jobs/index.ts'
import { xmlText } from '../../core/shared/xml.ts'
import { beginning } from './page.ts'

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
    <id>${xmlText(webLink(`/j/${job.publicId}`))}</id>
    <title>${xmlText(`${job.title} · ${euros(job.rewardPoints)}`)}</title>
    <link href="${xmlText(webLink(`/j/${job.publicId}`))}"/>
    <updated>${(job.publishedAt ?? job.createdAt).toISOString()}</updated>
    <category term="${xmlText(job.category)}"/>
    <summary type="text">${xmlText(beginning(job.brief, 300))}</summary>
  </entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xmlText(webLink(path))}</id>
  <title>${xmlText(title)}</title>
  <author><name>Klickwork</name></author>
  <link rel="self" href="${xmlText(webLink(path))}"/>
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
      `  <url><loc>${xmlText(webLink(path))}</loc>${at === undefined ? '' : `<lastmod>${at.toISOString()}</lastmod>`}</url>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('\n')}
</urlset>
`
}
