/** The message log on the page: keeps the elements in order, the customer's unsent bubbles last, and scrolls. */
import { Conversation } from "./conversation";
import { element } from "./dom";
import type { Choice, Message, Saying } from "./message";
import { dayOf, renderMessage, renderOwn, setChoices } from "./render";
import { words } from "./words";

/** So near to its end the log counts as read to the end. */
const NEAR_PX = 120;

interface Pending {
  saying: Saying;
  article: HTMLElement;
  failed: boolean;
  /** Its place among the messages' numbers: last, until the server's answer tells what comes after it. */
  place: number;
}

export interface Recovery {
  retry: (() => void) | null;
  rewrite: (() => void) | null;
}

export class Log {
  readonly conversation = new Conversation();
  private readonly articles = new Map<number, HTMLElement>();
  private pending: Pending[] = [];
  private readonly typing = element("div", "typing", element("span"), element("span"), element("span"));

  /** `newer` is a button that leads to what has come in while the customer was reading further up. */
  constructor(
    private readonly container: HTMLElement,
    private readonly scroller: HTMLElement,
    private readonly newer: HTMLElement,
    private readonly choose: (choice: Choice) => void,
  ) {
    newer.addEventListener("click", () => this.toEnd());
    scroller.addEventListener("scroll", () => {
      if (this.atEnd()) newer.hidden = true;
    });
    this.typing.hidden = true;
    this.typing.setAttribute("aria-hidden", "true");
    container.append(this.typing);
  }

  /** Shows messages that are not shown yet, each once and in order; returns the new ones. */
  add(messages: readonly Message[]): Message[] {
    const following = this.atEnd();
    const fresh = this.conversation.add(messages);
    for (const message of fresh) {
      if (message.from === "customer") this.adopt(message);
      const article = renderMessage(message, this.choose);
      this.articles.set(message.seq, article);
      this.container.insertBefore(article, this.after(message.seq));
    }
    if (fresh.length > 0) this.refresh();
    const news = fresh.filter((message) => message.from !== "customer");
    if (following) this.reveal(news);
    else this.newer.hidden = news.length === 0;
    return fresh;
  }

  /** Shows the customer's words at once, before the server has them. */
  addOwn(saying: Saying): void {
    const article = renderOwn(saying.label);
    this.pending.push({ saying, article, failed: false, place: Infinity });
    this.container.insertBefore(article, this.typing);
    this.refresh();
    this.toEnd();
  }

  /** Marks a bubble as being sent again. */
  resend(clientId: string): void {
    const pending = this.find(clientId);
    if (!pending) return;
    pending.failed = false;
    pending.article.classList.remove("failed");
    pending.article.querySelector(".state")?.replaceWith(element("p", "state", words.sending));
    this.refresh();
  }

  /** The server has the customer's words and answered with these; its own record of the words is still to come. */
  delivered(clientId: string, answers: readonly Message[]): void {
    const pending = this.find(clientId);
    if (!pending) return;
    pending.place = answers.reduce((least, message) => Math.min(least, message.seq), Infinity) - 0.5;
    pending.article.classList.remove("pending");
    pending.article.querySelector(".state")?.remove();
  }

  /** Says at the bubble why it was not sent and what can be done; false when it was sent after all. */
  fail(clientId: string, sentence: string, recovery: Recovery): boolean {
    const pending = this.find(clientId);
    if (!pending) return false;
    pending.failed = true;
    pending.article.classList.add("failed");
    const state = element("div", "state", element("p", "reason", sentence));
    if (recovery.retry) state.append(action(words.retry, recovery.retry));
    if (recovery.rewrite) state.append(action(words.rewrite, recovery.rewrite));
    pending.article.querySelector(".state")?.replaceWith(state);
    this.refresh();
    this.toEnd();
    return true;
  }

  /** Takes the bubble away: the server's record has it, or the customer writes it anew. */
  remove(clientId: string): void {
    this.find(clientId)?.article.remove();
    this.pending = this.pending.filter((pending) => pending.saying.clientId !== clientId);
    this.refresh();
  }

  /** Shows or hides the moving dots. */
  showTyping(shown: boolean): void {
    if (this.typing.hidden !== shown) return;
    this.typing.hidden = !shown;
    if (shown) this.toEnd();
  }

  /** Empties the log for a new conversation. */
  clear(): void {
    this.conversation.clear();
    for (const article of this.articles.values()) article.remove();
    for (const pending of this.pending) pending.article.remove();
    this.articles.clear();
    this.pending = [];
  }

  toEnd(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  private find(clientId: string): Pending | undefined {
    return this.pending.find((pending) => pending.saying.clientId === clientId);
  }

  /** The server's record of the customer's words replaces the bubble with the same text, else the oldest one on its way. */
  private adopt(message: Message): void {
    const match =
      this.pending.find((pending) => pending.saying.label.trim() === message.text.trim()) ??
      this.pending.find((pending) => !pending.failed);
    if (match) this.remove(match.saying.clientId);
  }

  /** The element before which a message belongs. */
  private after(seq: number): HTMLElement {
    const known = [...this.articles].map(([place, article]) => ({ place, article }));
    const later = [...known, ...this.pending].filter(({ place }) => place > seq);
    const next = later.reduce<{ place: number; article: HTMLElement } | null>(
      (nearest, one) => (nearest === null || one.place < nearest.place ? one : nearest),
      null,
    );
    return next?.article ?? this.typing;
  }

  private refresh(): void {
    let day = "";
    let sender = "";
    for (const message of this.conversation.messages) {
      const article = this.articles.get(message.seq);
      const label = article?.querySelector<HTMLElement>(".day");
      if (!article || !label) continue;
      label.hidden = dayOf(message) === day;
      article.classList.toggle("continued", message.from === sender && label.hidden);
      day = dayOf(message);
      sender = message.from;
    }
    for (const { seq, open, chosen } of this.conversation.choiceStates()) {
      const article = this.articles.get(seq);
      const own = this.pending.find((pending) => !pending.failed && pending.place > seq);
      if (article) setChoices(article, open && own === undefined, chosen ?? own?.saying.label ?? null);
    }
  }

  private atEnd(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    return scrollHeight - clientHeight - scrollTop < NEAR_PX;
  }

  /** Scrolls to the end, but never past the beginning of the news, nor past the short words that they answer. */
  private reveal(news: readonly Message[]): void {
    const article = news[0] && this.articles.get(news[0].seq);
    if (!article) return;
    const before = article.previousElementSibling;
    const asked = before instanceof HTMLElement && before.matches(".from-customer") && before.offsetHeight < NEAR_PX;
    const top = (asked ? before : article).offsetTop - this.scroller.offsetTop - 8;
    this.toEnd();
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
  }
}

function action(label: string, act: () => void): HTMLButtonElement {
  const button = element("button", "recover", label);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}
