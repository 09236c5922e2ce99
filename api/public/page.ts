import { html } from 'hono/html'
import * as jobs from '../../core/jobs/index.ts'
import type { Job } from '../../core/jobs/index.ts'
import { PREVIEW_SIZE } from '../../core/pictures/index.ts'
import type { Language } from '../../core/shared/language.ts'
import type { Html } from '../html.ts'
import { LEGAL_LINKS } from '../legal-links.ts'
import { words } from './words.ts'

/** How amounts and times are written in a language; the product's own formats. */
export interface Format {
  euros(points: number): string
  minutes(minutes: number): string
  hours(hours: number): string
  day(at: Date, timeZone: string): string
  count(value: number, forms: { readonly one: string; readonly other: string }): string
}

export interface Look {
  readonly language: Language
  readonly format: Format
  webLink(path: string): string
  /** How a job is opened in a chat: the address at Telegram, what to type on Discord; without what is not connected. */
  door(job: string): { readonly telegram?: string; readonly discord?: string }
}

interface Head {
  readonly title: string
  readonly description: string
  /** The page's own address, without the language. */
  readonly path: string
  readonly picture?: string
  readonly noIndex?: boolean
}

/** The zone of the marketplace: a page does not know its reader's. */
const ZONE = 'Europe/Berlin'

const withLanguage = (path: string, language: Language): string =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${language}`

export function documentHtml(look: Look, head: Head, body: Html): Html {
  const { language, webLink } = look
  const copy = words[language]
  const other: Language = language === 'de' ? 'en' : 'de'
  const picture = head.picture === undefined ? undefined : webLink(head.picture)
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${head.title} · Klickwork</title>
        <meta name="description" content="${head.description}" />
        ${head.noIndex === true ? html`<meta name="robots" content="noindex" />` : ''}
        <link rel="canonical" href="${webLink(withLanguage(head.path, language))}" />
        <link rel="alternate" hreflang="de" href="${webLink(withLanguage(head.path, 'de'))}" />
        <link rel="alternate" hreflang="en" href="${webLink(withLanguage(head.path, 'en'))}" />
        <link rel="alternate" type="application/atom+xml" title="${copy.feed}" href="${webLink('/feed.xml')}" />
        <meta property="og:site_name" content="Klickwork" />
        <meta property="og:type" content="website" />
        <meta property="og:title" content="${head.title}" />
        <meta property="og:description" content="${head.description}" />
        <meta property="og:url" content="${webLink(withLanguage(head.path, language))}" />
        ${
          picture === undefined
            ? ''
            : html`<meta property="og:image" content="${picture}" />
                <meta property="og:image:width" content="${PREVIEW_SIZE.width}" />
                <meta property="og:image:height" content="${PREVIEW_SIZE.height}" />
                <meta name="twitter:card" content="summary_large_image" />`
        }
        <link rel="stylesheet" href="/public.css" />
      </head>
      <body>
        <header>
          <a class="brand" href="${withLanguage('/jobs', language)}">Klick<b>work</b></a>
          <a href="${withLanguage(head.path, other)}" hreflang="${other}" lang="${other}">${copy.otherLanguage}</a>
        </header>
        <main>${body}</main>
        <footer>
          <a href="/feed.xml">${copy.feed}</a>
          ${LEGAL_LINKS.map(
            ({ path, label }) => html`<a href="${withLanguage(path, language)}">${label[language]}</a>`,
          )}
        </footer>
      </body>
    </html>`
}

export const categoryTitle = (language: Language, category: jobs.CategoryId): string =>
  `${jobs.categoryNames[category].emoji} ${jobs.categoryNames[category][language]}`

