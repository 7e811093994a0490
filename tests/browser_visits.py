"""What a visitor in Chromium meets on pages; run by the Python that has Playwright.

Reads JSON from standard input (chromium, axe: paths; pages: addresses; search: what to do on
the search page) and prints JSON: for each address its visits, and what the search found.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

Scheme = Literal["light", "dark"]
# Colours are the same at any width: dark is looked at where a page is narrowest and widest.
VISITS: dict[int, tuple[Scheme, ...]] = {
    360: ("light", "dark"),
    768: ("light",),
    1440: ("light", "dark"),
}
# Where the keyboard's way is walked.
WALKED = (1440, "light")
HEIGHT = 900
SIZE_OF_TEXT: ViewportSize = {"width": 1280, "height": 720}
# On a longer way, the stops after these are more of the same.
MOST_STOPS = 120
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# A hundredth: a tenth of what counts as good. On a slow machine a line may be painted before the
# rest of the file is read, and its end move by a hair (0.001 was seen).
SHIFTS = """window.shifts = []; new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (one.value >= 0.01) window.shifts.push({
    value: one.value, moved: one.sources.map((source) => source.node?.nodeName + '.' + (source.node?.className ?? ''))});
}).observe({type: 'layout-shift', buffered: true});"""

# Only of violations is it asked where they are: what passes needs no selectors of each element.
AXE = """async (rules) => (await axe.run({runOnly: rules, resultTypes: ['violations']})).violations.map((one) =>
  `${one.id}: ` + one.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')
  + (one.nodes.length > 3 ? ` and ${one.nodes.length - 3} more` : ''))"""

# What sticks out on the right, outermost first, when the page is wider than its window.
WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [`${document.documentElement.scrollWidth} px`, ...[...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5).slice(0, 3)
    .map((one) => one.nodeName.toLowerCase() + (one.id && '#' + one.id) + '.' + one.className)]"""

# Only what is there for a script may be missing without one.
TEXT = """() => {
  for (const one of document.querySelectorAll('button, form')) one.style.display = 'none';
  return document.body.innerText.split(/\\s+/).filter(Boolean).join(' ');
}"""

STOPS = """() => {
  const all = 'a[href], button, input, select, textarea, summary, area[href], [tabindex], [contenteditable]';
  window.stops = [...document.querySelectorAll(all)].filter((one) => one.tabIndex >= 0 && !one.disabled
    && !one.closest('[inert]') && one.checkVisibility({visibilityProperty: true}));
  window.plain = new Map(window.stops.map((one) => [one, look(one)]));
  function look(one) { const is = getComputedStyle(one); return is.boxShadow + is.backgroundColor; }
  return window.stops.length;
}"""

FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const is = getComputedStyle(one), box = [...one.getClientRects()].find((each) => each.width) ?? one.getBoundingClientRect();
  const outlined = is.outlineStyle !== 'none' && parseFloat(is.outlineWidth) >= 1;
  const changed = window.plain.has(one) && window.plain.get(one) !== is.boxShadow + is.backgroundColor;
  const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const name = one.nodeName.toLowerCase() + (one.id && '#' + one.id) + '.' + one.className + ' ' + one.textContent.trim().slice(0, 30);
  const scrolls = one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight;
  return {index: window.stops.indexOf(one), name, scrolls, visible: outlined || changed,
    uncovered: !!seen && (one.contains(seen) || seen.contains(one) || one.labels?.length > 0)};
}"""


def visits(browser: Browser, url: str, axe: str) -> tuple[list[dict[str, Any]], str]:
    """Return what is wrong with a page in each window, and its text.

    A page is loaded anew for each width, with nothing kept from before. For the dark it is not:
    the colours change while it is looked at, as when evening comes, and then nothing may move.
    """
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(SHIFTS)
    console: list[str] = []
    page.on("console", lambda m: m.type in {"error", "warning"} and console.append(m.text))
    page.on("pageerror", lambda error: console.append(str(error)))
    page.on("requestfailed", lambda one: console.append(f"not loaded: {one.url}"))
    found = []
    for width, schemes in VISITS.items():
        page.goto("about:blank")
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=schemes[0])
        page.goto(url)
        if "#q=" in url:
            page.wait_for_selector("#results a")
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(250)
            found.append(visit(page, width, scheme, axe if scheme == schemes[0] else ""))
            found[-1]["console"] = [*console]
            console.clear()
    page.goto("about:blank")
    page.set_viewport_size(SIZE_OF_TEXT)
    page.goto(url)
    page.wait_for_timeout(100)
    text = page.evaluate(TEXT)
    context.close()
    return found, text


def visit(page: Page, width: int, scheme: Scheme, axe: str) -> dict[str, Any]:
    """Return what is wrong with a page that is shown; ``axe`` is its source or already there."""
    assert page.evaluate(
        f"innerWidth === {width} && matchMedia('(prefers-color-scheme: {scheme})').matches"
    )
    found = {
        "width": width,
        "scheme": scheme,
        "shift": page.evaluate("window.shifts.splice(0)"),
        "wide": page.evaluate(WIDE),
    }
    if axe:
        page.evaluate(axe)
    found["axe"] = page.evaluate(AXE, RULES)
    found["keyboard"] = tabbed(page) if (width, scheme) == WALKED else []
    return found


def tabbed(page: Page) -> list[str]:
    """Return what is wrong on the way through a page by the Tab key."""
    wrong, way = [], []
    page.evaluate("scrollTo(0, 0); document.activeElement?.blur()")
    stops = page.evaluate(STOPS)
    for _ in range(min(stops, MOST_STOPS) + 50):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None:
            break
        if at["index"] < 0 and not at["scrolls"]:
            wrong.append(f"no stop for the keyboard: {at['name']}")
        if not at["visible"]:
            wrong.append(f"no visible focus: {at['name']}")
        if not at["uncovered"]:
            wrong.append(f"covered or off the page: {at['name']}")
        if at["index"] >= 0:
            way.append(at["index"])
    expected = list(range(max(len(way), min(stops, MOST_STOPS))))
    if way != expected:
        missed = sorted(set(expected) - set(way))
        wrong.append(f"not in order: {stops} stops, {len(way)} met, missed {missed[:5]}")
    return wrong


def without_scripts(browser: Browser, urls: list[str]) -> Iterator[str]:
    """Yield the text of each page that is visible when scripts are switched off."""
    context = browser.new_context(java_script_enabled=False, viewport=SIZE_OF_TEXT)
    page = context.new_page()
    for url in urls:
        page.goto("about:blank")
        page.goto(url)
        page.wait_for_timeout(100)
        yield page.evaluate(TEXT)
    context.close()


def searched(browser: Browser, told: dict[str, str]) -> dict[str, Any]:
    """Look for a word by the keyboard, narrow the search, and go to the first document."""
    page = browser.new_page(viewport={"width": 1440, "height": HEIGHT})
    console: list[str] = []
    page.on("console", lambda m: m.type in {"error", "warning"} and console.append(m.text))
    page.goto(told["url"])
    page.focus("#words")
    page.keyboard.type(told["word"])
    page.keyboard.press("Enter")
    page.wait_for_selector("#results li")
    found: dict[str, Any] = {"count": page.inner_text("#count"), "titles": titles(page)}
    found["marked"] = page.locator("#results mark").all_inner_texts()
    found["address"] = page.url
    page.focus("#filters summary")
    page.keyboard.press("Enter")
    box = f'fieldset[data-filter="{told["filter"]}"] input[value="{told["value"]}"]'
    found["expected"] = page.locator(f"{box} ~ .number").inner_text()
    page.focus(box)
    page.keyboard.press("Space")
    until(page, "(old) => document.getElementById('count').textContent !== old", found["count"])
    page.wait_for_selector("#results li")
    found["narrowed"] = {"count": page.inner_text("#count"), "titles": titles(page)}
    found["focus kept"] = page.evaluate("document.activeElement.value") == told["value"]
    page.go_back()
    until(page, "(old) => document.getElementById('count').textContent === old", found["count"])
    page.fill("#words", "zzzzqqqq")
    page.keyboard.press("Enter")
    until(page, "() => document.querySelectorAll('#results li').length === 0")
    found["nothing"] = page.inner_text("#count")
    page.fill("#words", told["word"])
    page.keyboard.press("Enter")
    page.click("#results a")
    page.wait_for_load_state()
    found["arrived"] = page.url
    found["console"] = console
    return found


def until(page: Page, holds: str, arg: object = None) -> None:
    """Wait for something to hold; Playwright's own way needs a policy that lets it evaluate."""
    for _ in range(400):
        if page.evaluate(holds, arg):
            return
        page.wait_for_timeout(50)
    raise TimeoutError(holds)


def titles(page: Page) -> list[str]:
    return page.locator("#results h3").all_inner_texts()


def main() -> None:
    told = json.load(sys.stdin)
    axe = Path(told["axe"]).read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=told["chromium"], args=["--no-sandbox"]
        )
        answer: dict[str, Any] = {"visits": {}, "texts": {}}
        urls = told.get("pages", [])
        for url, plain in zip(urls, without_scripts(browser, urls), strict=True):
            answer["visits"][url], text = visits(browser, url, axe)
            answer["texts"][url] = [text, plain]
        if "search" in told:
            answer["search"] = searched(browser, told["search"])
        browser.close()
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
