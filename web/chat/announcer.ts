/** Reads new messages out through a hidden live region; the log itself is silent, so that history is not read out. */
import type { Message } from "./message";
import { words } from "./words";

const SETTLE_MS = 150;
const CLEAR_MS = 8_000;

export class Announcer {
  private waiting: string[] = [];
  private timer = 0;

  constructor(private readonly region: HTMLElement) {}

  /** Announces what the other side wrote; the customer's own words need no echo. */
  announce(messages: readonly Message[]): void {
    for (const message of messages) {
      if (message.from !== "customer") this.waiting.push(sentenceOf(message));
    }
    if (this.waiting.length > 0) this.schedule();
  }

  /** Announces a sentence of the page itself, for example an error. */
  say(sentence: string): void {
    this.waiting.push(sentence);
    this.schedule();
  }

  private schedule(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.region.textContent = this.waiting.join(" ");
      this.waiting = [];
      this.timer = window.setTimeout(() => (this.region.textContent = ""), CLEAR_MS);
    }, SETTLE_MS);
  }
}

function sentenceOf(message: Message): string {
  const labels = message.choices.map((choice) => choice.label);
  const choices = labels.filter((label) => !message.text.includes(label)).join("、");
  const offered = choices === "" ? "" : ` ${words.choices}：${choices}。`;
  const link = message.link === null ? "" : ` ${message.link.label}。`;
  return `${words.names[message.from]}：${message.text}${link}${offered}`;
}
