// What stands around a form: its heading, buttons and state, and the one sentence about what it shows.

import { h } from "./dom.js";
import { keepInAddress, stateAsText, stateInAddress } from "./fragment.js";
import { whatIsMissing } from "./support.js";

/** What takes no longer is not announced. */
const PATIENCE = 100;

export class Shell {
  #form;
  #mmreport;
  #title;
  /** @type {Promise<void> | undefined} */
  #started;
  /** @type {Started | undefined} */
  #parts;
  #stop = new AbortController();
  #stage = h("div", { class: "stage" });
  #sentence = h("p", { class: "sentence", role: "status" });
  #trouble = h("p", { class: "trouble", role: "alert" });
  #waiting = h("p", { class: "waiting", hidden: true }, "Working …");
  #copied = h("span", { class: "copied", role: "status" });

  /**
   * @param {HTMLElement} section
   * @param {Form} form
   * @param {Engine} mmreport
   */
  constructor(section, form, mmreport) {
    this.section = section;
    /** Where several pages are one file, each of their forms has a name of its own. */
    this.id = section.id.replace("play-", "");
    this.#form = form;
    this.#mmreport = mmreport;
    this.#title = h(levelAt(section), { id: `${section.id}-title`, tabindex: -1 }, section.dataset.title ?? "");
    section.append(this.#title, this.#waiting, this.#trouble);
    section.setAttribute("aria-labelledby", `${section.id}-title`);
    section.hidden = false;
  }

  /** Scrolls there, and the keyboard goes on from there. */
  goTo() {
    this.section.scrollIntoView();
    this.#title.focus({ preventScroll: true });
  }

  /** Begins once; later calls wait for the same. */
  start() {
    return (this.#started ??= this.#build());
  }

  async #build() {
    const missing = this.#form.worksAlone ? undefined : whatIsMissing();
    if (missing) return this.#complain(missing);
    const endWait = this.#wait();
    try {
      this.#parts = await this.#form.start({
        stage: this.#stage, mmreport: this.#mmreport,
        options: JSON.parse(this.section.dataset.options || "{}"),
        set: (values) => this.set(values),
      });
    } catch (error) {
      this.#complain(said(error));
      return;
    } finally {
      endWait();
    }
    this.section.insertBefore(this.#controls(this.#parts), this.#waiting);
    this.section.append(this.#sentence, this.#stage);
    this.takeAddress();
    await this.show();
  }

  /** @param {Started} parts */
  #controls(parts) {
    const form = h("form", { class: "controls" }, ...parts.controls.map(({ name, element }) => {
      element.dataset.name = name;
      return element;
    }));
    form.append(h("div", { class: "buttons" },
      ...(parts.buttons ?? []).map(({ label, action, kind }) => button(label, action, kind)),
      button("Reset", () => this.#reset(), "quiet"),
      button("Copy link", () => this.#copyLink(), "quiet"), this.#copied));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => this.#changed());
    form.addEventListener("input", (event) => {
      // A slider that is held draws, and says and keeps nothing until it is let go.
      const { target } = event;
      if (target instanceof HTMLInputElement && target.type === "range") this.show(true);
    });
    return form;
  }

  /** @returns {State} */
  get state() {
    return this.#values((control) => control.read());
  }

  /** @param {(control: Control) => any} value */
  #values(value) {
    const controls = this.#parts?.controls ?? [];
    return Object.fromEntries(controls.map((control) => [control.name, value(control)]));
  }

  /** @param {State} values */
  set(values) {
    for (const control of this.#parts?.controls ?? []) {
      if (control.name in values) control.write(values[control.name]);
    }
    this.#changed();
  }

  #changed() {
    keepInAddress(this.id, this.#stateText());
    return this.show();
  }

  #stateText() {
    return stateAsText(this.id, this.#parts?.controls ?? []);
  }

  #reset() {
    this.set(this.#values(({ initial }) => initial));
  }

  /** Takes on what the address says of this form, if it says anything; whether that changed it. */
  takeAddress() {
    const asked = stateInAddress(this.id);
    const before = this.#stateText();
    if (!this.#parts || asked.size === 0) return false;
    for (const control of this.#parts.controls) {
      // An empty text is a text, and what the address leaves out is none.
      const text = asked.get(control.name);
      control.write((text === undefined ? text : control.parse(text)) ?? control.initial);
    }
    return this.#stateText() !== before;
  }

  /** @param {boolean} [quietly] */
  async show(quietly = false) {
    if (!this.#parts) return;
    this.#stop.abort();
    const { signal } = (this.#stop = new AbortController());
    const endWait = this.#wait();
    try {
      const sentence = await this.#parts.show(this.state, signal);
      if (signal.aborted) return;
      this.#complain("");
      if (!quietly) this.#sentence.textContent = sentence;
    } catch (error) {
      if (!signal.aborted) this.#complain(said(error));
    } finally {
      endWait(signal);
    }
  }

  /** Says that there is something to wait for, if there is; gives what ends the wait. */
  #wait() {
    const timer = setTimeout(() => { this.#waiting.hidden = false; }, PATIENCE);
    return (/** @type {AbortSignal} */ { aborted } = this.#stop.signal) => {
      clearTimeout(timer);
      // What ended this began a wait of its own.
      if (!aborted) this.#waiting.hidden = true;
    };
  }

  /** @param {string} words */
  #complain(words) {
    this.#trouble.textContent = words;
    this.section.classList.toggle("troubled", words !== "");
  }

  async #copyLink() {
    const address = location.href.split("#")[0] + "#" + (this.#stateText() || this.section.id);
    try {
      await navigator.clipboard.writeText(address);
      this.#copied.textContent = "Copied.";
    } catch {
      const link = h("input", { type: "text", readonly: true, "aria-label": "Link to this state" });
      link.value = address;
      this.#copied.replaceChildren("Copy it from here: ", link);
      link.select();
    }
  }
}

/**
 * A heading under that of the text before it.
 * @param {HTMLElement} section
 */
function levelAt(section) {
  // Where several pages are one file, those of others do not count.
  const page = section.closest("article.page, main") ?? document.body;
  const before = [...page.querySelectorAll("h1, h2")].filter((heading) =>
    heading.compareDocumentPosition(section) & Node.DOCUMENT_POSITION_FOLLOWING);
  return before.some(({ tagName }) => tagName === "H2") ? "h3" : "h2";
}

/**
 * @param {string} label
 * @param {() => void} click
 * @param {string} [kind]
 */
function button(label, click, kind) {
  return h("button", { type: "button", class: kind, click }, label);
}

/** @param {unknown} error */
function said(error) {
  return error instanceof Error ? error.message : String(error);
}
