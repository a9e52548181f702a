/** The chat: what the customer says goes out in order, what the server has comes in; the server's record is the truth. */
import { Announcer } from "./announcer";
import { ChatError, type WayIn, messagesAfter, openConversation, say } from "./api";
import { newClientId } from "./ids";
import type { Log } from "./log";
import type { Choice, Message, Saying } from "./message";
import { showProgress } from "./progress";
import { words } from "./words";

const TYPING_AFTER_MS = 350;
const DOUBT_MS = 1_000;

export interface Surroundings {
  wayIn: WayIn;
  /** Shows a notice of the page itself above the log; null takes it away. `retry` adds a button. */
  notice: (sentence: string | null, retry?: () => void) => void;
  rewrite: (text: string) => void;
  opened: () => void;
}

export class Chat {
  private queue: Promise<void> = Promise.resolve();
  private catching: Promise<void> | null = null;
  private again = false;
  /** Whether the server has known us again since the conversation was opened; if not, no cookie is kept. */
  private known = true;
  private doubted = false;
  private stopped = false;
  private renewing: Promise<void> | null = null;

  constructor(
    private readonly log: Log,
    private readonly announcer: Announcer,
    private readonly around: Surroundings,
  ) {}

  /** Opens the conversation and shows it, history without reading it out; false when that failed. */
  async open(): Promise<boolean> {
    try {
      const { messages, resumed } = await openConversation(this.around.wayIn);
      // One reading of a printed code is one opening, however often the page opens the conversation again.
      this.around.wayIn.campaign = "";
      this.known = resumed;
      this.stopped = false;
      this.around.notice(null);
      this.show(messages, !resumed);
      if (resumed) {
        this.receive(await messagesAfter(0), false);
        this.log.toEnd();
      }
      this.around.opened();
      return true;
    } catch (error) {
      const sentence = error instanceof ChatError ? error.message : words.startFailed;
      this.around.notice(sentence, () => void this.open());
      this.announcer.say(sentence);
      return false;
    }
  }

  typed(text: string): void {
    this.submit({ clientId: newClientId(), label: text, body: { text } });
  }

  chosen(choice: Choice): void {
    this.submit({ clientId: newClientId(), label: choice.label, body: { choice: choice.value } });
  }

  /** Fetches what is new; calls during a fetch lead to one more fetch. */
  catchUp(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    if (this.catching) {
      this.again = true;
      return this.catching;
    }
    this.catching = this.fetchNew().finally(() => {
      this.catching = null;
      if (this.again) {
        this.again = false;
        void this.catchUp();
      }
    });
    return this.catching;
  }

  private submit(saying: Saying): void {
    this.log.addOwn(saying);
    this.queue = this.queue.then(() => this.deliver(saying));
  }

  private async deliver(saying: Saying): Promise<void> {
    const typing = window.setTimeout(() => this.log.showTyping(true), TYPING_AFTER_MS);
    try {
      const messages = await say(saying);
      this.known = true;
      this.log.delivered(saying.clientId, messages);
      this.show(messages, true);
      void this.catchUp();
    } catch (error) {
      await this.explain(saying, error);
    } finally {
      window.clearTimeout(typing);
      this.log.showTyping(false);
    }
  }

  private async explain(saying: Saying, error: unknown): Promise<void> {
    if (!(error instanceof ChatError)) throw error;
    if (error.failure === "gone") return this.startAnew(saying);
    const again = error.failure === "offline" || error.failure === "busy";
    const shown = this.log.fail(saying.clientId, error.message, {
      retry: again ? () => this.retry(saying) : null,
      rewrite: !again && "text" in saying.body ? () => this.rewrite(saying) : null,
    });
    if (shown) this.announcer.say(error.message);
  }

  private retry(saying: Saying): void {
    this.log.resend(saying.clientId);
    this.queue = this.queue.then(() => this.deliver(saying));
  }

  private rewrite(saying: Saying): void {
    this.log.remove(saying.clientId);
    this.around.rewrite(saying.label);
  }

  /** The conversation is no more: begins a new one, says so, and keeps what the customer had just typed. */
  private async startAnew(saying: Saying | null): Promise<void> {
    this.renewing ??= this.renew().finally(() => (this.renewing = null));
    await this.renewing;
    if (saying && "text" in saying.body) this.around.rewrite(saying.label);
  }

  private async renew(): Promise<void> {
    this.log.clear();
    showProgress(null);
    if (!this.known) {
      this.stopped = true;
      this.around.notice(words.noCookie, () => void this.open());
      return;
    }
    if (await this.open()) this.around.notice(words.restarted);
  }

  private async fetchNew(): Promise<void> {
    try {
      this.receive(await messagesAfter(this.log.conversation.cursor), true);
    } catch (error) {
      // Anything but a closed conversation mends itself at the next occasion; so does a cookie that a login in another
      // tab is just replacing.
      if (!(error instanceof ChatError && error.failure === "gone")) return;
      if (this.doubted) return this.startAnew(null);
      this.doubted = true;
      window.setTimeout(() => void this.catchUp(), DOUBT_MS);
    }
  }

  private receive(messages: Message[], aloud: boolean): void {
    this.known = true;
    this.doubted = false;
    this.show(messages, aloud);
    this.log.conversation.caughtUp(messages);
  }

  private show(messages: readonly Message[], aloud: boolean): void {
    const fresh = this.log.add(messages);
    if (fresh.length === 0) return;
    showProgress(this.log.conversation.step);
    if (aloud) this.announcer.announce(fresh);
  }
}
