/** Small helpers to build elements; text is always set as text, never parsed as HTML. */

type Content = Node | string;

/** A new element with a class and content. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = "",
  ...content: Content[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.append(...content);
  return made;
}

/** Text for assistive technology only. */
export function spoken(text: string): HTMLElement {
  return element("span", "visually-hidden", text);
}

/** The page's element with this id; a page without it is a programming error. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no #${id}.`);
  return found;
}
