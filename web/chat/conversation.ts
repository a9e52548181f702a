/** What is known of the conversation: the messages by number, and how far the record is known to be whole. */
import type { Message, Step } from "./message";

export class Conversation {
  private readonly bySeq = new Map<number, Message>();
  private whole = 0;

  /** Every message up to this number is known: ask the server for what comes after it. */
  get cursor(): number {
    return this.whole;
  }

  get messages(): Message[] {
    return [...this.bySeq.values()].sort((a, b) => a.seq - b.seq);
  }

  /** The newest step that a message told of. */
  get step(): Step | null {
    return this.messages.reduce<Step | null>((step, message) => message.step ?? step, null);
  }

  /** Takes messages in any order, repeated or not; returns the new ones in order. */
  add(messages: readonly Message[]): Message[] {
    const fresh = messages.filter((message) => !this.bySeq.has(message.seq)).sort((a, b) => a.seq - b.seq);
    for (const message of fresh) this.bySeq.set(message.seq, message);
    while (this.bySeq.has(this.whole + 1)) this.whole += 1;
    return fresh;
  }

  /** The server answered "everything after the cursor" with these: nothing is missing up to the last of them. */
  caughtUp(messages: readonly Message[]): void {
    this.whole = messages.reduce((last, message) => Math.max(last, message.seq), this.whole);
  }

  clear(): void {
    this.bySeq.clear();
    this.whole = 0;
  }

  /**
   * Which messages' choices may still be pressed, and what was chosen at the others. Open are only the newest ones, and
   * only until the customer answers: after a login or an opened document the talk moves on without an answer.
   */
  choiceStates(): { seq: number; open: boolean; chosen: string | null }[] {
    const states: { seq: number; open: boolean; chosen: string | null }[] = [];
    let answer: string | null = null;
    let open = true;
    for (const message of this.messages.reverse()) {
      if (message.from === "customer") {
        answer = message.text;
        open = false;
      } else if (message.choices.length > 0) {
        states.push({ seq: message.seq, open, chosen: answer });
        open = false;
      }
    }
    return states;
  }
}
