// What is wrong with the page shown, as a list of sentences. In every page before it loads; detectors.py asks.
window.detectors = (() => {
  const TOLERANCE = 1; // px; browsers round
  const LEAVES_CUT = "mozInnerScreenX" in window; // Firefox does not scroll to a stop of which it shows a part
  const FOCUSABLE = "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], " +
    "video[controls], [contenteditable=true], [tabindex]";
  const all = (selector = "body *") => [...document.querySelectorAll(selector)];
  const words = (element) => element.textContent.trim().replace(/\s+/g, " ").slice(0, 60);
  const isDrawn = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const px = (number) => `${Math.round(number)} px`;

  /** Tag, classes and words of an element: enough to find it in the template. */
  const named = (element) => {
    const section = element.closest("[id]");
    const where = section && section !== element ? `#${section.id} ` : "";
    const own = [element.tagName.toLowerCase(), ...(element.id ? [`#${element.id}`] : []), ...[...element.classList].map((name) => `.${name}`)];
    return `${where}${own.join("")} "${words(element)}"`;
  };

  /** What stands off-screen or in a box of a pixel on purpose, for those who listen. */
  const isHidden = (element) => {
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      const place = box.getBoundingClientRect();
      const isCut = style.clipPath !== "none" || style.clip !== "auto";
      if (["absolute", "fixed"].includes(style.position) && (isCut || place.right <= 0 || place.bottom + scrollY <= 0)) return true;
    }
    return false;
  };

  /** The colour as the screen would show it, [red, green, blue, alpha], in whatever notation the style has it. */
  let canvas;
  const colour = (text) => {
    canvas ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const background = (element) => {
    for (let box = element; box; box = box.parentElement) {
      const found = colour(getComputedStyle(box).backgroundColor);
      if (found[3] > 0.5) return found;
    }
    return colour("Canvas");
  };
  const luminance = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  /** The cause of faults: elements with no other inside that has the same. */
  const innermost = (elements) => elements.filter((element) => !elements.some((other) => other !== element && element.contains(other)));

  /** Add a style sheet, as a reader's own would be. */
  const style = (rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets.push(sheet);
  };

  let stops = [];

  return {
    /** Wider than the window, or reaching out of it. */
    overflow() {
      const faults = [];
      if (document.documentElement.scrollWidth > innerWidth + TOLERANCE) {
        faults.push(`the page is ${px(document.documentElement.scrollWidth)} wide in a window of ${px(innerWidth)}`);
      }
      const isOut = ({ left, right }) => left < -TOLERANCE || right > innerWidth + TOLERANCE;
      const out = all().filter((element) => isOut(element.getBoundingClientRect()) && isDrawn(element) && !isHidden(element));
      for (const element of innermost(out)) {
        const { left, right } = element.getBoundingClientRect();
        faults.push(`${named(element)} reaches from ${px(left)} to ${px(right)} in a window of ${px(innerWidth)}`);
      }
      return faults;
    },

    /** Text cut off, or running out of its box. A box that scrolls down (the contents, beside a long notice) cuts nothing. */
    clipped() {
      const isScrolled = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowY);
      const excess = (element) => [element.scrollWidth - element.clientWidth, isScrolled(element) ? 0 : element.scrollHeight - element.clientHeight];
      const isCut = (element) => excess(element).some((part) => part > TOLERANCE);
      const cut = all().filter((element) => getComputedStyle(element).display !== "inline" && isCut(element) && words(element) && isDrawn(element) && !isHidden(element));
      return innermost(cut).map((element) => `${named(element)}: ${excess(element).map(px).join(" across and ")} down do not fit`);
    },

    /** How many times Tab is to be pressed to come through the page. */
    stops() {
      stops = all(FOCUSABLE).filter((element) => element.tabIndex >= 0 && !element.disabled && isDrawn(element));
      return stops.length;
    },

    /** The state of the stop that has the focus. */
    focus() {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const rects = [...element.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const faults = [];
      const isCut = bottom - top < innerHeight && (top < -TOLERANCE || bottom > innerHeight + TOLERANCE);
      if (left < -TOLERANCE || right > innerWidth + TOLERANCE || bottom <= 0 || top >= innerHeight || (isCut && !LEAVES_CUT)) {
        faults.push(`out of the window: ${px(left)}–${px(right)} across, ${px(top)}–${px(bottom)} down`);
      } else {
        const [{ left: x, top: y, width, height }] = rects;
        const hit = document.elementFromPoint(x + width / 2, y + height / 2);
        if (!hit || !(element.contains(hit) || hit.contains(element) && getComputedStyle(hit).display === "inline")) {
          faults.push(`covered by ${hit ? named(hit) : "nothing that can be clicked"}`);
        }
      }
      const style = getComputedStyle(element);
      if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) {
        faults.push(`no ring of 2 px around it (outline: ${style.outline})`);
      } else if (contrast(colour(style.outlineColor), background(element.parentElement)) < 3) {
        faults.push(`its ring (${style.outlineColor}) has less than 3:1 against what is behind it`);
      }
      const first = rects[0] ?? element.getBoundingClientRect();
      return {
        name: named(element),
        place: stops.indexOf(element),
        left: first.left + scrollX,
        right: first.right + scrollX,
        top: first.top + scrollY,
        bottom: first.bottom + scrollY,
        faults,
      };
    },

    /** Too small to hit: what leads through the site. */
    targets() {
      const leads = (element) => element.closest("header, nav, footer") || !element.closest("article, p");
      return all("a[href], button, input")
        .filter((element) => leads(element) && isDrawn(element) && !isHidden(element))
        .flatMap((element) => {
          const { width, height } = element.getBoundingClientRect();
          return Math.min(width, height) < 24 - 0.5 ? [`${named(element)} is ${px(width)} × ${px(height)}, and not 24 × 24`] : [];
        });
    },

    /** Words of links that say nothing, or the same of different places. */
    links() {
      const faults = [];
      const places = new Map();
      for (const link of all("a[href]")) {
        const text = (link.getAttribute("aria-label") ?? link.textContent).trim().replace(/\s+/g, " ");
        if (!text) faults.push(`a link to ${link.getAttribute("href")} without words`);
        else if (places.has(text) && places.get(text) !== link.href) faults.push(`"${text}" leads to ${places.get(text)} and to ${link.href}`);
        else places.set(text, link.href);
      }
      return faults;
    },

    /** Tables that do not say what they are, or whose headings do not say of what. */
    tables() {
      return all("table").flatMap((table) => [
        ...(table.caption && words(table.caption) ? [] : [`${named(table)} has no caption`]),
        ...[...table.querySelectorAll("th")].filter((th) => !th.scope).map((th) => `${named(th)} has no scope`),
        ...[...table.rows].filter((row) => !row.querySelector("th")).map((row) => `${named(row)} has no heading`),
      ]);
    },

    /** The outline that headings make. */
    headings() {
      const headings = all("h1, h2, h3, h4, h5, h6");
      const levels = headings.map((heading) => Number(heading.tagName[1]));
      const faults = headings.filter((heading) => !words(heading)).map((heading) => `${named(heading)} is empty`);
      const first = levels.filter((level) => level === 1).length;
      if (first !== 1) faults.push(`${first} h1 and not one`);
      levels.forEach((level, index) => {
        if (level > (levels[index - 1] ?? 0) + 1) faults.push(`${named(headings[index])} comes after h${levels[index - 1] ?? 0}`);
      });
      return faults;
    },

    /** Colours that stand against the reader's own, and boxes that only a background makes. */
    forced() {
      return all()
        .filter((element) => isDrawn(element) && !isHidden(element))
        .flatMap((element) => {
          const style = getComputedStyle(element);
          if (style.forcedColorAdjust === "none") return [`${named(element)} keeps its own colours`];
          if (element.matches("main a[href]") && !style.textDecorationLine.includes("underline") && !parseFloat(style.borderWidth)) {
            return [`${named(element)} is a link by its colour only`];
          }
          return [];
        });
    },

    /** Boxes told from the page by their background alone: asked before colours are forced, then looked at again. */
    boxes() {
      const page = background(document.body);
      return all("main *").filter((element) => {
        const own = colour(getComputedStyle(element).backgroundColor);
        return isDrawn(element) && !isHidden(element) && own[3] > 0.5 && own.join() !== page.join();
      }).map((element) => {
        element.dataset.wasBox = "";
        return named(element);
      });
    },
    borderless() {
      return all("[data-was-box]")
        .filter((element) => getComputedStyle(element).display !== "inline" && !["Top", "Left"].some((side) => parseFloat(getComputedStyle(element)[`border${side}Width`])))
        .map((element) => `${named(element)} is a box by its background only`);
    },

    /** Movement for readers who asked for none; a change of colour is no movement. */
    movement() {
      const seconds = (list) => Math.max(...list.split(",").map(parseFloat));
      const moves = /^(all|transform|translate|rotate|scale|inset|top|right|bottom|left|((max|min)-)?(width|height)|(margin|padding)\S*)$/;
      return all("html, html *").flatMap((element) => {
        const style = getComputedStyle(element);
        const faults = [];
        if (style.animationName !== "none" && seconds(style.animationDuration) > 0) faults.push(`${named(element)} is animated`);
        if (seconds(style.transitionDuration) > 0 && style.transitionProperty.split(", ").some((name) => moves.test(name))) {
          faults.push(`${named(element)} moves (transition: ${style.transition})`);
        }
        if (style.scrollBehavior !== "auto") faults.push(`${named(element)} scrolls smoothly`);
        return faults;
      });
    },

    /** What the page keeps in the browser. */
    async storage() {
      return [
        ...Object.keys(localStorage).map((key) => `localStorage has ${key}`),
        ...Object.keys(sessionStorage).map((key) => `sessionStorage has ${key}`),
        ...(await indexedDB.databases()).map(({ name }) => `indexedDB has ${name}`),
        ...(await caches.keys()).map((key) => `caches has ${key}`),
        ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `a service worker for ${scope}`),
        ...(document.cookie ? [`cookie ${document.cookie}`] : []),
      ];
    },

    /** The text one sees, without what is there for those who listen. */
    seen() {
      const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        if (data.trim() && isDrawn(parentElement) && !isHidden(parentElement)) found.push(data);
      }
      return found.join(" ");
    },

    /** Show on the screen what paper shows: Playwright emulates no paper in Firefox. */
    paper() {
      const turn = (media) => {
        media.mediaText = media.mediaText.replace(/\bscreen\b/g, "not all").replace(/\bprint\b/g, "all");
      };
      const visit = ({ media, cssRules = [] }) => {
        if (media?.length) turn(media);
        [...cssRules].forEach(visit);
      };
      [...document.styleSheets].forEach(visit);
    },

    /** Lay out the whole page at once. A browser leaves what is far from the window for later, with an older size and
     *  older colours; nobody sees those, but a detector that looks at everything would. */
    settle: () => style("* { content-visibility: visible !important }"),

    /** The spacing of WCAG 1.4.12, which a reader may set. */
    space: () => style("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"),
  };
})();
