import type { Refusal, RefusalCode, Refusals } from '../../core/shared/refusal.ts'
import type { Text } from '../dialog/text.ts'
import type { Copy } from './copy.ts'
import type { Format } from './format.ts'

/** A sentence for everything that the core may refuse: a code without one does not compile. */
export type RefusalCopy = { readonly [Code in RefusalCode]: (detail: Refusals[Code], format: Format) => Text }

/** Why the core said no, and what to do next, in the words of one language. */
export function explain(refusal: Refusal, copy: Copy): Text {
  return sentence(refusal.code, refusal.detail, copy)
}

function sentence<Code extends RefusalCode>(code: Code, detail: Refusals[Code], copy: Copy): Text {
  return copy.refusals[code](detail, copy.format)
}
