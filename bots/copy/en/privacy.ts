import { plain } from '../../dialog/text.ts'
import type { privacy as german } from '../de/privacy.ts'

export const privacy: typeof german = {
  intro: plain(
    'Your data is yours. Here is what I keep and why. You can take everything with you or delete your account at any time.',
  ),
  exportButton: '📦 Export everything',
  linkComing: plain('The link is on its way.'),
  link: plain(
    'Here you download everything that I know about you: a ZIP file with tables and your files. The link is good for 30 minutes, once and only for you; do not pass it on.',
  ),
  linkButton: 'To my data',
}
