/** The input line: grows with its text, sends on Enter with a keyboard but never during Japanese conversion. */
import { byId } from "./dom";
import { words } from "./words";

const LONGEST = 1_000;

export class Composer {
  private readonly form = byId("composer", HTMLFormElement);
  private readonly input = byId("composer-text", HTMLTextAreaElement);
  private readonly hint = byId("composer-hint", HTMLElement);
  private readonly touch = window.matchMedia("(hover: none) and (pointer: coarse)");
  private converting = false;

  constructor(private readonly send: (text: string) => void) {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.input.addEventListener("input", () => this.fit());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("compositionstart", () => (this.converting = true));
    // Safari ends the conversion before it reports the Enter key that ended it: stay in conversion for one tick more.
    this.input.addEventListener("compositionend", () => window.setTimeout(() => (this.converting = false), 0));
  }

  /** Puts text back for rewriting, unless the customer has begun to write something else. */
  put(text: string): void {
    if (this.input.value.trim() === "") this.input.value = text;
    this.fit();
    this.input.focus();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || this.touch.matches) return;
    if (this.converting || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.submit();
  }

  private submit(): void {
    const text = this.input.value.trim();
    if (text === "" || this.excess(text) > 0) return;
    this.input.value = "";
    this.fit();
    this.send(text);
  }

  private excess(text: string): number {
    return [...text].length - LONGEST;
  }

  private fit(): void {
    const over = this.excess(this.input.value.trim());
    this.hint.hidden = over <= 0;
    this.hint.textContent = over > 0 ? words.tooLong(over) : "";
    this.input.setAttribute("aria-invalid", String(over > 0));
    this.input.style.height = "auto";
    const border = this.input.offsetHeight - this.input.clientHeight;
    this.input.style.height = `${this.input.scrollHeight + border}px`;
  }
}
