// Loads the files of `assets/play`, each once and only when it is asked for: pages in a folder may
// load scripts, and nothing else. Such a script hands its payload to `mmreport.receive`.

import { remembered } from "./remembered.js";

/** @type {Map<string, any>} */
const received = new Map();

/** The folder of this script, known only while it runs first. */
const base = (document.currentScript instanceof HTMLScriptElement && document.currentScript.src)
  || document.baseURI;

/**
 * What the data script `name` handed over: `catalog`, `words`, `weights/gru`.
 * @type {(name: string) => Promise<any>}
 */
export const load = remembered(async (name) => {
  const carrier = document.getElementById(`data/${name}`);
  if (carrier && !received.has(name)) receive(name, carried(carrier));
  return received.has(name) ? received.get(name) : loadScript(name);
});

/**
 * @param {string} name
 * @param {any} payload
 */
export function receive(name, payload) {
  received.set(name, payload);
}

/**
 * What a report that is one file carries in a script element of its own.
 * @param {HTMLElement} element
 */
function carried(element) {
  const text = element.textContent ?? "";
  return element.getAttribute("type") === "application/json" ? JSON.parse(text) : text;
}

/** @param {string} name */
function loadScript(name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const fail = () => {
      script.remove();
      reject(new Error(`The file assets/play/${name}.js could not be loaded.`));
    };
    script.src = new URL(`play/${name}.js`, base).href;
    script.onerror = fail;
    script.onload = () => (received.has(name) ? resolve(received.get(name)) : fail());
    document.head.append(script);
  });
}

/**
 * The bytes behind a payload: base64 of what zlib deflated.
 * @param {string} name
 * @returns {Promise<Uint8Array>}
 */
export async function bytes(name) {
  const packed = Uint8Array.from(atob(await load(name)), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