/** The first words of a longer text, for descriptions. */
export function beginning(text: string, most: number): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()]
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`
}

/** Time and free slots in one line. */
export function factsOf({ language, format }: Look, job: Job): string {
  const copy = words[language]
  return copy.facts(format.minutes(job.minutes), format.count(job.openSlots, copy.slots))
}

export function jobHtml(look: Look, job: Job): Html {
  const { language, format } = look
  const copy = words[language]
  const state =
    job.status === 'closed' ? copy.ended : job.status === 'paused' ? copy.paused : job.openSlots === 0 ? copy.full : ''
  const { telegram, discord } = look.door(job.publicId)
  const description = `${format.euros(job.rewardPoints)} · ${factsOf(look, job)} · ${beginning(job.brief, 120)}`
  return documentHtml(
    look,
    {
      title: job.title,
      description,
      path: `/j/${job.publicId}`,
      picture: `/j/${job.publicId}/card.png?lang=${language}`,
      noIndex: job.status === 'closed',
    },
    html`<article>
      <p class="kicker">
        <a href="${withLanguage(`/jobs/${job.category}`, language)}">${categoryTitle(language, job.category)}</a>
      </p>
      <h1 lang="${job.language}">${job.title}</h1>
      <p class="reward">
        ${format.euros(job.rewardPoints)}
        <small>${copy.perHour(format.euros(jobs.hourlyPoints(job.rewardPoints, job.minutes)))}</small>
      </p>
      <p>
        ${factsOf(look, job)}
        ${job.status === 'closed' ? '' : html` · ${copy.closes(format.day(job.closesAt, ZONE))}`}
      </p>
      <p>
        ${copy.handIn(job.proof.map((kind) => copy.proof[kind]).join(', '))}
        · ${copy.workTime(format.hours(job.workHours))}
      </p>
      ${job.minimumAge === null ? '' : html`<p>${copy.minimumAge(job.minimumAge)}</p>`}
      ${state === '' ? '' : html`<p class="state">${state}</p>`}
      ${
        job.status === 'closed'
          ? ''
          : html`<p class="doors">
              ${telegram === undefined ? '' : html`<a class="button" href="${telegram}">${copy.telegram}</a>`}
              ${discord === undefined ? '' : html`<span>${copy.discord} <code>${discord}</code></span>`}
            </p>`
      }
      <h2>${copy.brief}</h2>
      <p class="words" lang="${job.language}">${job.brief}</p>
      <h2>${copy.result}</h2>
      <p class="words" lang="${job.language}">${job.result}</p>
    </article>`,
  )
}

export function listHtml(
  look: Look,
  page: {
    readonly category: jobs.CategoryId | undefined
    readonly jobs: readonly Job[]
    readonly more: boolean
    readonly isFirst: boolean
  },
): Html {
  const { language, format } = look
  const copy = words[language]
  const { category } = page
  const path = category === undefined ? '/jobs' : `/jobs/${category}`
  const title = category === undefined ? copy.openJobs : categoryTitle(language, category)
  const about = category === undefined ? copy.about : jobs.categoryNames[category].about[language]
  const last = page.jobs.at(-1)
  return documentHtml(
    look,
    {
      title,
      description: `${copy.tagline} ${about}`,
      path,
      picture: `${path}/card.png?lang=${language}`,
      noIndex: !page.isFirst,
    },
    html`<h1>${title}</h1>
      <p>${about}</p>
      <nav aria-label="${copy.all}">
        ${category === undefined ? '' : html`<a href="${withLanguage('/jobs', language)}">${copy.all}</a>`}
        ${jobs.CATEGORIES.filter((one) => one !== category).map(
          (one) => html`<a href="${withLanguage(`/jobs/${one}`, language)}">${categoryTitle(language, one)}</a>`,
        )}
      </nav>
      ${page.jobs.length === 0 ? html`<p class="state">${copy.none}</p>` : ''}
      <ul class="jobs">
        ${page.jobs.map(
          (job) =>
            html`<li>
              <a href="${withLanguage(`/j/${job.publicId}`, language)}" lang="${job.language}">${job.title}</a>
              <b>${format.euros(job.rewardPoints)}</b>
              <small>${categoryTitle(language, job.category)} · ${factsOf(look, job)}</small>
            </li>`,
        )}
      </ul>
      <p>
        ${page.isFirst ? '' : html`<a href="${withLanguage(path, language)}">${copy.newest}</a>`}
        ${
          page.more && last !== undefined
            ? html`<a class="button" rel="next" href="${withLanguage(`${path}?after=${last.publicId}`, language)}"
                >${copy.more}</a
              >`
            : ''
        }
      </p>`,
  )
}

export function messageHtml(look: Look, title: string, line: string): Html {
  return documentHtml(
    look,
    { title, description: line, path: '/jobs', noIndex: true },
    html`<h1>${title}</h1>
      <p>${line}</p>
      <p><a class="button" href="${withLanguage('/jobs', look.language)}">${words[look.language].openJobs}</a></p>`,
  )
}
