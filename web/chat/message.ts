/** What the server sends: one message of the conversation, as described by the HTTP interface. */

export type Sender = "customer" | "bot" | "staff" | "notice";
export type LinkKind = "login" | "document" | "registration" | "page";

export interface Row {
  label: string;
  value: string;
}

export interface Card {
  title: string;
  rows: Row[];
}

export interface Choice {
  label: string;
  value: string;
}

export interface Link {
  kind: LinkKind;
  label: string;
  url: string;
}

export interface Step {
  programme: string;
  id: string;
  title: string;
  /** The part of a programme, for example the pages before and after the change to another site; may be empty. */
  part: string;
  number: number;
  total: number;
}

export interface Message {
  seq: number;
  from: Sender;
  at: string;
  text: string;
  card: Card | null;
  choices: Choice[];
  link: Link | null;
  step: Step | null;
}

/** One thing the customer says: `client_id` makes a repeated request harmless. */
export interface Saying {
  clientId: string;
  /** What the customer's own bubble shows: the typed text, or the label of the chosen button. */
  label: string;
  body: { text: string } | { choice: string };
}
