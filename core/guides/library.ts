import type { Language } from '../shared/language.ts'
import { GUIDE_IDS, type Guide, type GuideId } from './guide.ts'
import { dataEntry } from './lessons/data-entry.ts'
import { goodFeedback } from './lessons/good-feedback.ts'
import { honestReview } from './lessons/honest-review.ts'
import { productDescription } from './lessons/product-description.ts'
import { searchBasics } from './lessons/search-basics.ts'
import { slidesToVideo } from './lessons/slides-to-video.ts'
import { socialBookmarking } from './lessons/social-bookmarking.ts'
import { webResearch } from './lessons/web-research.ts'
import { websiteTest } from './lessons/website-test.ts'
import { workSafely } from './lessons/work-safely.ts'

const LIBRARY: { readonly [Id in GuideId]: Guide } = {
  'work-safely': workSafely,
  'product-description': productDescription,
  'slides-to-video': slidesToVideo,
  'social-bookmarking': socialBookmarking,
  'web-research': webResearch,
  'data-entry': dataEntry,
  'search-basics': searchBasics,
  'website-test': websiteTest,
  'honest-review': honestReview,
  'good-feedback': goodFeedback,
}

/** All lessons, in the order in which they are shown. */
export const GUIDES: readonly Guide[] = GUIDE_IDS.map((id) => LIBRARY[id])

/** True for the id of a lesson that exists. */
export const isGuideId = (id: string): id is GuideId => Object.hasOwn(LIBRARY, id)

/** The title of a lesson, by an id that a job or a refusal carries; the id itself for a lesson that is gone. */
export const guideTitle = (id: string, language: Language): string =>
  isGuideId(id) ? LIBRARY[id].text[language].title : id

/** A lesson by its id. */
export const guideById = (id: GuideId): Guide => LIBRARY[id]
