import type { HtmlEscapedString } from 'hono/utils/html'

/** Finished HTML. Everything that is put into a template of `html` is escaped, so nothing typed becomes markup. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>
