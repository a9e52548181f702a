/** The header's progress: part, step title, number of total, bar. */
import { byId } from "./dom";
import type { Step } from "./message";
import { words } from "./words";

/** Shows where the customer is; hidden until a message tells of a step. */
export function showProgress(step: Step | null): void {
  const box = byId("progress", HTMLElement);
  box.hidden = step === null;
  if (step === null) return;
  byId("progress-part", HTMLElement).textContent = step.part;
  byId("progress-title", HTMLElement).textContent = step.title;
  byId("progress-count", HTMLElement).textContent = `${step.number}／${step.total}`;
  const bar = byId("progress-bar", HTMLProgressElement);
  bar.max = step.total;
  bar.value = step.number;
  bar.setAttribute("aria-valuetext", words.progress(step.number, step.total, step.title));
}
