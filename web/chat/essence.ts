/**
 * A message's text suffices alone, so it repeats the card's rows and the numbered choices as lines. Where the page
 * shows the card and the buttons themselves, those blocks are left out and the numbers go to the buttons.
 */
import type { Message } from "./message";

const NUMBERED = /^(\d+)\. (.+)$/;

export interface Essence {
  text: string;
  /** The number of each numbered choice, by its label. */
  numbers: Map<string, string>;
}

/** The text without what the card and the buttons say again. */
export function essenceOf(message: Message): Essence {
  const rows = (message.card?.rows ?? []).map((row) => `${row.label}：${row.value}`).join("\n");
  const labels = new Set(message.choices.map((choice) => choice.label));
  const numbers = new Map<string, string>();
  const blocks = message.text.split("\n\n").filter((block) => {
    if (rows !== "" && block === rows) return false;
    const found = numbersIn(block, labels);
    for (const [label, number] of found) numbers.set(label, number);
    return found.size === 0;
  });
  return { text: blocks.join("\n\n"), numbers };
}

/** The numbers that a block gives to the choices; empty unless every line is one of them. */
function numbersIn(block: string, labels: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of block.split("\n")) {
    const match = NUMBERED.exec(line);
    if (!match || !labels.has(match[2] ?? "")) return new Map();
    found.set(match[2] ?? "", match[1] ?? "");
  }
  return found;
}
