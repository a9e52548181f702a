/**
 * The chat's HTTP interface. The cookie alone opens the conversation. Its id is only said along, so that an answer given
 * in this tab does not end up in a conversation that another tab has opened since.
 */
import type { Message, Saying } from "./message";
import { words } from "./words";

const TIMEOUT_MS = 25_000;
let shown = "";

/**
 * Why a request failed: `offline` no answer, `busy` the server could not take it now (both worth another try),
 * `gone` the conversation is closed or unknown, `refused` the server will not take this content. `message` is for
 * the customer.
 */
export type Failure = "offline" | "busy" | "gone" | "refused";

export class ChatError extends Error {
  constructor(
    readonly failure: Failure,
    sentence: string,
  ) {
    super(sentence);
  }
}

const GONE = new Set([401, 404, 410]);
const BUSY = new Set([408, 409, 425, 429]);

async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const abort = new AbortController();
  const timer = window.setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const options: RequestInit = { credentials: "same-origin", cache: "no-store", signal: abort.signal };
    return await fetch(path, { ...options, ...init });
  } catch {
    throw new ChatError("offline", words.offline);
  } finally {
    window.clearTimeout(timer);
  }
}

async function failure(response: Response): Promise<ChatError> {
  const body: unknown = await response.json().catch(() => null);
  const detail = body !== null && typeof body === "object" && "detail" in body ? body.detail : null;
  const sentence = typeof detail === "string" && detail !== "" ? detail : null;
  if (GONE.has(response.status)) return new ChatError("gone", sentence ?? words.restarted);
  if (BUSY.has(response.status) || response.status >= 500) return new ChatError("busy", sentence ?? words.busy);
  return new ChatError("refused", sentence ?? words.refused);
}

async function bodyOf(response: Response): Promise<{ messages: Message[]; conversation?: string }> {
  if (!response.ok) throw await failure(response);
  try {
    return (await response.json()) as { messages: Message[]; conversation?: string };
  } catch {
    throw new ChatError("busy", words.busy);
  }
}

async function messagesOf(response: Response): Promise<Message[]> {
  return (await bodyOf(response)).messages;
}

function post(path: string, body: unknown): Promise<Response> {
  return request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
  });
}

/** Where the customer came in; what is empty is not sent. */
export interface WayIn {
  entry: string;
  agency: string;
  campaign: string;
}

/** Opens the conversation of the cookie, or a new one; `resumed` says which. */
export async function openConversation(way: WayIn): Promise<{ messages: Message[]; resumed: boolean }> {
  const given = Object.entries(way).filter(([, value]) => value !== "");
  const response = await post("/chat/sessions", Object.fromEntries(given));
  const { messages, conversation } = await bodyOf(response);
  shown = conversation ?? "";
  return { messages, resumed: response.status === 200 };
}

/** Sends what the customer said; sending the same `clientId` again is safe and brings the same answer. */
export async function say(saying: Saying): Promise<Message[]> {
  return messagesOf(await post("/chat/messages", { client_id: saying.clientId, conversation: shown, ...saying.body }));
}

/** Every message after `seq`. */
export async function messagesAfter(seq: number): Promise<Message[]> {
  return messagesOf(await request(`/chat/messages?after=${seq}&conversation=${shown}`, { headers: { Accept: "application/json" } }));
}
