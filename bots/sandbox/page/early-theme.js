// @ts-check
// Runs before the first paint, so that somebody who chose a theme never sees the other one flash.
{
  const theme = localStorage.getItem('klickwork.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
}
