"""Every figure, table and code block fits the window: nothing is cut off without a sign, nothing is drawn smaller."""

import pytest
from chromium import wait_until
from playwright.sync_api import TimeoutError

# A telephone, a tablet, a small window and a large screen; and just before and after the widths at which a page changes
# its form or its pictures.
WIDTHS = (
    360, 375, 414, 600, 767, 768, 769, 849, 1024, 1151, 1152, 1319, 1320, 1440, 1600, 1920,
)

OPEN_ALL = "document.querySelectorAll('details').forEach(box => { box.open = true })"

# Whether every picture is there that this window asks for.
ARE_THERE = """() => [...document.querySelectorAll('main figure picture')].every(picture => {
  const image = picture.querySelector('img')
  const chosen = [...picture.querySelectorAll('source')].find(s => matchMedia(s.media).matches) ?? image
  const file = (chosen.getAttribute('srcset') ?? chosen.getAttribute('src')).split('/').pop()
  return image.complete && image.currentSrc.endsWith(`/${file}`)
})"""

# Pictures that are not shown in the size in which they were drawn, that reach out of their figure or of the window,
# or for which the browser took another source than the page names for this window.
PICTURES = """() => [...document.querySelectorAll('main figure picture')].flatMap(picture => {
  const image = picture.querySelector('img')
  const chosen = [...picture.querySelectorAll('source')].find(s => matchMedia(s.media).matches) ?? image
  const [box, frame] = [image, picture.closest('figure')].map(e => e.getBoundingClientRect())
  const file = (chosen.getAttribute('srcset') ?? chosen.getAttribute('src')).split('/').pop()
  const faults = []
  if (!image.currentSrc.endsWith(`/${file}`)) faults.push(`shows ${image.currentSrc}, not ${file}`)
  if (image.naturalWidth != chosen.getAttribute('width')) faults.push(`${image.naturalWidth} is not its width`)
  if (Math.abs(box.width - image.naturalWidth) > 0.5) faults.push(`is shown ${box.width} wide`)
  if (box.right > frame.right + 0.5 || box.left < frame.left - 0.5) faults.push('leaves its figure')
  if (box.right > innerWidth || box.left < 0) faults.push('leaves the window')
  return faults.map(fault => `${file} (${image.naturalWidth}): ${fault}`)
})"""

# Tables wider than their frame whose first column does not stay, or whose frame does not show that there is more.
TABLES = """() => [...document.querySelectorAll('main table')].filter(t => !t.closest('.play')).flatMap(table => {
  const frame = table.closest('.scroll')
  const name = (table.closest('figure')?.querySelector('figcaption') ?? table).textContent.trim().slice(0, 40)
  if (!frame) return [`${name}: has no frame`]
  const faults = []
  const box = frame.getBoundingClientRect()
  if (box.right > innerWidth || box.left < 0) faults.push('leaves the window')
  if (frame.scrollWidth > frame.clientWidth + 1) {
    frame.scrollLeft = frame.scrollWidth
    const first = [...table.rows].map(row => row.cells[0].getBoundingClientRect())
    if (first.some(cell => Math.abs(cell.left - box.left) > 1)) faults.push('loses its first column')
    if (first.some(cell => cell.width > 0.6 * box.width)) faults.push('is all first column')
    if ((getComputedStyle(frame).backgroundImage.match(/gradient/g) ?? []).length < 4) faults.push('has no shadow')
    if (frame.tabIndex != 0) faults.push('cannot be scrolled with keys')
  }
  return faults.map(fault => `${name}: ${fault}`)
})"""

# Code that is wrapped, or that is cut without a sign.
CODE = """() => [...document.querySelectorAll('main pre')].filter(p => !p.closest('.play')).flatMap(pre => {
  const style = getComputedStyle(pre)
  const name = pre.textContent.trim().slice(0, 40)
  const faults = []
  if (style.whiteSpace != 'pre') faults.push('is wrapped')
  const lines = pre.textContent.replace(/\\n$/, '').split('\\n').length
  const height = pre.scrollHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)
  if (Math.abs(height / parseFloat(style.lineHeight) - lines) > 0.6) faults.push('has other lines than the code')
  const isWider = pre.scrollWidth > pre.clientWidth + 1
  if (isWider || pre.scrollHeight > pre.clientHeight + 1) {
    if (style.overflowX != 'auto' || style.overflowY != 'auto') faults.push('cannot be scrolled')
    if (pre.tabIndex != 0) faults.push('cannot be scrolled with keys')
    if (isWider && (style.backgroundImage.match(/gradient/g) ?? []).length < 4) faults.push('has no shadow')
  }
  if (pre.getBoundingClientRect().right > innerWidth) faults.push('leaves the window')
  return faults.map(fault => `${name}: ${fault}`)
})"""


def faults(page):
    page.evaluate(OPEN_ALL)
    try:
        wait_until(page, ARE_THERE, timeout=5_000)
    except TimeoutError:
        pass  # the pictures that are not there are told below
    found = page.evaluate(PICTURES) + page.evaluate(TABLES) + page.evaluate(CODE)
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("the page is wider than the window")
    return found


def test_all_fits_the_window(visit, name):
    page = visit(name, WIDTHS[0]).page
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = faults(page)
    assert {width: list for width, list in found.items() if list} == {}


def test_paper_gets_the_drawing_for_a_column(visit, name):
    page = visit(name, width=360).page
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 900})
    # The browser chooses them anew, and not at once.
    other = "[...document.querySelectorAll('main picture img')].filter(i => /-(narrow|wide).svg$/.test(i.currentSrc))"
    wait_until(page, f"{other}.length === 0", timeout=5_000)


# What stands in a box that opens, but a figure's picture, keeps its distance from the box's edge.
NEAR_EDGES = """() => [...document.querySelectorAll('main details > figure > :not(picture)')]
    .filter(e => e.getBoundingClientRect().left - e.closest('details').getBoundingClientRect().left < 10)
    .map(e => e.outerHTML.slice(0, 60))"""


@pytest.mark.parametrize("width", (360, 1280))
def test_words_keep_off_the_edge_of_their_box(visit, name, width):
    page = visit(name, width).page
    page.evaluate(OPEN_ALL)
    assert page.evaluate(NEAR_EDGES) == []
