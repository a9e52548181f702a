/** Message -> elements. Nothing here knows about order, the network or which choices are still open. */
import { element, spoken } from "./dom";
import { essenceOf } from "./essence";
import type { Card, Choice, Link, Message } from "./message";
import { words } from "./words";

const TOLL_FREE = /(0120-\d{3}-\d{3}|0800-\d{4}-\d{3}|0800-\d{3}-\d{4})/;
const clockFormat = new Intl.DateTimeFormat("ja-JP", { timeZone: "Asia/Tokyo", hour: "numeric", minute: "2-digit" });
const dayFormat = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "Asia/Tokyo",
  month: "long",
  day: "numeric",
  weekday: "short",
});

/** The day of a message in Japan, as shown between the days of a conversation. */
export function dayOf(message: Message): string {
  return dayFormat.format(new Date(message.at));
}

/** The element of one message; its choices call `choose`. */
export function renderMessage(message: Message, choose: (choice: Choice) => void): HTMLElement {
  const article = element("article", `message from-${message.from}`);
  article.dataset["seq"] = String(message.seq);
  const day = element("p", "day", dayOf(message));
  day.hidden = true;
  const { text, numbers } = essenceOf(message);
  const body = element("div", "bubble");
  if (text !== "") body.append(element("p", "text", ...withPhoneLinks(message, text)));
  if (message.card) body.append(renderCard(message.card));
  if (message.link) body.append(renderLink(message.link));
  article.append(day, element("p", "sender", words.names[message.from]), body);
  if (message.choices.length > 0) article.append(renderChoices(message.choices, numbers, choose));
  const time = element("time", "time", clockFormat.format(new Date(message.at)));
  time.dateTime = message.at;
  article.append(time);
  return article;
}

/** The customer's bubble before the server has it. */
export function renderOwn(text: string): HTMLElement {
  return element(
    "article",
    "message from-customer pending",
    element("p", "sender", words.names.customer),
    element("div", "bubble", element("p", "text", text)),
    element("p", "state", words.sending),
  );
}

function withPhoneLinks(message: Message, text: string): (Node | string)[] {
  if (message.from === "customer") return [text];
  return text.split(TOLL_FREE).map((piece) => {
    if (!TOLL_FREE.test(piece)) return piece;
    const link = element("a", "phone", piece);
    link.href = `tel:${piece.replaceAll("-", "")}`;
    return link;
  });
}

function renderCard(card: Card): HTMLElement {
  const rows = card.rows.map((row) =>
    element("div", "row", element("dt", "", row.label), element("dd", "", row.value)),
  );
  return element("section", "card", element("h2", "card-title", card.title), element("dl", "", ...rows));
}

/**
 * Login and registration stay in the same tab: on a phone a second tab hides the chat, and the page after the login
 * leads back to it. A document opens beside the chat, because a PDF viewer offers no way back.
 */
function renderLink(link: Link): HTMLElement {
  const anchor = element("a", `link link-${link.kind}`, element("span", "", link.label));
  const target = new URL(link.url, location.href);
  if (target.protocol !== "https:" && target.protocol !== "http:") return element("p", "", link.label);
  anchor.href = target.href;
  if (link.kind === "document" || target.origin !== location.origin) {
    anchor.target = "_blank";
    anchor.rel = "noopener";
    anchor.append(spoken(words.newTab));
  }
  return anchor;
}

function renderChoices(
  choices: Choice[],
  numbers: ReadonlyMap<string, string>,
  choose: (choice: Choice) => void,
): HTMLElement {
  const group = element("div", "choices");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", words.choices);
  for (const choice of choices) {
    const button = element("button", "choice", element("span", "choice-label", choice.label));
    const number = numbers.get(choice.label);
    if (number !== undefined) button.dataset["number"] = number;
    button.type = "button";
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") !== "true") choose(choice);
    });
    group.append(button);
  }
  return group;
}

/** Opens or closes the choices of a message; `chosen` is the label that the customer took, if any. */
export function setChoices(article: HTMLElement, open: boolean, chosen: string | null): void {
  for (const button of article.querySelectorAll<HTMLButtonElement>(".choice")) {
    const taken = !open && chosen !== null && button.querySelector(".choice-label")?.textContent === chosen;
    // The chosen one stays focusable, so that a keyboard user does not lose the place.
    button.disabled = !open && !taken;
    button.classList.toggle("chosen", taken);
    if (taken) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
    const mark = button.querySelector(".chosen-mark");
    if (taken && mark === null) button.append(element("span", "chosen-mark", words.chosen));
    if (!taken) mark?.remove();
  }
}
