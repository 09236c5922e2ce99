import * as guides from '../../core/guides/index.ts'
import type { Attempt } from '../../core/guides/index.ts'
import { go, looks, type Block, type Card } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { plain } from '../dialog/text.ts'
import { card, deadline, lines, menuButton, title } from './parts.ts'

const LETTERS = ['A', 'B', 'C'] as const

/** Begins the five questions of a lesson: `[guide]`. */
export const quizStart: Action = async ({ tx, member, key }, [guide = '']) => {
  const attempt = await guides.start(tx, member, { key, guide })
  return { show: { do: 'quiz.show', args: [attempt.publicId] } }
}

/**
 * Answers a question: `[attempt, question, place]`. The button names the place at which an option was shown; what stands
 * there is the core's to know.
 */
export const quizAnswer: Action = async ({ tx, member, key }, [attempt = '', question = '', place = '']) => {
  const numbers = { question: numberIn(question), place: numberIn(place) }
  const { publicId } = await guides.answer(tx, member, { key, attempt, ...numbers })
  return { show: { do: 'quiz.show', args: [publicId] } }
}

/** A number as a button carries it; what else was forged is no question and no place. */
const numberIn = (words: string): number => (/^[0-9]$/.test(words) ? Number(words) : -1)

/** The question that is asked now, or how it went: `[attempt]`. */
export const quizShow: Screen = async (turn, [id = '']) => {
  const attempt = await guides.attemptOf(turn.tx, turn.member, id)
  return attempt.status === 'running' ? questionCard(turn, attempt) : resultCard(turn, attempt)
}

function questionCard({ copy }: Turn, attempt: Attempt): Card {
  const words = copy.guides
  const { language } = copy.format
  const guide = guides.guideById(attempt.guide)
  const number = attempt.answers.length
  const question = guide.questions[number]?.[language]
  if (question === undefined) throw new Error(`${guide.id} has no question ${number}`)
  const options = [question.right, ...question.wrong]
  const shown = guides.shownOrder(attempt, number).map((option) => options[option] ?? '')
  return card(
    [
      title(words.questionTitle(guide.text[language].title, number + 1, guides.QUIZ.questions)),
      lines(words.pageHead(question.ask)),
      lines(...shown.map((option, place) => words.option(LETTERS[place] ?? '', option))),
    ],
    [
      shown.map((_, place) => go(LETTERS[place] ?? '', 'quiz.answer', attempt.publicId, number, place)),
      [go(words.toGuide, 'guide.show', guide.id), menuButton(copy)],
    ],
  )
}

function resultCard(turn: Turn, attempt: Attempt): Card {
  const { copy } = turn
  const words = copy.guides
  const guide = guides.guideById(attempt.guide)
  const name = guide.text[copy.format.language].title
  const toGuide = go(words.toGuide, 'guide.show', guide.id)
  if (attempt.status === 'lapsed') {
    return card([lines(words.lapsed)], [[looks('main', go(words.start, 'quiz.start', guide.id)), toGuide]])
  }
  const isPassed = attempt.status === 'passed'
  const right = guides.rightAnswers(attempt)
  const next = guides.nextTryAt(attempt)
  return card(
    [
      title(isPassed ? words.passed(name) : words.failed(name)),
      lines(
        words.score(right, guides.QUIZ.questions, guides.QUIZ.passMark),
        isPassed || next === undefined ? undefined : words.again(deadline(turn, next)),
      ),
      ...explanations(turn, attempt),
    ],
    [
      isPassed ? [looks('main', go(copy.jobs.menu.find, 'jobs.find'))] : [],
      [toGuide, go(words.all, 'guides')],
      [menuButton(copy)],
    ],
  )
}

/** Each question with its right answer, and why it is right. */
function explanations({ copy }: Turn, attempt: Attempt): readonly Block[] {
  return guides.guideById(attempt.guide).questions.map((question, index) => {
    const { ask, right, why } = question[copy.format.language]
    const isRight = attempt.answers[index] === 0
    return lines(copy.guides.judged(isRight, ask), copy.guides.rightAnswer(right), plain(why))
  })
}
