/**
 * Tells when there may be something new: an event from the server ("there is more"), the page coming back to sight or
 * online, and a clock for the times when events are cut, as phones do in the background.
 */
const POLL_MS = 4_000;
const SAFETY_MS = 45_000;
const REOPEN_MS = 15_000;
const EVENTS = ["message", "more"];

export class Updates {
  private source: EventSource | null = null;
  private lastCheck = 0;
  private lastOpen = 0;

  constructor(private readonly check: () => void) {}

  /** Starts listening; call once, when the conversation is open. */
  start(): void {
    this.open();
    // Nobody reads a hidden page, and a browser grants one server only a few connections over all its tabs.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.wake();
      else this.close();
    });
    window.addEventListener("online", () => this.wake());
    window.addEventListener("pageshow", () => this.wake());
    window.addEventListener("pagehide", () => this.close());
    window.setInterval(() => this.tick(), POLL_MS);
  }

  /** Listens anew, for a new conversation. */
  restart(): void {
    this.close();
    this.open();
  }

  private open(): void {
    if (typeof EventSource === "undefined") return;
    this.lastOpen = Date.now();
    this.source = new EventSource("/chat/events");
    for (const name of EVENTS) this.source.addEventListener(name, () => this.now());
    this.source.addEventListener("open", () => this.now());
  }

  private close(): void {
    this.source?.close();
    this.source = null;
  }

  private wake(): void {
    this.now();
    if (this.source?.readyState !== EventSource.OPEN) this.restart();
  }

  private tick(): void {
    if (document.visibilityState !== "visible") return;
    const live = this.source?.readyState === EventSource.OPEN;
    if (!live && Date.now() - this.lastOpen > REOPEN_MS) this.restart();
    if (Date.now() - this.lastCheck >= (live ? SAFETY_MS : POLL_MS)) this.now();
  }

  private now(): void {
    this.lastCheck = Date.now();
    this.check();
  }
}
