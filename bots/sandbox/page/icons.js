// @ts-check

const SVG = 'http://www.w3.org/2000/svg'

/** Outlines on a field of 24 by 24. */
const paths = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  clip: 'M8.5 12.500l6-6a3.2 3.2 0 0 1 4.5 4.500l-8 8a5.3 5.3 0 0 1-7.5-7.500l7.5-7.5',
  send: 'M4 12L3.5 4.5 21 12 3.5 19.5 4 12zM4 12h8',
  bellOff:
    'M6.5 9.500c-.2 5-2 6.5-2 6.500h12M9 4.900A5.5 5.5 0 0 1 17.5 9.500c0 2.2.4 3.8.9 4.800M10 19.500a2.2 2.2 0 0 0 4 0M3.5 3.500l17 17',
  check: 'M5 12.500l4.5 4.500L19 7.5',
  checks: 'M2 12.500l4.5 4.500L16 7.500M11.5 15.500l1.5 1.500L22.5 7.5',
  down: 'M6 9.500l6 6 6-6',
  dots: 'M12 5.500v.01M12 12v.01M12 18.500v.01',
  link: 'M10 14a4.5 4.5 0 0 0 6.4 0l3-3A4.5 4.5 0 0 0 13 4.600l-1 1M14 10a4.5 4.5 0 0 0-6.4 0l-3 3a4.5 4.5 0 0 0 6.4 6.400l1-1',
  block: 'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM6 6l12 12',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.500v2M12 19.500v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4',
  moon: 'M20 14.500A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.500z',
  plus: 'M12 5v14M5 12h14',
  question: 'M9 9.200a3 3 0 1 1 4.3 2.700c-.9.5-1.3 1-1.3 2.100M12 17.500v.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  clock: 'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.500V12l3 2',
  copy: 'M9 9h10.500v11.500H9zM5 15H4V3.500h11V5',
  open: 'M8 16L17.5 6.500M9.5 6.500h8v8',
  file: 'M6 3.500h8l4.5 4.500v12.500H6zM14 3.500V8h4.5',
  close: 'M6 6l12 12M18 6L6 18',
  hash: 'M5 9h15M4 15h15M10 4L8 20M16 4l-2 16',
  at: 'M12 8.500a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM15.5 8.500v4.500c0 3.500 5 3 5-1.500a8.5 8.5 0 1 0-3.500 7',
  people:
    'M9 5a3.2 3.2 0 1 0 0 6.400A3.2 3.2 0 0 0 9 5zM3 19c0-3.200 2.700-5 6-5s6 1.800 6 5M16 5.300a3.2 3.2 0 0 1 0 5.800M17.500 14.300c2.200.600 3.500 2.200 3.500 4.700',
  reply: 'M5 18v-4a5 5 0 0 1 5-5h9',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM12 9.500a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  both: 'M3.500 5h7v14h-7zM13.500 5h7v14h-7z',
  chat: 'M4 5h16v11H11l-5 4v-4H4z',
  game: 'M8 7h8c3 0 4.500 2.500 4.500 6s-1 5-2.500 5-2.500-3-4-3h-4c-1.500 0-2.500 3-4 3s-2.500-1.500-2.500-5S5 7 8 7zM8 10.500v3M6.500 12h3M16 11v.01M17.500 13v.01',
  download: 'M12 4v11M7 10.500l5 5 5-5M5 20h14',
}

/**
 * A picture beside a text or inside a labelled button: invisible to screen readers.
 * @param {keyof typeof paths} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', `icon icon-${name}`)
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', paths[name])
  svg.append(path)
  return svg
}
